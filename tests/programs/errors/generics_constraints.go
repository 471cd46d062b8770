// Type arguments that do not satisfy their constraints.
package main

import (
	"cmp"
	"fmt"
)

type number interface{ ~int | ~float64 }

func sum[T number](xs ...T) (s T) { return }
func key[K comparable](k K)       {}
func less[T cmp.Ordered](a, b T) bool {
	return a < b
}

type stringer interface{ String() string }

func show[T stringer](t T) {}

type pair[K comparable, V any] struct {
	k K
	v V
}

type notSt struct{}

func main() {
	fmt.Println(sum("a"), sum(1, 2.5), sum(1, "a"))
	key([]int{})
	key(func() {})
	less(1, "a")
	less(struct{}{}, struct{}{})
	show(notSt{})
	var p pair[[]int, int]
	var q pair[int]
	var r pair
	var s pair[int, string, bool]
	fmt.Println(p, q, r, s)
	sum[string]("x")
	sum[int, int](1)
	var n number
	_ = n
}
