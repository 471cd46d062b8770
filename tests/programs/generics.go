// Generic functions and types: constraints, methods, several parameters, inference.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

func Sum[T Number](xs ...T) (sum T) {
	for _, x := range xs {
		sum += x
	}
	return
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, e := range s {
		if keep(e) {
			out = append(out, e)
		}
	}
	return out
}

func Reduce[T, A any](xs []T, init A, f func(A, T) A) A {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}

func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

type Stack[T any] struct{ items []T }

var ErrEmpty = errors.New("empty stack")

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }

func (s *Stack[T]) Pop() (T, error) {
	var zero T
	if len(s.items) == 0 {
		return zero, ErrEmpty
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, nil
}

type List[T any] struct {
	head, tail *element[T]
}

type element[T any] struct {
	next *element[T]
	val  T
}

func (l *List[T]) Push(v T) {
	if l.tail == nil {
		l.head = &element[T]{val: v}
		l.tail = l.head
		return
	}
	l.tail.next = &element[T]{val: v}
	l.tail = l.tail.next
}

func (l *List[T]) All() func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for e := l.head; e != nil; e = e.next {
			if !yield(e.val) {
				return
			}
		}
	}
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("(%v=%v)", p.Key, p.Val) }

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)      { s[v] = struct{}{} }
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }
func NewSet[T comparable](vs ...T) Set[T] {
	s := Set[T]{}
	for _, v := range vs {
		s.Add(v)
	}
	return s
}

type Celsius float64

type Tree[T any] struct {
	cmp         func(a, b T) int
	left, right *Tree[T]
	val         T
	full        bool
}

func (t *Tree[T]) Insert(v T) {
	switch {
	case !t.full:
		t.val, t.full = v, true
	case t.cmp(v, t.val) < 0:
		if t.left == nil {
			t.left = &Tree[T]{cmp: t.cmp}
		}
		t.left.Insert(v)
	default:
		if t.right == nil {
			t.right = &Tree[T]{cmp: t.cmp}
		}
		t.right.Insert(v)
	}
}

func (t *Tree[T]) Walk(f func(T)) {
	if t == nil || !t.full {
		return
	}
	t.left.Walk(f)
	f(t.val)
	t.right.Walk(f)
}

type Shower interface{ Show() string }
type Named struct{ name string }

func (n *Named) Show() string { return "named " + n.name }

func MakeAll[T any, P interface {
	*T
	Shower
}](n int) (out []string) {
	for range n {
		var v T
		out = append(out, P(&v).Show())
	}
	return
}

func Zero[T any]() T { var z T; return z }

func Describe[T any](v T) string {
	switch x := any(v).(type) {
	case int:
		return fmt.Sprint("int ", x+1)
	case string:
		return "string " + strings.ToUpper(x)
	case fmt.Stringer:
		return "stringer " + x.String()
	}
	return fmt.Sprintf("other %T", v)
}

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.5), Sum[Celsius](20, 1.5), Sum[int]())
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat("*", i) }))
	type ids []int
	odd := Filter(ids{1, 2, 3, 4, 5}, func(i int) bool { return i%2 == 1 })
	fmt.Printf("%v %T\n", odd, odd)
	fmt.Println(Reduce([]string{"a", "bb", "ccc"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(Keys(map[string]int{"b": 1, "a": 2, "c": 3}))
	var s Stack[string]
	s.Push("x")
	s.Push("y")
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	var l List[float64]
	for i := range 4 {
		l.Push(float64(i) / 2)
	}
	for v := range l.All() {
		if v > 1 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	p := Pair[string, []int]{"k", []int{1}}
	fmt.Println(p, Pair[int, bool]{1, true})
	fmt.Printf("%T %T %T\n", p, s, Set[rune]{})
	set := NewSet(1, 2, 3)
	fmt.Println(set.Has(2), set.Has(5), len(set))
	t := &Tree[string]{cmp: strings.Compare}
	for _, w := range strings.Fields("the quick brown fox jumps") {
		t.Insert(w)
	}
	t.Walk(func(s string) { fmt.Print(s, " ") })
	fmt.Println()
	fmt.Println(MakeAll[Named](2))
	fmt.Printf("%q %v %v\n", Zero[string](), Zero[*int]() == nil, Zero[[2]int]())
	fmt.Println(Describe(1), Describe("a"), Describe(p), Describe(1.5))
	fmt.Println(max(3, 1, 2), min("b", "a"), cmp.Compare(1, 2))
	f := Map[int, int]
	fmt.Println(f([]int{1}, func(i int) int { return -i }))
}
