// Package variables are set in the order of their dependencies, then the init functions run, then main.
package main

import "fmt"

var (
	a     = b + 1
	b     = f()
	c     = initial("c")
	d, e  = pair()
	table = map[string]int{"a": a, "b": b}
	_     = initial("blank")
)

func f() int {
	fmt.Println("f runs; c is", len(c))
	return len(c) * 10
}

func initial(s string) string {
	fmt.Println("initial", s)
	return s + "!"
}

func pair() (int, int) { return a * 2, b * 2 }

func init() {
	fmt.Println("first init", a, b, c, d, e)
}

func init() {
	fmt.Println("second init", table)
	counter++
}

var counter = 5

func main() {
	fmt.Println("main", counter)
}
