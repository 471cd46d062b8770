package main

import "fmt"

var g = 1
var log []string

func set(v int) int { g = v; return v }
func tr(s string, v int) int {
	log = append(log, s)
	return v
}
func flush()                  { fmt.Println(log); log = nil }
func two(a, b int) (int, int) { return a, b }
func show(xs ...any)          { fmt.Println(xs...) }
func args(a, b, c int)        { fmt.Println(a, b, c) }
func ret() (int, int)         { return g, set(50) }
func named() (a, b int) {
	a, b = 1, 2
	defer func() { a += 10 }()
	return b, a
}

type T struct{ a, b int }

func (t T) val(x int) int   { return t.a*1000 + x }
func (t *T) ptr(x int) int  { return t.a*1000 + x }
func (t *T) set(v int) *T   { t.a = v; return t }
func (t T) with(v int) T    { t.a = v; return t }
func get(p *T, s string) *T { log = append(log, s); return p }

type I interface{ val(int) int }

func main() {
	x := 1
	inc := func() int { x++; return x }
	fmt.Println(x + inc())
	y := x*10 + inc()
	fmt.Println(y)
	arr := []int{x, inc(), x}
	fmt.Println(arr)
	args(x, inc(), x)
	show(x, inc(), x)
	g = 1
	a, b := g, set(7)
	fmt.Println(a, b)
	fmt.Println(ret())
	s := T{g, set(9)}
	fmt.Println(s)
	m := map[int]int{g: set(20), set(30): g}
	fmt.Println(m)
	i := 0
	xs := []int{1, 2, 3}
	next := func() int { i++; return i }
	xs[i] = next()
	fmt.Println(xs, i)
	i = 0
	xs[next()], xs[next()] = next(), next()
	fmt.Println(xs, i)
	i, xs[i%3] = 0, 77
	fmt.Println(xs, i)
	p := &T{1, 2}
	q := p
	p, p.a = &T{5, 6}, 9
	fmt.Println(*p, *q)
	var t T
	fmt.Println(t.val(t.set(3).a), t.ptr(t.set(4).a))
	fmt.Println(t.with(7).val(t.a), t.a)
	get(p, "p").a, get(q, "q").b = tr("v", 1), tr("w", 2)
	flush()
	arr2 := [3]int{tr("a", 0), 1: tr("b", 1), 2: tr("c", 2)}
	arr2[tr("i", 1)] += tr("j", 5)
	flush()
	mm := map[string]int{}
	mm[fmt.Sprint(tr("k", 1))], arr2[tr("l", 0)] = two(tr("m", 3), tr("n", 4))
	flush()
	fmt.Println(mm, arr2)
	if tr("x", 0) == 1 && tr("y", 1) == 1 || tr("z", 1) == 1 && !(tr("w", 0) == 1) {
		flush()
	}
	switch tr("tag", 2) {
	case tr("c1", 1), tr("c2", 2), tr("c3", 3):
		flush()
	}
	fmt.Println(named())
	var iface I = t
	f := iface.val
	t.a = 100
	h := t.val
	t.a = 200
	fmt.Println(f(1), h(1), t.val(1))
	pf := t.ptr
	t.a = 300
	fmt.Println(pf(1))
	x = 5
	x += inc()
	fmt.Println(x)
	g = 5
	g += set(100)
	fmt.Println(g)
	xs[0] += func() int { xs[0] = 1000; return 1 }()
	fmt.Println(xs[0])
	str := "a"
	str += func() string { str = "zzz"; return "b" }()
	fmt.Println(str)
	defer fmt.Println("deferred", x, g)
	x, g = 0, 0
	func() {
		defer func() { fmt.Println(recover(), log); log = nil }()
		var np *T
		np.a = tr("before nil", 1)
	}()
	func() {
		defer func() { fmt.Println(recover(), log); log = nil }()
		var nm map[string]int
		nm["x"] = tr("before map", 1)
	}()
	func() {
		defer func() { fmt.Println(recover(), log); log = nil }()
		_ = xs[tr("index", 5)] + tr("after", 1)
	}()
	func() {
		defer func() { fmt.Println(recover(), log); log = nil }()
		z := 0
		xs[tr("idx", 9)] = tr("num", 1) / z
	}()
	ch := make(chan int, 4)
	ch <- 1
	ch <- 2
	fmt.Println(<-ch-<-ch, len(ch))
	var e1, e2 any = 1, "a"
	e1, e2 = e2, e1
	fmt.Println(e1, e2)
	v := [2]int{1, 2}
	v[0], v[1] = v[1], v[0]
	w := v
	v = [2]int{v[1], v[0]}
	fmt.Println(v, w)
	tt := T{1, 2}
	tt = T{tt.b, tt.a}
	tt.a, tt.b = tt.b, tt.a
	fmt.Println(tt)
	for i, v := range v {
		w[i] = v * 10
		v = 0
	}
	fmt.Println(w)
	ar := [3]int{1, 2, 3}
	for i, x := range ar {
		ar[2] = 10
		if i == 2 {
			fmt.Println("copy", x)
		}
	}
	for i, x := range &ar {
		ar[2] = 20
		if i == 2 {
			fmt.Println("pointer", x)
		}
	}
	sl := []int{1, 2, 3}
	for i, x := range sl {
		if i == 0 {
			sl = append(sl, 4)
			sl[2] = 30
		}
		fmt.Print(x, " ")
	}
	fmt.Println(len(sl))
}
