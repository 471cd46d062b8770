// Deferred calls, panics and recovery; ends with a panic that is passed on.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

func a() {
	i := 0
	defer fmt.Println(i)
	i++
	return
}

func b() {
	for i := 0; i < 4; i++ {
		defer fmt.Print(i)
	}
}

func c() (i int) {
	defer func() { i++ }()
	return 1
}

func main() {
	a()
	b()
	fmt.Println()
	fmt.Println(c())
	f()
	fmt.Println("Returned normally from f.")
	_, err := os.Open("/nonexistent/file")
	fmt.Println(err)
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), errors.Is(err, os.ErrNotExist))
	_ = io.EOF
	g(5)
}

func f() {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("Recovered in f", r)
		}
	}()
	fmt.Println("Calling g.")
	g(0)
	fmt.Println("Returned normally from g.")
}

func g(i int) {
	if i > 3 {
		fmt.Println("Panicking!")
		panic(fmt.Sprintf("%v", i))
	}
	defer fmt.Println("Defer in g", i)
	fmt.Println("Printing in g", i)
	g(i + 1)
}
