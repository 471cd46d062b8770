// Deferred calls run in reverse; their arguments are taken at the defer statement; they can change named results.
package main

import (
	"fmt"
	"os"
)

func trace(s string) string {
	fmt.Println("enter", s)
	return s
}

func un(s string) { fmt.Println("leave", s) }

func a() {
	defer un(trace("a"))
	b()
}

func b() {
	defer un(trace("b"))
	fmt.Println("in b")
}

func named() (n int) {
	defer func() { n *= 2 }()
	n = 5
	return n + 1
}

func unnamed() int {
	n := 5
	defer func() { n *= 2 }()
	return n
}

type res struct{ name string }

func (r *res) Close() { fmt.Println("close", r.name) }

func main() {
	for i := range 3 {
		defer fmt.Println("deferred", i)
	}
	x := 1
	defer fmt.Println("x was", x)
	defer func() { fmt.Println("x is", x) }()
	x = 2
	a()
	fmt.Println(named(), unnamed())
	r := &res{"one"}
	defer r.Close()
	r = &res{"two"}
	defer r.Close()
	func() {
		defer fmt.Println("inner done")
		for i := 0; ; i++ {
			defer fmt.Print(i, ";")
			if i == 2 {
				return
			}
		}
	}()
	var f func()
	defer func() { fmt.Println("recovered:", recover()) }()
	defer f()
	fmt.Fprintln(os.Stderr, "to standard error")
}
