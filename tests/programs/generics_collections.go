// Generic containers, iterators, options and workers.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
)

type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~float32 | ~float64 | ~string
}

type Stack[T any] []T

func (s *Stack[T]) Push(v T) { *s = append(*s, v) }
func (s *Stack[T]) Pop() (v T, err error) {
	if len(*s) == 0 {
		return v, errors.New("empty")
	}
	v = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return
}

type Cache[K comparable, V any] struct {
	mu   sync.RWMutex
	data map[K]V
	load func(K) (V, error)
}

func (c *Cache[K, V]) Get(k K) (V, error) {
	c.mu.RLock()
	v, ok := c.data[k]
	c.mu.RUnlock()
	if ok {
		return v, nil
	}
	v, err := c.load(k)
	if err != nil {
		var zero V
		return zero, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.data == nil {
		c.data = map[K]V{}
	}
	c.data[k] = v
	return v, nil
}

type LinkedList[T any] struct {
	head *node[T]
	size int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *LinkedList[T]) Add(vs ...T) *LinkedList[T] {
	for _, v := range vs {
		n := &node[T]{v: v}
		if l.head == nil {
			l.head = n
		} else {
			p := l.head
			for p.next != nil {
				p = p.next
			}
			p.next = n
		}
		l.size++
	}
	return l
}
func (l *LinkedList[T]) Each(yield func(int, T) bool) {
	i := 0
	for n := l.head; n != nil; n = n.next {
		if !yield(i, n.v) {
			return
		}
		i++
	}
}

type Option[T any] func(*T)
type Config struct {
	host string
	port int
}

func WithPort(p int) Option[Config] { return func(c *Config) { c.port = p } }
func New[T any](init T, opts ...Option[T]) *T {
	for _, o := range opts {
		o(&init)
	}
	return &init
}

type Numeric interface{ ~int | ~float64 }

func Sum[T Numeric](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("MyInt(%d)", int(m)) }

func Stringify[T fmt.Stringer](xs []T) []string {
	var r []string
	for _, x := range xs {
		r = append(r, x.String())
	}
	return r
}

type Heap[T any] struct {
	data []T
	less func(a, b T) bool
}

func (h *Heap[T]) Push(v T) {
	h.data = append(h.data, v)
	i := len(h.data) - 1
	for i > 0 {
		p := (i - 1) / 2
		if !h.less(h.data[i], h.data[p]) {
			break
		}
		h.data[i], h.data[p] = h.data[p], h.data[i]
		i = p
	}
}
func (h *Heap[T]) Pop() (T, bool) {
	var zero T
	if len(h.data) == 0 {
		return zero, false
	}
	top := h.data[0]
	n := len(h.data) - 1
	h.data[0] = h.data[n]
	h.data = h.data[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.data[c+1], h.data[c]) {
			c++
		}
		if !h.less(h.data[c], h.data[i]) {
			break
		}
		h.data[i], h.data[c] = h.data[c], h.data[i]
		i = c
	}
	return top, true
}

func MapKV[M ~map[K]V, K cmp.Ordered, V any, R any](m M, f func(K, V) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(f(k, m[k])) {
				return
			}
		}
	}
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			y, ok2 := nb()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func parallel[T, R any](xs []T, n int, f func(T) R) []R {
	out := make([]R, len(xs))
	type job struct{ i int }
	jobs := make(chan job)
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for j := range jobs {
				out[j.i] = f(xs[j.i])
			}
		})
	}
	for i := range xs {
		jobs <- job{i}
	}
	close(jobs)
	wg.Wait()
	return out
}

type Either[L, R any] struct {
	left  *L
	right *R
}

func Left[L, R any](l L) Either[L, R] { return Either[L, R]{left: &l} }
func (e Either[L, R]) Fold(f func(L) string, g func(R) string) string {
	if e.left != nil {
		return f(*e.left)
	}
	return g(*e.right)
}

type Matrix[T Numeric] [][]T

func (m Matrix[T]) Mul(o Matrix[T]) Matrix[T] {
	r := make(Matrix[T], len(m))
	for i := range m {
		r[i] = make([]T, len(o[0]))
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return r
}

func typeName[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice"
	}
	return fmt.Sprintf("%T", v)
}

type Visitor interface{ Visit(n int) Visitor }
type vf func(int) Visitor

func (f vf) Visit(n int) Visitor { return f(n) }

func main() {
	var s Stack[string]
	s.Push("a")
	s.Push("b")
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	c := Cache[string, int]{load: func(k string) (int, error) {
		if k == "" {
			return 0, fmt.Errorf("no key")
		}
		return len(k), nil
	}}
	fmt.Println(c.Get("abc"))
	fmt.Println(c.Get(""))
	l := (&LinkedList[int]{}).Add(1, 2, 3)
	for i, v := range l.Each {
		if i == 2 {
			break
		}
		fmt.Print(i, "=", v, " ")
	}
	fmt.Println(l.size)
	fmt.Printf("%+v\n", *New(Config{host: "h"}, WithPort(80)))
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[MyInt]())
	fmt.Println(Stringify([]MyInt{1, 2}), MyInt(5))
	h := &Heap[string]{less: func(a, b string) bool { return len(a) < len(b) }}
	for _, w := range strings.Fields("the quick brown fox jumped over a dog") {
		h.Push(w)
	}
	for v, ok := h.Pop(); ok; v, ok = h.Pop() {
		fmt.Print(len(v), " ")
	}
	fmt.Println()
	for r := range MapKV(map[string]int{"b": 2, "a": 1}, func(k string, v int) string { return k + fmt.Sprint(v) }) {
		fmt.Print(r, " ")
	}
	for a, b := range Zip(slices.Values([]int{1, 2, 3}), slices.Values([]string{"x", "y"})) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	fmt.Println(parallel([]int{1, 2, 3, 4}, 2, func(i int) string { return strings.Repeat("*", i) }))
	e := Left[int, string](5)
	fmt.Println(e.Fold(func(i int) string { return fmt.Sprint("L", i) }, func(s string) string { return s }))
	fmt.Println(Matrix[int]{{1, 2}, {3, 4}}.Mul(Matrix[int]{{0, 1}, {1, 0}}))
	fmt.Println(typeName(1), typeName("s"), typeName(2.5), typeName([]int{}))
	var v vf
	v = func(n int) Visitor { fmt.Print(n, " "); return v }
	v.Visit(1).Visit(2)
	fmt.Println()
	type pair struct {
		k string
		v int
	}
	ps := []pair{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortStableFunc(ps, func(x, y pair) int { return cmp.Or(cmp.Compare(x.v, y.v), strings.Compare(x.k, y.k)) })
	fmt.Println(ps)
	idx, found := slices.BinarySearchFunc(ps, "b", func(p pair, k string) int { return strings.Compare(p.k, k) })
	fmt.Println(idx, found)
	xs := []int{3, 1, 4, 1, 5, 9, 2, 6}
	slices.Sort(xs)
	xs = slices.Compact(xs)
	fmt.Println(xs, slices.Contains(xs, 4), len(slices.Insert(xs, 1, 7, 8)))
	groups := maps.Collect(slices.All([]string{"x", "y"}))
	fmt.Println(groups)
	keys := make([]int, 0)
	for k := range groups {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	fmt.Println(keys)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		for x := range func(yield func(int) bool) {
			yield(1)
			yield(2)
		} {
			fmt.Println(x)
			break
		}
	}()
	fmt.Println(fn(func(i int) int { return i * 2 }))
}

func fn[F ~func(int) int](f F) int { return f(21) }
