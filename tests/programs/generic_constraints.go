package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"
)

// F-bounded
type Ordered[T any] interface{ Less(T) bool }
type Age int

func (a Age) Less(b Age) bool { return a < b }
func MinOf[T Ordered[T]](xs ...T) T {
	m := xs[0]
	for _, x := range xs[1:] {
		if x.Less(m) {
			m = x
		}
	}
	return m
}

type Cloner[T any] interface{ Clone() T }
type Doc struct{ body []string }

func (d *Doc) Clone() *Doc { return &Doc{slices.Clone(d.body)} }
func CloneAll[T Cloner[T]](xs []T) []T {
	var out []T
	for _, x := range xs {
		out = append(out, x.Clone())
	}
	return out
}

// generic alias, generic embedded
type Vec[T any] = []T
type Base[T any] struct{ val T }

func (b *Base[T]) Set(v T) { b.val = v }
func (b Base[T]) Get() T   { return b.val }

type Named[T any] struct {
	Base[T]
	Name string
}
type Deep[T any] struct {
	*Named[T]
	extra map[string]T
}

// type switch on T
func Kind[T any](v T) string {
	switch x := any(v).(type) {
	case int, int64:
		return fmt.Sprintf("int-ish %v", x)
	case string:
		return "string " + x
	case []T:
		return "slice of T"
	case fmt.Stringer:
		return "stringer " + x.String()
	case nil:
		return "nil"
	case error:
		return "error " + x.Error()
	case func() T:
		return "func"
	default:
		return fmt.Sprintf("%T", v)
	}
}

type Numeric interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64
}

func SumOf[T Numeric](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Convert[To, From Numeric](f From) To { return To(f) }
func Avg[T Numeric](xs []T) float64       { return float64(SumOf(xs...)) / float64(len(xs)) }

type Matrix[T Numeric] [][]T

func Identity[T Numeric](n int) Matrix[T] {
	m := make(Matrix[T], n)
	for i := range m {
		m[i] = make([]T, n)
		m[i][i] = 1
	}
	return m
}
func (m Matrix[T]) Mul(o Matrix[T]) Matrix[T] {
	r := make(Matrix[T], len(m))
	for i := range m {
		r[i] = make([]T, len(o[0]))
		for j := range r[i] {
			for k, x := range m[i] {
				r[i][j] += x * o[k][j]
			}
		}
	}
	return r
}

// channels
func Gen[T any](ctx context.Context, vs ...T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for _, v := range vs {
			select {
			case out <- v:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
func MapC[A, B any](in <-chan A, f func(A) B) <-chan B {
	out := make(chan B)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}
func MergeC[T any](cs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, c := range cs {
		wg.Go(func() {
			for v := range c {
				out <- v
			}
		})
	}
	go func() { wg.Wait(); close(out) }()
	return out
}
func Collect[T any](c <-chan T) (r []T) {
	for v := range c {
		r = append(r, v)
	}
	return
}
func ParallelMap[T, R any](in []T, n int, f func(T) (R, error)) ([]R, error) {
	out := make([]R, len(in))
	sem := make(chan struct{}, n)
	errs := make(chan error, len(in))
	var wg sync.WaitGroup
	for i, v := range in {
		wg.Add(1)
		sem <- struct{}{}
		go func() {
			defer func() { <-sem; wg.Done() }()
			r, err := f(v)
			if err != nil {
				errs <- fmt.Errorf("item %d: %w", i, err)
				return
			}
			out[i] = r
		}()
	}
	wg.Wait()
	close(errs)
	var all []error
	for e := range errs {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return out, errors.Join(all...)
}

type Cache[K comparable, V any] struct {
	mu   sync.Mutex
	data map[K]entry[V]
	ttl  time.Duration
	load func(K) (V, error)
}
type entry[V any] struct {
	v   V
	exp time.Time
}

func NewCache[K comparable, V any](ttl time.Duration, load func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{data: map[K]entry[V]{}, ttl: ttl, load: load}
}
func (c *Cache[K, V]) Get(k K) (v V, hit bool, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.data[k]; ok && time.Now().Before(e.exp) {
		return e.v, true, nil
	}
	if v, err = c.load(k); err != nil {
		return
	}
	c.data[k] = entry[V]{v, time.Now().Add(c.ttl)}
	return
}

type Event interface{ ~struct{ ID int } | ~string }
type Result[T any] struct {
	Val T
	Err error
}

func Try[T any](f func() T) (r Result[T]) {
	defer func() {
		if p := recover(); p != nil {
			r.Err = fmt.Errorf("recovered: %v", p)
		}
	}()
	r.Val = f()
	return
}
func (r Result[T]) Must() T {
	if r.Err != nil {
		panic(r.Err)
	}
	return r.Val
}

type Either[L, R any] interface{ isEither(L, R) }
type Left[L, R any] struct{ V L }
type Right[L, R any] struct{ V R }

func (Left[L, R]) isEither(L, R)  {}
func (Right[L, R]) isEither(L, R) {}
func Match[L, R, O any](e Either[L, R], l func(L) O, r func(R) O) O {
	switch e := e.(type) {
	case Left[L, R]:
		return l(e.V)
	case Right[L, R]:
		return r(e.V)
	}
	panic("unreachable")
}

func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Memo[K comparable, V any](f func(K) V) func(K) V {
	m := map[K]V{}
	return func(k K) V {
		if v, ok := m[k]; ok {
			return v
		}
		v := f(k)
		m[k] = v
		return v
	}
}
func Ptr[T any](v T) *T { return &v }
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	ks := make([]K, 0, len(m))
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}
func GroupBy[T any, K comparable](s iter.Seq[T], key func(T) K) map[K][]T {
	m := make(map[K][]T)
	for v := range s {
		k := key(v)
		m[k] = append(m[k], v)
	}
	return m
}

type Graph[N comparable] struct {
	adj   map[N][]N
	order []N
}

func (g *Graph[N]) Edge(a, b N) {
	if g.adj == nil {
		g.adj = map[N][]N{}
	}
	for _, n := range [2]N{a, b} {
		if _, ok := g.adj[n]; !ok {
			g.adj[n] = nil
			g.order = append(g.order, n)
		}
	}
	g.adj[a] = append(g.adj[a], b)
}
func (g *Graph[N]) BFS(s N) iter.Seq2[N, int] {
	return func(yield func(N, int) bool) {
		type qe struct {
			n N
			d int
		}
		seen := map[N]bool{s: true}
		for q := []qe{{s, 0}}; len(q) > 0; q = q[1:] {
			if !yield(q[0].n, q[0].d) {
				return
			}
			for _, m := range g.adj[q[0].n] {
				if !seen[m] {
					seen[m] = true
					q = append(q, qe{m, q[0].d + 1})
				}
			}
		}
	}
}

// B-tree of minimum degree 2, generic
type BTree[K cmp.Ordered] struct{ root *bnode[K] }
type bnode[K cmp.Ordered] struct {
	keys []K
	kids []*bnode[K]
}

const deg = 2

func (n *bnode[K]) leaf() bool { return len(n.kids) == 0 }
func (t *BTree[K]) Insert(k K) {
	if t.root == nil {
		t.root = &bnode[K]{keys: []K{k}}
		return
	}
	if len(t.root.keys) == 2*deg-1 {
		r := &bnode[K]{kids: []*bnode[K]{t.root}}
		r.split(0)
		t.root = r
	}
	t.root.insert(k)
}
func (n *bnode[K]) split(i int) {
	c := n.kids[i]
	r := &bnode[K]{keys: append([]K(nil), c.keys[deg:]...)}
	if !c.leaf() {
		r.kids = append([]*bnode[K](nil), c.kids[deg:]...)
		c.kids = c.kids[:deg]
	}
	mid := c.keys[deg-1]
	c.keys = c.keys[:deg-1]
	n.keys = slices.Insert(n.keys, i, mid)
	n.kids = slices.Insert(n.kids, i+1, r)
}
func (n *bnode[K]) insert(k K) {
	i, found := slices.BinarySearch(n.keys, k)
	if found {
		return
	}
	if n.leaf() {
		n.keys = slices.Insert(n.keys, i, k)
		return
	}
	if len(n.kids[i].keys) == 2*deg-1 {
		n.split(i)
		if k > n.keys[i] {
			i++
		}
	}
	n.kids[i].insert(k)
}
func (n *bnode[K]) walk(depth int, f func(K, int)) {
	for i, k := range n.keys {
		if !n.leaf() {
			n.kids[i].walk(depth+1, f)
		}
		f(k, depth)
	}
	if !n.leaf() {
		n.kids[len(n.keys)].walk(depth+1, f)
	}
}

type SortedMap[K cmp.Ordered, V any] struct{ items []struct{ k K; v V } }

func (m *SortedMap[K, V]) Put(k K, v V) {
	i := sort.Search(len(m.items), func(i int) bool { return m.items[i].k >= k })
	if i < len(m.items) && m.items[i].k == k {
		m.items[i].v = v
		return
	}
	m.items = append(m.items, struct{ k K; v V }{})
	copy(m.items[i+1:], m.items[i:])
	m.items[i].k, m.items[i].v = k, v
}

type Num2 interface{ int | float64 }

func Abs[T Num2](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

type Shape interface{ Area() float64 }
type Sq float64
type Ci struct{ r float64 }

func (s Sq) Area() float64 { return float64(s * s) }
func (c Ci) Area() float64 { return math.Pi * c.r * c.r }
func Largest[S Shape](ss []S) (best S) {
	for _, s := range ss {
		if any(best) == nil || s.Area() > best.Area() {
			best = s
		}
	}
	return
}

func main() {
	fmt.Println(MinOf(Age(3), 1, 2), CloneAll([]*Doc{{[]string{"a"}}})[0].body)
	var d Deep[float64]
	d.Named = &Named[float64]{Name: "n"}
	d.Set(2.5)
	d.Named.Base.Set(d.Get() * 2)
	fmt.Println(d.Get(), d.Name, d.extra == nil)
	fmt.Printf("%T %T %+v\n", d, d.Base, *d.Named)
	set := d.Set
	set(9)
	get := Base[float64].Get
	fmt.Println(get(d.Base), d.val)
	fmt.Println(Kind(1), Kind("s"), Kind([]int{}), Kind(time.Second), Kind(errors.New("e")), Kind(map[string]Vec[int]{}), Kind[any](nil), Kind[[]int](nil), Kind[error](nil))
	fmt.Println(SumOf[int8](100, 27, 1), SumOf(1.5, 2), Convert[uint8](300), Convert[int](-2.7), Avg([]float32{1, 2}))
	fmt.Println(Identity[int](2).Mul(Matrix[int]{{1, 2}, {3, 4}}))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	fmt.Println(Collect(MapC(Gen(ctx, 1, 2, 3), func(i int) string { return strings.Repeat("*", i) })))
	all := Collect(MergeC(Gen(ctx, "a", "b"), Gen(ctx, "c")))
	slices.Sort(all)
	fmt.Println(all)
	fmt.Println(ParallelMap([]int{1, 2, 3, 4}, 2, func(i int) (float64, error) {
		if i%2 == 0 {
			return 0, fmt.Errorf("even %d", i)
		}
		return math.Sqrt(float64(i)), nil
	}))
	loads := 0
	c := NewCache(10*time.Millisecond, func(k string) (int, error) { loads++; return len(k), nil })
	fmt.Println(c.Get("abc"))
	fmt.Println(c.Get("abc"))
	time.Sleep(11 * time.Millisecond)
	fmt.Println(c.Get("abc"))
	fmt.Println(loads)
	r := Try(func() int { var a []int; return a[3] })
	fmt.Println(r.Err, Try(func() string { return "ok" }).Must())
	var e Either[string, int] = Left[string, int]{"oops"}
	for _, x := range []Either[string, int]{e, Right[string, int]{7}} {
		fmt.Println(Match(x, func(s string) string { return "L" + s }, func(i int) string { return fmt.Sprint("R", i) }))
	}
	add := Curry(func(a int, b string) string { return fmt.Sprint(a, b) })
	fmt.Println(add(1)("x"), Compose(strings.TrimSpace, func(s string) int { return len(s) })("  abc "))
	var fib func(int) int
	fib = Memo(func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(80), *Ptr("p"), *Ptr(struct{ X int }{3}))
	g := GroupBy(slices.Values([]string{"apple", "bob", "cat", "alice"}), func(s string) byte { return s[0] })
	fmt.Println(Keys(g), g)
	var gr Graph[string]
	gr.Edge("a", "b")
	gr.Edge("a", "c")
	gr.Edge("b", "d")
	gr.Edge("c", "d")
	for n, dist := range gr.BFS("a") {
		fmt.Print(n, dist, " ")
	}
	fmt.Println(gr.order)
	var bt BTree[int]
	for i := range 12 {
		bt.Insert(i * 7 % 13)
	}
	bt.root.walk(0, func(k, d int) { fmt.Print(strings.Repeat(".", d), k, " ") })
	fmt.Println()
	var sm SortedMap[string, []int]
	sm.Put("b", []int{1})
	sm.Put("a", nil)
	sm.Put("b", []int{2})
	fmt.Printf("%v %+v\n", sm, sm.items[0])
	fmt.Println(Abs(-3), Abs(-2.5), Largest([]Shape{Sq(2), Ci{2}, Sq(3)}), Largest([]Sq{1, 3, 2}))
	f := SumOf[float64]
	fmt.Printf("%T %T %T\n", f, Left[string, int]{}, sm)
	fmt.Println(slices.Sorted(maps.Values(map[string]int{"a": 2, "b": 1})))
}
