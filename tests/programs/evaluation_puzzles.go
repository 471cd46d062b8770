package main

import "fmt"

// evaluation order puzzles
var log []string

func t(s string, v int) int                  { log = append(log, s); return v }
func ts(s string, v []int) []int             { log = append(log, s); return v }
func tm(s string, v map[int]int) map[int]int { log = append(log, s); return v }
func tp(s string, v *int) *int               { log = append(log, s); return v }
func two(s string) (int, int)                { log = append(log, s); return 1, 2 }
func flush(n string)                         { fmt.Println(n, log); log = nil }

type T struct{ x, y int }

func (v T) m(i int) T    { log = append(log, fmt.Sprint("m", v.x, i)); v.x += i; return v }
func (v *T) pm(i int) *T { log = append(log, fmt.Sprint("pm", v.x, i)); v.x += i; return v }
func get(s string) T     { log = append(log, s); return T{len(s), 0} }

func main() {
	s := []int{0, 1, 2, 3}
	m := map[int]int{}
	x := 5
	s[t("i", 0)], m[t("k", 1)], *tp("p", &x) = t("a", 1), t("b", 2), t("c", 3)
	flush("par")
	ts("s", s)[t("i", 1)] = t("v", 4)
	flush("idx")
	tm("m", m)[t("k", 1)] += t("v", 4)
	flush("mapop")
	*tp("p", &x) += t("v", 1) * t("w", 2)
	flush("ptrop")
	ts("s", s)[t("i", 1)], tm("m", m)[t("k", 2)] = two("two")
	flush("tuple")
	ts("s", s)[t("lo", 0):t("hi", 3):t("max", 4)][t("i", 1)]++
	flush("slice")
	_ = get("a").m(t("1", 1)).m(t("2", 2)).x + t("end", 0)
	flush("chain")
	v := T{1, 2}
	v.pm(t("1", 1)).pm(t("2", v.x)).pm(v.x)
	flush("pchain")
	fmt.Println(v)
	_ = t("a", 1) > 0 && t("b", 0) > 0 || t("c", 1) > 0 && !(t("d", 0) > 0)
	flush("bool")
	_ = [...]int{t("0", 0), t("1", 1)}[t("i", 1)] + map[int]int{t("k1", 1): t("v1", 1), t("k2", 2): t("v2", 2)}[t("kk", 1)]
	flush("lit")
	_ = struct{ a, b int }{b: t("b", 1), a: t("a", 2)}
	flush("struct")
	func(a ...int) {}(t("x", 1), ts("sl", s)[t("i", 0)], t("y", 2))
	flush("args")
	defer func(a, b int) { fmt.Println("deferred", a, b) }(t("d1", 1), t("d2", 2))
	flush("defer")
	switch t("tag", 3) {
	case t("c1", 1), t("c2", 2):
	case t("c3", 3), t("c4", 4):
	}
	flush("switch")
	for i, n := t("init", 0), t("n", 2); i < n+t("cond", 0); i += t("post", 1) {
	}
	flush("for")
	for range t("rng", 2) {
		t("body", 0)
	}
	flush("range")
	c := make(chan int, t("cap", 3))
	chf := func(s string) chan int { log = append(log, s); return c }
	chf("ch") <- t("v", 1)
	chf("ch2") <- <-chf("ch3") + t("p", 1)
	s[t("i", 0)], s[t("j", 1)] = <-chf("r1"), t("z", 0)
	flush("chan")
	var arr [2][2]int
	i := 0
	f := func() int { i++; log = append(log, fmt.Sprint("f", i)); return i % 2 }
	arr[f()][f()] = f()
	arr[f()][f()], i = i*10+f(), f()
	flush("arr")
	fmt.Println(arr, i, s, m, x)
	a, b, cc := 1, 2, 3
	a, b, cc = cc, a, b
	a, b = b+t("q", 1), a
	fmt.Println(a, b, cc)
	y := []int{1, 2, 3}
	k := 0
	k, y[k], y[k+1] = 2, y[k]+10, y[k]+20
	fmt.Println(k, y)
	for k, y[k] = range y {
		fmt.Print(k, y, " ")
	}
	fmt.Println()
	z := &T{1, 2}
	w := z
	z, z.x, z.y = &T{7, 8}, 50, z.x
	fmt.Println(*z, *w)
	z.x, z = 9, w
	fmt.Println(*z, *w)
	type N struct {
		v    int
		next *N
	}
	head := &N{1, &N{2, &N{3, nil}}}
	for p := head; p != nil && p.next != nil; p = p.next {
		p.v, p.next.v = p.next.v, p.v
	}
	for p := head; p != nil; p = p.next {
		fmt.Print(p.v, " ")
	}
	head, head.next, head.next.next = head.next, head.next.next, head
	for p, n := head, 0; p != nil && n < 6; p, n = p.next, n+1 {
		fmt.Print(p.v, "> ")
	}
	fmt.Println()
	g := 1
	h := func() int { g *= 2; return g }
	fmt.Println(g, h(), g, h(), g+h(), h()+g)
	q := []int{g, h(), g}
	mm := map[string]int{"a": g, "b": h(), "c": g}
	fmt.Println(q, mm)
	r, u := g, h()
	fmt.Println(r, u)
	st := T{g, h()}
	fmt.Println(st, g == h(), g-h(), g*2-h()*2)
	g += h()
	fmt.Println(g)
	s[0] = g
	s[0] += h()
	s[h()%2], g = g, 1
	fmt.Println(s, g)
	ip := &g
	*ip, g = g+5, *ip+6
	fmt.Println(g, *ip)
	var e1, e2 any = g, h()
	fmt.Println(e1, e2)
	str := "a"
	fs := func() string { str += "b"; return str }
	fmt.Println(str+fs()+str, str+"-"+fs(), fs()+str)
	ret := func() (int, int) { return g, h() }
	fmt.Println(ret())
	arr2 := [3]int{1, 2, 3}
	fa := func() int { arr2[0] = 99; return 0 }
	fmt.Println(arr2, arr2[0]+fa(), arr2)
	brr := arr2
	brr[fa()], arr2[0] = arr2[0], 5
	fmt.Println(brr, arr2)
	sl := []int{1}
	fsl := func() int { sl = append(sl, 7); return len(sl) }
	sl[0] = fsl()
	fmt.Println(sl, len(sl)+fsl(), len(sl))
	sl[len(sl)-1], sl = fsl(), nil
	fmt.Println(sl)
	mp := map[string]int{}
	fm := func() int { mp["x"]++; return mp["x"] }
	mp["x"] = fm() + mp["x"]
	mp["y"], mp["x"] = mp["x"], fm()
	mp["x"] += fm()
	fmt.Println(mp, mp["x"]+fm(), mp)
}
