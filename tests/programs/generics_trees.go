// Generic trees, sets and iterators.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int64 | ~float64
}

func SumIntsOrFloats[K comparable, V Number](m map[K]V) V {
	var s V
	for _, v := range m {
		s += v
	}
	return s
}

type Tree[T any] struct {
	cmp  func(T, T) int
	root *node[T]
}

type node[T any] struct {
	left, right *node[T]
	data        T
}

func (bt *Tree[T]) find(val T) **node[T] {
	pl := &bt.root
	for *pl != nil {
		switch c := bt.cmp(val, (*pl).data); {
		case c < 0:
			pl = &(*pl).left
		case c > 0:
			pl = &(*pl).right
		default:
			return pl
		}
	}
	return pl
}

func (bt *Tree[T]) Insert(val T) bool {
	pl := bt.find(val)
	if *pl != nil {
		return false
	}
	*pl = &node[T]{data: val}
	return true
}

func (bt *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { bt.root.push(yield) }
}

func (n *node[T]) push(yield func(T) bool) bool {
	if n == nil {
		return true
	}
	return n.left.push(yield) && yield(n.data) && n.right.push(yield)
}

type Point []int32

func (p Point) String() string {
	var parts []string
	for _, v := range p {
		parts = append(parts, strconv.Itoa(int(v)))
	}
	return strings.Join(parts, "/")
}

func Scale[S ~[]E, E cmp.Ordered](s S, c E, mul func(a, b E) E) S {
	r := make(S, len(s))
	for i, v := range s {
		r[i] = mul(v, c)
	}
	return r
}

type Set[E comparable] struct{ m map[E]struct{} }

func NewSet[E comparable](vs ...E) *Set[E] {
	s := &Set[E]{m: make(map[E]struct{})}
	for _, v := range vs {
		s.Add(v)
	}
	return s
}
func (s *Set[E]) Add(v E)           { s.m[v] = struct{}{} }
func (s *Set[E]) Contains(v E) bool { _, ok := s.m[v]; return ok }
func (s *Set[E]) Push(f func(E) bool) {
	for v := range s.m {
		if !f(v) {
			return
		}
	}
}
func (s *Set[E]) Pull() (func() (E, bool), func()) {
	return iter.Pull(s.Push)
}

type FromStrings[T any] interface {
	Set(string)
	*T
}

type Settable int

func (p *Settable) Set(s string) { i, _ := strconv.Atoi(s); *p = Settable(i) }

func FromStringsF[T any, PT FromStrings[T]](s []string) []T {
	result := make([]T, len(s))
	for i, v := range s {
		p := PT(&result[i])
		p.Set(v)
	}
	return result
}

func Filter[V any](f func(V) bool, s iter.Seq[V]) iter.Seq[V] {
	return func(yield func(V) bool) {
		for v := range s {
			if f(v) {
				if !yield(v) {
					return
				}
			}
		}
	}
}

func Map[T, U any](s []T, f func(T) U) []U {
	var r []U
	for _, x := range s {
		r = append(r, f(x))
	}
	return r
}

func Reduce[T, A any](s []T, init A, f func(A, T) A) A {
	for _, x := range s {
		init = f(init, x)
	}
	return init
}

type orderedSlice[E cmp.Ordered] []E

func (s orderedSlice[E]) Len() int           { return len(s) }
func (s orderedSlice[E]) Less(i, j int) bool { return s[i] < s[j] || (s[i] != s[i] && s[j] == s[j]) }
func (s orderedSlice[E]) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

type OrderedMap[K cmp.Ordered, V any] struct {
	m map[K]V
}

func (o *OrderedMap[K, V]) Pairs() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(o.m)) {
			if !yield(k, o.m[k]) {
				return
			}
		}
	}
}

type Alias[T any] = Set[T2[T]]
type T2[T any] struct{ a int }

func main() {
	fmt.Println(SumIntsOrFloats(map[string]int64{"a": 34, "b": 12}), SumIntsOrFloats(map[string]float64{"a": 35.98, "b": 26.99}))
	t := &Tree[int]{cmp: cmp.Compare[int]}
	for _, v := range []int{5, 2, 9, 2} {
		fmt.Print(t.Insert(v), " ")
	}
	fmt.Println(slices.Collect(t.All()))
	p := Scale(Point{1, 2, 3}, 2, func(a, b int32) int32 { return a * b })
	fmt.Println(p, p.String())
	s := NewSet("x", "y")
	fmt.Println(s.Contains("x"), s.Contains("z"))
	next, stop := s.Pull()
	n := 0
	for _, ok := next(); ok; _, ok = next() {
		n++
	}
	stop()
	fmt.Println(n)
	fmt.Println(FromStringsF[Settable]([]string{"1", "2"}))
	for v := range Filter(func(i int) bool { return i > 2 }, t.All()) {
		fmt.Println(v)
	}
	strs := Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat("*", i) })
	fmt.Printf("%q %d\n", strs, Reduce(strs, 0, func(a int, s string) int { return a + len(s) }))
	os := orderedSlice[string]{"b", "a"}
	sort.Sort(os)
	fmt.Println(os)
	fmt.Printf("%v %+v %T\n", Pair[string, int]{"a", 1}, Pair[string, int]{"a", 1}, Pair[string, []int]{})
	om := OrderedMap[string, int]{map[string]int{"z": 26, "a": 1}}
	for k, v := range om.Pairs() {
		fmt.Println(k, v)
	}
	var a *Alias[int]
	fmt.Printf("%T %T\n", a, t)
	for i, w := range slices.Backward([]string{"a", "b"}) {
		fmt.Println(i, w)
	}
	fmt.Println(slices.Collect(maps.Values(map[int]int{1: 2})), slices.Collect(slices.Chunk([]int{1, 2, 3, 4, 5}, 2)))
	fmt.Println(min(3, 1, 2), max(2.5, 1), slices.Max([]int{1, 9, 3}), slices.Index([]string{"a", "b"}, "b"))
}
