package main

import (
	"cmp"
	"fmt"
	"slices"
	"maps"
)

type Number interface{ int | float64 }
type Stack[T any] []T
type Pair[K comparable, V any] struct { Key K; Val V }
type List[T any] struct { next *List[T]; val T }
type Bad[T Number] struct { x T }
type Tree[T interface{ Less(T) bool }] struct{}

func (s Stack[T]) Peek() T { return s[len(s)-1] }
func (s *Stack[T]) Push(v T) { *s = append(*s, v) }
func (l *List[T]) Add(v U) {}
func (p Pair[K]) Foo() {}
func (p Pair[K, V, X]) Bar() {}
func Filter[T any](s []T, f func(T) bool) []T { return nil }
func Reduce[T, A any](s []T, init A, f func(A, T) A) A { return init }
func Max[T cmp.Ordered](a, b T) T { if a > b { return a }; return b }
func Print[T fmt.Stringer](t T) { fmt.Println(t.String()) }
func Same[T comparable](a, b T) bool { return a < b }
func Len[T any](x T) int { return len(x) }
func Range[T any](x T) { for range x {} }
func Idx[T any](x T) { _ = x[0] }
func Call[T any](x T) { x() }
func Fld[T struct{ X int }](x T) int { return x.X }
func Conv[T any](x T) int { return int(x) }
func Num[T Number](x T) T { return x + 1.5 }
func Mod[T Number](x T) T { return x % 2 }
func Two[A, B any]() {}
func Rec[T any](n int) { if n > 0 { Rec[[]T](n - 1) } }
func NilT[T any]() *T { return nil }

func main() {
	var b Bad[string]
	var t Tree[int]
	var s Stack[int]
	s.Push("x")
	var s2 Stack[string] = s
	s.Peek().x()
	p := Pair[string, int]{"a", "b"}
	p2 := Pair{"a", 1}
	p3 := Pair[[]int, int]{}
	p4 := Pair[string]{"a", 1}
	Filter([]int{1}, func(s string) bool { return true })
	Filter([]int{1}, func(i int) { })
	Filter(1, nil)
	Reduce([]int{1}, "", func(a string, i int) int { return 0 })
	Max(1, "a")
	Max(1, 2.5)
	Max([]int{}, []int{})
	var i8 int8
	Max(i8, 300)
	Max[int](1, 2.5)
	Print(5)
	Same([]int{}, nil)
	Two()
	Two[int]()
	Two[int, string, bool]()
	NilT()
	x := Filter
	y := Filter[int]
	y([]string{}, nil)
	var f func([]string, func(string) bool) []string = Filter[int]
	slices.Sort([]Pair[string, int]{})
	slices.Contains([][]int{}, nil)
	slices.Map([]int{})
	maps.Keys(5)
	slices.SortFunc([]int{}, cmp.Compare[string])
	slices.Collect(maps.Keys(map[string]int{}), 1)
	var l List
	l2 := &List[int]{val: "x"}
	l2.next = List[int]{}
	l2.next = &List[string]{}
	type Local[T any] struct{}
	func[T any](x T) {}(1)
	var n Number = 5
	var c any = Stack
	_ = Stack[int]{1, "a"}
	_ = []Stack{}
	switch any(s).(type) {
	case Stack:
	case Stack[int]:
	case List[T]:
	}
	Max
	Max[int]
}
