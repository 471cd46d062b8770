// Closures share the variables they capture; functions are values.
package main

import (
	"fmt"
	"strings"
)

func intSeq() func() int {
	i := 0
	return func() int {
		i++
		return i
	}
}

func account(balance int) (deposit func(int), get func() int) {
	deposit = func(n int) { balance += n }
	get = func() int { return balance }
	return
}

type middleware func(func(string) string) func(string) string

func chain(f func(string) string, ms ...middleware) func(string) string {
	for i := len(ms) - 1; i >= 0; i-- {
		f = ms[i](f)
	}
	return f
}

func wrap(l, r string) middleware {
	return func(next func(string) string) func(string) string {
		return func(s string) string { return l + next(s) + r }
	}
}

func memo(f func(int) int) func(int) int {
	seen := map[int]int{}
	return func(n int) int {
		if v, ok := seen[n]; ok {
			return v
		}
		seen[n] = f(n)
		return seen[n]
	}
}

func main() {
	next := intSeq()
	fmt.Println(next(), next(), next(), intSeq()())
	deposit, get := account(10)
	deposit(5)
	deposit(-3)
	fmt.Println(get())
	fmt.Println(chain(strings.ToUpper, wrap("<", ">"), wrap("[", "]"))("go"))
	var fib func(int) int
	fib = memo(func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(80))
	x := 1
	inc := func() { x++ }
	inc()
	inc()
	fmt.Println(x, func(a, b int) int { return a * b }(x, 7))
	ops := map[string]func(float64, float64) float64{
		"+": func(a, b float64) float64 { return a + b },
		"/": func(a, b float64) float64 { return a / b },
	}
	fmt.Println(ops["+"](1, 2), ops["/"](1, 4), ops["-"] == nil)
	compose := func(fs ...func(int) int) func(int) int {
		return func(n int) int {
			for _, f := range fs {
				n = f(n)
			}
			return n
		}
	}
	fmt.Println(compose(func(n int) int { return n + 1 }, func(n int) int { return n * n })(4))
}
