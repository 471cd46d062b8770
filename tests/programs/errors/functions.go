// Function types that do not fit.
package main

import "fmt"

func apply(f func(int) int, n int) int { return f(n) }

func double(s string) string { return s + s }

func main() {
	fmt.Println(apply(double, 1))
	fmt.Println(apply(func(n int) {}, 1))
	fmt.Println(apply(func(n int) string { return "a" }, 1))
	var f func(int, int) = func(a int) {}
	f(1)
	g := func(x int) { return x }
	g()
	h := func() { inner := 1 }
	h()
}
