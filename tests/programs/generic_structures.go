package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

func Sum[K comparable, V Number](m map[K]V) (s V) {
	for _, v := range m {
		s += v
	}
	return
}

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	r := make([]R, 0, len(s))
	for _, e := range s {
		r = append(r, f(e))
	}
	return r
}
func Filter[S ~[]E, E any](s S, f func(E) bool) (r S) {
	for _, e := range s {
		if f(e) {
			r = append(r, e)
		}
	}
	return
}
func Reduce[E, A any](s []E, init A, f func(A, E) A) A {
	for _, e := range s {
		init = f(init, e)
	}
	return init
}

type List[T any] struct {
	head, tail *element[T]
	n          int
}
type element[T any] struct {
	next *element[T]
	val  T
}

func (l *List[T]) Push(v T) {
	if l.tail == nil {
		l.head = &element[T]{val: v}
		l.tail = l.head
	} else {
		l.tail.next = &element[T]{val: v}
		l.tail = l.tail.next
	}
	l.n++
}
func (l *List[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for e := l.head; e != nil; e = e.next {
			if !yield(e.val) {
				return
			}
		}
	}
}

type Tree[K cmp.Ordered, V any] struct{ root *tnode[K, V] }
type tnode[K cmp.Ordered, V any] struct {
	k    K
	v    V
	l, r *tnode[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		switch c := cmp.Compare(k, (*p).k); {
		case c < 0:
			p = &(*p).l
		case c > 0:
			p = &(*p).r
		default:
			(*p).v = v
			return
		}
	}
	*p = &tnode[K, V]{k: k, v: v}
}
func (t *Tree[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { t.root.walk(yield) }
}
func (n *tnode[K, V]) walk(yield func(K, V) bool) bool {
	return n == nil || n.l.walk(yield) && yield(n.k, n.v) && n.r.walk(yield)
}

type LRU[K comparable, V any] struct {
	cap   int
	m     map[K]*lnode[K, V]
	h, t  *lnode[K, V]
	evict func(K, V)
}
type lnode[K comparable, V any] struct {
	k    K
	v    V
	p, n *lnode[K, V]
}

func NewLRU[K comparable, V any](cap int) *LRU[K, V] {
	l := &LRU[K, V]{cap: cap, m: make(map[K]*lnode[K, V], cap), h: &lnode[K, V]{}, t: &lnode[K, V]{}}
	l.h.n, l.t.p = l.t, l.h
	return l
}
func (l *LRU[K, V]) unlink(n *lnode[K, V]) { n.p.n, n.n.p = n.n, n.p }
func (l *LRU[K, V]) front(n *lnode[K, V]) {
	n.p, n.n = l.h, l.h.n
	n.n.p, l.h.n = n, n
}
func (l *LRU[K, V]) Get(k K) (v V, ok bool) {
	n, ok := l.m[k]
	if !ok {
		return
	}
	l.unlink(n)
	l.front(n)
	return n.v, true
}
func (l *LRU[K, V]) Put(k K, v V) {
	if n, ok := l.m[k]; ok {
		n.v = v
		l.unlink(n)
		l.front(n)
		return
	}
	if len(l.m) == l.cap {
		o := l.t.p
		l.unlink(o)
		delete(l.m, o.k)
		if l.evict != nil {
			l.evict(o.k, o.v)
		}
	}
	n := &lnode[K, V]{k: k, v: v}
	l.m[k] = n
	l.front(n)
}

type Ring[T any] struct {
	buf     []T
	r, w, n int
}

func NewRing[T any](n int) *Ring[T] { return &Ring[T]{buf: make([]T, n)} }

var ErrFull = errors.New("ring full")

func (r *Ring[T]) Put(v T) error {
	if r.n == len(r.buf) {
		return fmt.Errorf("put %v: %w", v, ErrFull)
	}
	r.buf[r.w] = v
	r.w = (r.w + 1) % len(r.buf)
	r.n++
	return nil
}
func (r *Ring[T]) Get() (T, bool) {
	if r.n == 0 {
		return *new(T), false
	}
	v := r.buf[r.r]
	r.r = (r.r + 1) % len(r.buf)
	r.n--
	return v, true
}

type Set[T comparable] map[T]struct{}

func SetOf[T comparable](vs ...T) Set[T] {
	s := make(Set[T])
	for _, v := range vs {
		s[v] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }
func (s Set[T]) Union(o Set[T]) Set[T] {
	r := maps.Clone(s)
	maps.Copy(r, o)
	return r
}
func (s Set[T]) Intersect(o Set[T]) Set[T] {
	r := Set[T]{}
	for v := range s {
		if o.Has(v) {
			r[v] = struct{}{}
		}
	}
	return r
}
func Sorted[T cmp.Ordered](s Set[T]) []T { return slices.Sorted(maps.Keys(s)) }

type Heap[T any] struct {
	xs   []T
	less func(a, b T) bool
}

func (h *Heap[T]) Push(x T) {
	h.xs = append(h.xs, x)
	for i := len(h.xs) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.xs[i], h.xs[p]) {
			break
		}
		h.xs[i], h.xs[p] = h.xs[p], h.xs[i]
		i = p
	}
}
func (h *Heap[T]) Pop() (x T, ok bool) {
	if len(h.xs) == 0 {
		return
	}
	x = h.xs[0]
	n := len(h.xs) - 1
	h.xs[0] = h.xs[n]
	h.xs = h.xs[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.xs[c+1], h.xs[c]) {
			c++
		}
		if !h.less(h.xs[c], h.xs[i]) {
			break
		}
		h.xs[i], h.xs[c] = h.xs[c], h.xs[i]
		i = c
	}
	return x, true
}

type Trie struct {
	kids map[rune]*Trie
	end  bool
}

func (t *Trie) Insert(s string) {
	for _, r := range s {
		if t.kids == nil {
			t.kids = map[rune]*Trie{}
		}
		next, ok := t.kids[r]
		if !ok {
			next = new(Trie)
			t.kids[r] = next
		}
		t = next
	}
	t.end = true
}
func (t *Trie) Words(prefix string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var walk func(*Trie, string) bool
		walk = func(t *Trie, p string) bool {
			if t.end && !yield(p) {
				return false
			}
			for _, r := range slices.Sorted(maps.Keys(t.kids)) {
				if !walk(t.kids[r], p+string(r)) {
					return false
				}
			}
			return true
		}
		for _, r := range prefix {
			if t = t.kids[r]; t == nil {
				return
			}
		}
		walk(t, prefix)
	}
}

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T]  { return Option[T]{v, true} }
func None[T any]() Option[T]     { return Option[T]{} }
func (o Option[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}
func (o Option[T]) String() string {
	if o.ok {
		return fmt.Sprintf("Some(%v)", o.v)
	}
	return "None"
}

type Stringish interface {
	~string
	Len() int
}
type MyS string

func (m MyS) Len() int { return len(m) }
func TotalLen[T Stringish](xs ...T) (n int) {
	for _, x := range xs {
		n += x.Len() + len(string(x))
	}
	return
}

type Setter[T any] interface {
	Set(string)
	*T
}
type IntVal int

func (i *IntVal) Set(s string) { n, _ := strconv.Atoi(s); *i = IntVal(n) }
func FromStrings[T any, PT Setter[T]](s []string) []T {
	r := make([]T, len(s))
	for i, v := range s {
		p := PT(&r[i])
		p.Set(v)
	}
	return r
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq[Pair[A, B]] {
	return func(yield func(Pair[A, B]) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(Pair[A, B]{x, y}) {
				return
			}
		}
	}
}
func Take[T any](n int, s iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for v := range s {
			if !yield(v) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}
func Count() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
}

type Vec[T Number] []T

func (v Vec[T]) Dot(w Vec[T]) (d T) {
	for i := range v {
		d += v[i] * w[i]
	}
	return
}

type Matrix[T Number, V ~[]T] []V

func MapKV[M ~map[K]V, K cmp.Ordered, V any](m M, f func(K, V)) {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		f(k, m[k])
	}
}

func main() {
	fmt.Println(Sum(map[string]float64{"a": 1.5, "b": 2}), Sum(map[int]int8{1: 100, 2: 27}))
	sq := Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat("x", i) })
	fmt.Printf("%q %T\n", sq, sq)
	fmt.Println(Reduce(Filter([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }), "", func(a string, i int) string { return a + strconv.Itoa(i) }))
	var l List[string]
	for _, w := range strings.Fields("the quick brown fox") {
		l.Push(w)
	}
	for w := range l.All() {
		if w == "fox" {
			break
		}
		fmt.Print(w, " ")
	}
	fmt.Println(l.n)
	var t Tree[string, int]
	for i, w := range strings.Fields("m c x a d z m") {
		t.Put(w, i)
	}
	for k, v := range t.All() {
		fmt.Print(k, "=", v, " ")
	}
	fmt.Println()
	c := NewLRU[string, int](2)
	c.evict = func(k string, v int) { fmt.Println("evict", k, v) }
	c.Put("a", 1)
	c.Put("b", 2)
	c.Get("a")
	c.Put("c", 3)
	fmt.Println(c.Get("b"))
	r := NewRing[rune](2)
	fmt.Println(r.Put('a'), r.Put('b'), r.Put('c'), errors.Is(r.Put('d'), ErrFull))
	x, ok := r.Get()
	fmt.Println(string(x), ok)
	a, b := SetOf(1, 2, 3), SetOf(2, 3, 4)
	fmt.Println(Sorted(a.Union(b)), Sorted(a.Intersect(b)), a)
	h := &Heap[Pair[string, int]]{less: func(a, b Pair[string, int]) bool { return a.Second < b.Second }}
	h.Push(Pair[string, int]{"x", 3})
	h.Push(Pair[string, int]{"y", 1})
	h.Push(Pair[string, int]{First: "z", Second: 2})
	for p, ok := h.Pop(); ok; p, ok = h.Pop() {
		fmt.Printf("%v %+v %T\n", p, p, p)
	}
	tr := new(Trie)
	for _, w := range []string{"tea", "ten", "to", "inn", "té"} {
		tr.Insert(w)
	}
	fmt.Println(slices.Collect(tr.Words("t")), slices.Collect(tr.Words("q")))
	fmt.Println(Some(3), None[string](), None[float64]().OrElse(2.5))
	fmt.Printf("%v %T %#v\n", Some("q"), Some([]int{}), None[int]())
	fmt.Println(TotalLen(MyS("ab"), "cde"))
	fmt.Println(FromStrings[IntVal]([]string{"1", "22"}))
	for p := range Take(3, Zip(Count(), slices.Values([]string{"a", "b", "c", "d"}))) {
		fmt.Print(p, " ")
	}
	fmt.Println(Vec[float64]{1, 2}.Dot(Vec[float64]{3, 4}))
	m := Matrix[int, []int]{{1}, {2, 3}}
	fmt.Printf("%v %T\n", m, m)
	MapKV(map[string]bool{"z": true, "a": false}, func(k string, v bool) { fmt.Print(k, v, ";") })
	fmt.Println()
	people := []struct {
		Name string
		Age  int
	}{{"Al", 3}, {"Bo", 1}, {"Cy", 3}}
	slices.SortFunc(people, func(a, b struct {
		Name string
		Age  int
	}) int {
		return cmp.Or(-cmp.Compare(a.Age, b.Age), strings.Compare(a.Name, b.Name))
	})
	fmt.Println(people)
	sort.SliceStable(people, func(i, j int) bool { return people[i].Name > people[j].Name })
	fmt.Println(people, slices.MaxFunc(people, func(a, b struct {
		Name string
		Age  int
	}) int {
		return a.Age - b.Age
	}))
	for ch := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(ch, len(ch), cap(ch), " ")
	}
	fmt.Println(slices.Compact([]int{1, 1, 2, 2, 1}), slices.Index([]string{"a", "b"}, "b"), slices.Repeat([]int{1}, 3))
	idx, found := slices.BinarySearch([]int{1, 3, 5}, 4)
	fmt.Println(idx, found, slices.Equal([]int{1}, []int{1}), slices.Contains([]string{"x"}, "y"))
	ins := slices.Insert([]int{1, 2}, 1, 9, 8)
	ins = slices.Delete(ins, 0, 1)
	slices.Reverse(ins)
	fmt.Println(ins, slices.Min(ins), slices.Concat(ins, ins))
	g := slices.Grow([]int(nil), 10)
	fmt.Println(len(g), cap(g) >= 10, maps.Collect(slices.All([]string{"p", "q"})))
	for i, v := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, v)
	}
	fmt.Println()
	type pt struct{ x, y int }
	vis := map[pt]bool{{1, 2}: true}
	fmt.Println(vis[pt{1, 2}], vis)
}
