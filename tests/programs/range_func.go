// Range over functions: iterators, sequences of pairs, early exits, defer and return in the body, iter.Pull.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func countdown(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("(iterator done)")
		for ; n > 0; n-- {
			if !yield(n) {
				return
			}
		}
	}
}

func enumerate[T any](xs []T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}

func fib() iter.Seq[int] {
	return func(yield func(int) bool) {
		a, b := 0, 1
		for yield(a) {
			a, b = b, a+b
		}
	}
}

func take[T any](seq iter.Seq[T], n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n == 0 {
			return
		}
		i := 0
		for v := range seq {
			if !yield(v) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func find(seq iter.Seq[int], want int) (int, bool) {
	i := 0
	for v := range seq {
		if v == want {
			return i, true
		}
		i++
	}
	return -1, false
}

func nested() string {
outer:
	for i := range fib() {
		for j := range countdown(5) {
			if j == 4 {
				continue outer
			}
			if i > 2 {
				break outer
			}
			defer fmt.Println("deferred", i, j)
		}
	}
	return "nested done"
}

func main() {
	for n := range countdown(3) {
		fmt.Println(n)
	}
	for n := range countdown(3) {
		if n == 2 {
			break
		}
	}
	for i, s := range enumerate([]string{"a", "b"}) {
		fmt.Println(i, s)
	}
	fmt.Println(slices.Collect(take(fib(), 10)))
	fmt.Println(find(fib(), 21))
	fmt.Println(nested())
	for range take(fib(), 2) {
		fmt.Println("round")
	}
	next, stop := iter.Pull(take(fib(), 3))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	fmt.Println(slices.Sorted(maps.Values(map[string]int{"a": 2, "b": 1})))
	for i, v := range slices.Backward([]int{1, 2, 3}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
}
