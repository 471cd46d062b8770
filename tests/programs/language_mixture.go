package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
	"time"
)

type Op func(float64, float64) (float64, error)

var ops = map[string]Op{
	"+": func(a, b float64) (float64, error) { return a + b, nil },
	"/": func(a, b float64) (float64, error) {
		if b == 0 {
			return 0, errors.New("zero")
		}
		return a / b, nil
	},
}

type Base struct{ ID int }

func (b *Base) SetID(i int) { b.ID = i }
func (b Base) GetID() int   { return b.ID }

type Mid struct{ *Base }
type Top struct {
	Mid
	Name string
}
type Logger interface{ Log(string) }
type LogFunc func(string)

func (f LogFunc) Log(s string) { f(s) }

type Svc struct {
	Logger
	sync.Mutex
	n int
}
type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type MyErr struct {
	code int
	msg  string
}

func (e MyErr) Error() string { return fmt.Sprintf("%d: %s", e.code, e.msg) }
func work(i int) error {
	switch {
	case i%3 == 0:
		return MyErr{i, "three"}
	case i%2 == 0:
		return fmt.Errorf("wrap %d: %w", i, os.ErrNotExist)
	}
	return nil
}

type Celsius float64

func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type State uint8

const (
	Idle State = iota + 1
	Busy
	_
	Done
)

func (s State) String() string {
	switch s {
	case Idle:
		return "Idle"
	case Busy:
		return "Busy"
	}
	return fmt.Sprintf("State(%d)", uint8(s))
}

type Visitor interface {
	Visit(n any) Visitor
}
type cv struct{ depth int }

func (c cv) Visit(n any) Visitor {
	if l, ok := n.([]any); ok {
		for _, x := range l {
			cv{c.depth + 1}.Visit(x)
		}
	} else {
		fmt.Print(strings.Repeat(" ", c.depth), n, ";")
	}
	return c
}

func fact(n uint64) uint64 {
	if n == 0 {
		return 1
	}
	return n * fact(n-1)
}

type Grid [3][3]rune

func (g *Grid) put(r, c int, x rune) *Grid { g[r][c] = x; return g }
func (g Grid) String() string {
	var b strings.Builder
	for _, row := range g {
		for _, c := range row {
			if c == 0 {
				c = '.'
			}
			b.WriteRune(c)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

type Opt func(*cfg)
type cfg struct {
	a int
	b string
}

func A(a int) Opt { return func(c *cfg) { c.a = a } }
func New(opts ...Opt) (c cfg) {
	for _, o := range opts {
		o(&c)
	}
	return
}

type Num interface{ ~int | ~float64 }
type Mat[T Num] [][]T

func (m Mat[T]) Mul(o Mat[T]) Mat[T] {
	r := make(Mat[T], len(m))
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

type Cache[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
	f  func(K) V
}

func NewCache[K comparable, V any](f func(K) V) *Cache[K, V] {
	return &Cache[K, V]{m: make(map[K]V), f: f}
}
func (c *Cache[K, V]) Get(k K) V {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.m[k]; ok {
		return v
	}
	v := c.f(k)
	c.m[k] = v
	return v
}
func Filter[S ~[]E, E any](s S, f func(E) bool) (r S) {
	for _, x := range s {
		if f(x) {
			r = append(r, x)
		}
	}
	return
}

type Ordered interface {
	~int | ~string | ~float64
}
type TreeG[T Ordered] struct {
	left, right *TreeG[T]
	val         T
}

func (t *TreeG[T]) Insert(v T) *TreeG[T] {
	switch {
	case t == nil:
		return &TreeG[T]{val: v}
	case v < t.val:
		t.left = t.left.Insert(v)
	default:
		t.right = t.right.Insert(v)
	}
	return t
}
func (t *TreeG[T]) Walk(yield func(T) bool) bool {
	return t == nil || t.left.Walk(yield) && yield(t.val) && t.right.Walk(yield)
}
func gen[T any](xs ...T) <-chan T {
	ch := make(chan T)
	go func() {
		defer close(ch)
		for _, x := range xs {
			ch <- x
		}
	}()
	return ch
}
func typeName[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case fmt.Stringer:
		return "stringer"
	case []T:
		return "slice"
	}
	return fmt.Sprintf("%T", x)
}

var (
	once   sync.Once
	shared = make(map[string]int)
)

func main() {
	for _, k := range []string{"+", "/"} {
		r, err := ops[k](6, 0)
		fmt.Println(k, r, err)
	}
	t := Top{Mid{&Base{1}}, "top"}
	t.SetID(5)
	g := t.GetID
	t.SetID(6)
	fmt.Println(t.ID, g(), t.Mid.Base.GetID(), Top.GetID(t), (*Top).GetID(&t))
	var lines []string
	s := &Svc{Logger: LogFunc(func(m string) { lines = append(lines, m) })}
	s.Log("one")
	s.Lock()
	s.n++
	s.Unlock()
	var l Logger = s
	l.Log("two")
	fmt.Println(lines, s.n)
	words := byLen{"ccc", "a", "bb", "dddd"}
	sort.Sort(sort.Reverse(words))
	fmt.Println(words)
	for i := 1; i < 7; i++ {
		err := work(i)
		var me MyErr
		switch {
		case err == nil:
			fmt.Print(i, " ok; ")
		case errors.As(err, &me):
			fmt.Print(me.code, " ", err, "; ")
		case errors.Is(err, os.ErrNotExist):
			fmt.Print("not exist: ", err, "; ")
		}
	}
	fmt.Println()
	fmt.Println(Celsius(36.6), []Celsius{1, 2}, map[string]Celsius{"x": 3}, Busy, Done, []State{Idle})
	fmt.Printf("%v %+v %#v %T\n", t.Name, cfg{1, "x"}, cfg{2, "y"}, ops["+"])
	cv{}.Visit([]any{1, []any{"a", 2.5}, nil})
	fmt.Println(fact(20), fact(25))
	var grid Grid
	grid.put(0, 0, 'X').put(1, 1, 'O')
	fmt.Print(grid)
	fmt.Println(New(A(3), func(c *cfg) { c.b = "z" }))
	fmt.Println(Mat[int]{{1, 2}, {3, 4}}.Mul(Mat[int]{{1, 0}, {0, 1}}))
	calls := 0
	c := NewCache(func(k string) int { calls++; return len(k) })
	fmt.Println(c.Get("abc"), c.Get("abc"), calls)
	fmt.Println(Filter([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }))
	var tree *TreeG[string]
	for _, w := range strings.Fields("the quick brown fox") {
		tree = tree.Insert(w)
	}
	tree.Walk(func(s string) bool { fmt.Print(s, " "); return s != "quick" })
	for v := range gen(1, 2, 3) {
		fmt.Print(v, " ")
	}
	fmt.Println(typeName(1), typeName(Celsius(1)), typeName("x"), typeName([]int{}))
	var wg sync.WaitGroup
	var mu sync.Mutex
	total := 0
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			total += i
		}()
	}
	wg.Wait()
	fmt.Println(total)
	once.Do(func() { shared["a"]++ })
	once.Do(func() { shared["a"]++ })
	fmt.Println(shared)
	done := make(chan bool)
	data := make(chan string, 2)
	go func() {
		defer func() { done <- true }()
		for {
			select {
			case s, ok := <-data:
				if !ok {
					return
				}
				fmt.Print(s, " ")
			case <-time.After(time.Second):
				fmt.Print("timeout ")
			}
		}
	}()
	data <- "a"
	data <- "b"
	time.Sleep(1500 * time.Millisecond)
	close(data)
	<-done
	fmt.Println()
	go fmt.Println("go of a library function")
	time.Sleep(time.Millisecond)
	go t.SetID(99)
	go l.Log("three")
	go func(x ...int) { total = len(x) }(1, 2, 3)
	time.Sleep(time.Millisecond)
	fmt.Println(t.ID, len(lines), total)
	defer s.Unlock()
	defer l.Log("x")
	defer wg.Wait()
	s.Lock()
	type point struct{ x, y int }
	pts := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	keys := make([]point, 0)
	for k := range pts {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i].x < keys[j].x })
	fmt.Println(keys, pts[keys[0]])
	var nested = [][]map[string][]int{{{"a": {1, 2}}}}
	nested[0][0]["a"][1]++
	nested[0][0]["b"] = append(nested[0][0]["b"], 7)
	fmt.Println(nested)
	anon := []struct {
		name string
		f    func(int) int
	}{{"dbl", func(i int) int { return i * 2 }}, {"sq", func(i int) int { return i * i }}}
	for _, a := range anon {
		fmt.Print(a.name, a.f(7), " ")
	}
	fmt.Println()
	var iface interface {
		GetID() int
		SetID(int)
	} = t
	iface.SetID(1)
	if _, ok := iface.(interface{ Missing() }); !ok {
		fmt.Println("missing", t.GetID())
	}
	x := 10
	ptr := &x
	func(p *int) { *p++ }(ptr)
	pp := &ptr
	**pp += 5
	fmt.Println(x, *ptr == **pp)
	a := [...]string{2: "c", 0: "a"}
	b := a
	b[1] = "b"
	fmt.Println(len(a), a == b, a != b, b)
	sl := a[:]
	sl[1] = "changed"
	fmt.Println(a[1], cap(sl[1:2]), cap(sl[:1:1]))
	var buf [64]byte
	n := copy(buf[:], "hello")
	fmt.Println(string(buf[:n]), buf[0])
	r := []rune("héé")
	r[0] = 'H'
	fmt.Println(string(r), len(r), strings.ToUpper("é"))
	const huge = 1 << 100
	fmt.Println(huge>>98, 'a'+1, 7/2, 7/2.0, -7>>1, 1e3, uint8(255)+uint8(len(r)-2))
	lab := 0
L:
	for {
		switch {
		case lab > 3:
			break L
		default:
			lab++
			continue L
		}
	}
	fmt.Println(lab)
	var fnil func()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		fnil()
	}()
	func() {
		defer func() {
			fmt.Println(recover())
		}()
		defer func() {
			panic(fmt.Sprint("second after ", recover()))
		}()
		panic("first")
	}()
	var arr []int
	defer func() {
		r := recover()
		fmt.Println("main:", r)
		var re interface{ RuntimeError() }
		if err, ok := r.(error); ok && errors.As(err, &re) {
			fmt.Println("runtime error")
		}
		os.Exit(3)
	}()
	fmt.Println(arr[len(words)])
}
