package main

import "fmt"

type P struct{ x, y int }

func (p P) sum() int   { return p.x + p.y }
func (p *P) inc(d int) { p.x += d; p.y += d }

type Shape interface {
	Area() float64
	Name() string
}
type Sq struct{ a float64 }
type Rect struct{ w, h float64 }

func (s Sq) Area() float64    { return s.a * s.a }
func (s Sq) Name() string     { return "sq" }
func (r *Rect) Area() float64 { return r.w * r.h }
func (r *Rect) Name() string  { return "rect" }

type Emb struct {
	P
	*Rect
	z int
}

func div(a, b int) (q, r int, err string) {
	if b == 0 {
		err = "div"
		return
	}
	q = a / b
	r = a % b
	return
}

func variadic(pre string, xs ...int) int {
	s := 0
	for i, x := range xs {
		s += i * x
	}
	fmt.Println(pre, len(xs), cap(xs), s)
	return s
}

func two() (int, string)   { return 7, "seven" }
func take(i int, s string) { fmt.Println(i, s) }
func takeAny(xs ...any)    { fmt.Println(len(xs)) }

func named() (r int) {
	defer func() { r *= 2 }()
	r = 5
	return r + 1
}

func rec() (s string) {
	defer func() {
		if e := recover(); e != nil {
			s = e.(string) + "!"
		}
	}()
	panic("boom")
}

type T[K comparable, V any] struct {
	m map[K]V
	l []V
}

func (t *T[K, V]) put(k K, v V) {
	if t.m == nil {
		t.m = map[K]V{}
	}
	t.m[k] = v
	t.l = append(t.l, v)
}
func Map[A, B any](xs []A, f func(A) B) []B {
	var r []B
	for _, x := range xs {
		r = append(r, f(x))
	}
	return r
}

type Num interface{ ~int | ~float64 }

func Sum[N Num](xs ...N) (s N) {
	for _, x := range xs {
		s += x
	}
	return
}

var g1 = g2 + 1
var g2 = initG()
var ga, gb = two()

func initG() int { return 41 }
func init()      { g2 *= 2 }

const (
	A = iota
	B
	C
)

func main() {
	p := P{1, 2}
	p.inc(3)
	fmt.Println(p.sum(), p.x, p.y)
	pp := &p
	pp.inc(1)
	fmt.Println(pp.sum(), p.x)
	var s Shape = Sq{3}
	fmt.Println(s.Area(), s.Name())
	s = &Rect{2, 5}
	fmt.Println(s.Area(), s.Name())
	e := Emb{P{1, 2}, &Rect{3, 4}, 9}
	fmt.Println(e.sum(), e.Area(), e.x, e.w)
	e.inc(10)
	fmt.Println(e.P.x, e.y)
	s = e
	fmt.Println(s.Area())
	f := e.sum
	e.x = 100
	fmt.Println(f(), e.sum())
	h := (*P).inc
	h(&e.P, 1)
	k := P.sum
	fmt.Println(k(e.P))
	sn := s.Name
	fmt.Println(sn())
	fmt.Println(div(17, 5))
	fmt.Println(div(1, 0))
	variadic("a")
	variadic("b", 1, 2, 3)
	variadic("c", []int{4, 5, 6, 7}...)
	take(two())
	takeAny(two())
	takeAny(1, "a", nil, p)
	fmt.Println(named(), rec())
	var t T[string, int]
	t.put("a", 1)
	t.put("b", 2)
	fmt.Println(len(t.m), t.m["b"], len(t.l))
	for _, x := range Map([]int{1, 2, 3}, func(i int) string { return string(rune('a' + i)) }) {
		fmt.Println(x)
	}
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.5))
	fmt.Println(g1, g2, ga, gb, A, B, C)
	var arr [5]int
	for i := range arr {
		arr[i] = i * i
	}
	a2 := arr
	a2[2] = 99
	j := 3
	fmt.Println(arr[2], a2[2], arr[j], len(arr))
	sl := arr[1:4]
	sl[0] = 77
	fmt.Println(arr[1], len(sl), cap(sl))
	sl = append(sl, 5, 6, 7)
	fmt.Println(len(sl), sl[5])
	var grid [3][4]int
	for i := 0; i < 3; i++ {
		for j := 0; j < 4; j++ {
			grid[i][j] = i*10 + j
		}
	}
	fmt.Println(grid[2][3], grid[1][2])
	m := map[string][]int{"x": {1, 2}}
	m["x"] = append(m["x"], 3)
	m["y"] = nil
	v, ok := m["z"]
	fmt.Println(len(m["x"]), len(m), v == nil, ok)
	delete(m, "x")
	fmt.Println(len(m))
	a, b := 1, 2
	a, b = b, a
	fmt.Println(a, b)
	i := 0
	xs := []int{10, 20, 30}
	i, xs[i] = 2, 5
	fmt.Println(i, xs[0], xs[2])
	xs[0], xs[2] = xs[2], xs[0]
	fmt.Println(xs[0], xs[1], xs[2])
	str := "héllo, 世界"
	for i, r := range str {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(len(str), str[1], str[7:10])
	bs := []byte(str)
	bs[0] = 'H'
	fmt.Println(string(bs), len([]rune(str)))
	var u8 uint8 = 250
	u8 += 10
	var i8 int8 = 127
	i8++
	var u32 uint32 = 1 << 31
	u32 <<= 1
	fmt.Println(u8, i8, u32, -7/2, -7%3, 7&^5, 1<<3|1)
	var sh uint = 70
	fmt.Println(1<<sh == 0, int64(-1)>>sh)
	x := 3.7
	fmt.Println(int(x), int(-x), float32(0.1), uint8(int(x)))
	c := complex(1, 2)
	c = c * c
	fmt.Println(c, real(c), imag(c))
	switch {
	case a > 5:
		fmt.Println("no")
	case b == 1:
		fmt.Println("b1")
		fallthrough
	case false:
		fmt.Println("fell")
	default:
		fmt.Println("def")
	}
	switch str[0] {
	case 'a', 'b':
		fmt.Println("ab")
	case 'h':
		fmt.Println("h")
	}
	var any1 any = 3
	switch v := any1.(type) {
	case string:
		fmt.Println("s", v)
	case int, int8:
		fmt.Println("int")
		_ = v
	case nil:
		fmt.Println("nil")
	}
	switch v := s.(type) {
	case *Rect:
		fmt.Println(v.w)
	case Emb:
		fmt.Println("emb", v.z)
	}
	_, isS := any1.(string)
	n, isI := any1.(int)
	fmt.Println(isS, n, isI)
outer:
	for i := 0; ; i++ {
		for j := 0; j < 5; j++ {
			if j == 3 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	for i := range 3 {
		defer fmt.Println("deferred", i)
	}
	cnt := 0
	inc := func() int { cnt++; return cnt }
	fmt.Println(inc(), inc(), cnt)
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		var q []int
		_ = q[cnt]
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		var q *P
		q.x = 1
	}()
	goto end
end:
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"))
	var np *P
	fmt.Println(np == nil, s != nil)
	type loc struct{ a, b string }
	l1, l2 := loc{"a", "b"}, loc{"a", "b"}
	fmt.Println(l1 == l2, l1 != loc{}, any(l1) == any(l2))
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
	for v := range ch {
		fmt.Print(v, " ")
	}
	v3, ok3 := <-ch
	fmt.Println(v3, ok3, len(ch), cap(ch))
	done := make(chan struct{})
	go func(n int) { fmt.Println("go", n); close(done) }(5)
	<-done
	select {
	case v, ok := <-ch:
		fmt.Println("closed", v, ok)
	default:
		fmt.Println("default")
	}
}
