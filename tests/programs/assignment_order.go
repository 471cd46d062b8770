package main

import "fmt"

type Node struct {
	val  int
	next *Node
	arr  [3]int
}
type In struct{ X, Y int }
type Out struct {
	*In
	Z int
	A [2]int
	S []int
}
type P struct{ x, y int }

var trace []string

func n(s string, i int) int { trace = append(trace, s); return i }
func try(name string, f func()) {
	trace = nil
	defer func() { r := recover(); fmt.Println(name, trace, r) }()
	f()
}

var gi int
var ga [3]int
var gs = []int{1, 2, 3}
var gm map[string]int
var gp *P

func main() {
	try("swap", func() { a := []int{1, 2, 3}; i, j := 0, 2; a[i], a[j] = a[j], a[i]; fmt.Println(a) })
	try("i,a[i]", func() { a := [3]int{}; i := 0; i, a[i] = 1, 2; fmt.Println(a, i) })
	try("i,s[i]", func() { a := make([]int, 3); i := 0; i, a[i] = 1, 2; fmt.Println(a, i) })
	try("a[i],i", func() { a := make([]int, 3); i := 1; a[i], i = 5, 2; fmt.Println(a, i) })
	try("captured i", func() {
		a := make([]int, 3)
		i := 0
		f := func() int { i = 2; return 7 }
		a[i] = f()
		fmt.Println(a, i)
	})
	try("captured i arr", func() {
		var a [3]int
		i := 0
		f := func() int { i = 2; return 7 }
		a[i] = f()
		fmt.Println(a, i)
	})
	try("captured i map", func() {
		a := map[int]int{}
		i := 0
		f := func() int { i = 2; return 7 }
		a[i] = f()
		fmt.Println(a, i)
	})
	try("captured struct key", func() {
		a := map[P]int{}
		k := P{1, 1}
		f := func() int { k.x = 2; return 7 }
		a[k] = f()
		fmt.Println(a, k)
	})
	try("captured float key", func() {
		a := map[float64]int{}
		k := 1.0
		f := func() int { k = 2; return 7 }
		a[k] = f()
		fmt.Println(a, k)
	})
	try("captured byte key", func() {
		a := map[byte]int{}
		k := byte(1)
		f := func() int { k = 2; return 7 }
		a[k] = f()
		a[k] += f()
		fmt.Println(a, k)
	})
	try("captured any key", func() {
		a := map[any]int{}
		k := any(1)
		f := func() int { k = 2; return 7 }
		a[k] = f()
		fmt.Println(a, k)
	})
	try("captured string key", func() {
		a := map[string]int{}
		k := "a"
		f := func() int { k = "b"; return 7 }
		a[k] = f()
		k = "a"
		a[k] += f()
		fmt.Println(a, k)
	})
	try("map replaced", func() {
		a := map[string]int{}
		b := a
		f := func() int { a = map[string]int{}; return 7 }
		a["x"] = f()
		fmt.Println(a, b)
	})
	try("slice replaced", func() {
		a := []int{1}
		b := a
		f := func() int { a = []int{2}; return 7 }
		a[0] = f()
		fmt.Println(a, b)
		a = b
		a[0] += f()
		fmt.Println(a, b)
	})
	try("pointer replaced", func() {
		a := &P{1, 2}
		b := a
		f := func() int { a = &P{}; return 7 }
		a.x = f()
		fmt.Println(*a, *b)
		a = b
		a.x += f()
		fmt.Println(*a, *b)
		a = b
		*a = P{f(), 4}
		fmt.Println(*a, *b)
	})
	try("len", func() {
		s := []int{1, 2}
		f := func() int { s = append(s, 3); return 9 }
		s[len(s)-1] = f()
		fmt.Println(s)
		s[len(s)-1] += f()
		fmt.Println(s)
	})
	try("opf", func() { a := []int{1, 2, 3}; a[n("i", 1)] += n("r", 5); fmt.Println(a) })
	try("opm", func() { a := map[int]int{}; a[n("i", 1)] += n("r", 5); fmt.Println(a) })
	try("opnil", func() { gm[fmt.Sprint(n("i", 1))] += n("r", 5) })
	try("setnil", func() { gm[fmt.Sprint(n("i", 1))] = n("r", 5) })
	try("setnil2", func() { gm["a"], gs[0] = n("i", 1), n("r", 5) })
	fmt.Println(gs)
	try("setnil3", func() { gs[0], gm["a"] = n("i", 71), n("r", 5) })
	fmt.Println(gs)
	try("gp", func() { gs[1], gp.x = n("i", 71), n("r", 5) })
	fmt.Println(gs)
	try("gp2", func() { gp.x, gs[2] = n("i", 71), n("r", 5) })
	fmt.Println(gs)
	try("list", func() {
		l := &Node{val: 1}
		m := &Node{val: 2}
		l.next, l = m, m
		fmt.Println(l.val)
		var h *Node
		h, h.val = m, 3
		fmt.Println("no")
	})
	try("reverse", func() {
		var h *Node
		for i := range 4 {
			h = &Node{val: i, next: h}
		}
		var prev *Node
		for h != nil {
			h.next, prev, h = prev, h, h.next
		}
		for p := prev; p != nil; p = p.next {
			fmt.Print(p.val, " ")
		}
		fmt.Println()
	})
	try("reverse2", func() {
		var h *Node
		for i := range 4 {
			h = &Node{val: i, next: h}
		}
		var prev *Node
		for h != nil {
			prev, h, h.next = h, h.next, prev
		}
		for p := prev; p != nil; p = p.next {
			fmt.Print(p.val, " ")
		}
		fmt.Println()
	})
	try("embedded", func() {
		o := Out{In: &In{1, 2}}
		in := o.In
		o.In, o.X = &In{8, 8}, 3
		fmt.Println(*in, *o.In)
		op := &o
		in = o.In
		op.In, op.Y = &In{9, 9}, 4
		fmt.Println(*in, *o.In)
		op, op.Z = nil, 5
		fmt.Println(o.Z, op)
	})
	try("embedded nil", func() {
		var o Out
		o.Z, o.X = 1, n("x", 2)
	})
	try("embedded nil op", func() {
		var o Out
		o.X += n("x", 2)
	})
	try("arr of arr", func() {
		var a [3][3]int
		i, j := 0, 1
		i, a[i][j], j, a[j][i] = 1, 2, 2, 4
		fmt.Println(a, i, j)
	})
	try("garr", func() {
		gi = 0
		gi, ga[gi] = 1, 2
		fmt.Println(ga, gi)
		ga[gi], gi = 7, 2
		fmt.Println(ga, gi)
		ga[0], ga[ga[0]] = 1, 9
		fmt.Println(ga)
	})
	try("gs self", func() {
		gs, gs[0] = []int{5, 5}, 9
		fmt.Println(gs)
		gs[0], gs = 3, nil
		fmt.Println(gs)
	})
	try("comma ok", func() {
		var oks [2]bool
		var vals []int
		m := map[string]int{"a": 1}
		vals = make([]int, 2)
		vals[n("v", 0)], oks[n("o", 1)] = m["a"]
		fmt.Println(vals, oks)
		c := make(chan int, 1)
		c <- 4
		vals[n("v", 1)], oks[n("o", 0)] = <-c
		fmt.Println(vals, oks)
		var x any = 8
		vals[n("v", 1)], oks[n("o", 1)] = x.(int)
		fmt.Println(vals, oks)
		vals[n("v", 1)], oks[n("o", 5)] = x.(int)
	})
	try("comma ok first bad", func() {
		var x any = 8
		var oks [2]bool
		defer func() { fmt.Println(oks) }()
		oks[0], oks[n("b", 3)] = true, func() bool { _, ok := x.(string); return ok }()
	})
	try("call pair", func() {
		f := func() (int, error) { trace = append(trace, "f"); return 3, nil }
		var e []error
		var v [4]int
		v[n("a", 2)], e = 1, nil
		var k = 0
		k, v[k] = 3, 8
		fmt.Println(v, e)
		v[n("a", 1)], e[n("b", 0)] = f()
		fmt.Println(v)
	})
	try("range", func() {
		var a [3]int
		for a[n("i", 1)] = range 3 {
		}
		fmt.Println(a)
		var i int
		for i, a[i] = range []int{4, 5, 6} {
			fmt.Print(i, a, " ")
		}
		fmt.Println(a)
		s := make([]string, 3)
		var r [2]rune
		var k int
		for k, r[k%2] = range "abc" {
			fmt.Print(k, r, " ")
		}
		for s[n("k", 0)], k = range map[string]int{"z": 3} {
		}
		fmt.Println(s, k)
		for i, s[i] = range func(y func(int, string) bool) { _ = y(1, "one") && y(2, "two") } {
		}
		fmt.Println(s, i)
		for a[n("z", 7)], s[0] = range []string{"p"} {
			fmt.Println("in")
		}
	})
	try("inc", func() { a := map[string][]int{}; a["x"][n("i", 0)]++ })
	try("inc2", func() { var p *Node; p.arr[n("i", 2)]++ })
	try("inc3", func() { var p *Node; p.arr[n("i", 1)]-- })
	try("ptr arr", func() { p := new([3]int); i := 0; i, p[i], p = 2, 5, nil; fmt.Println(i, p) })
	try("ptr arr nil", func() { var p *[3]int; p[n("i", 1)] = n("r", 3) })
	try("ptr arr nil idx", func() { var p *[3]int; i := 2; p[i] = n("r", 3) })
	try("f().x", func() {
		f := func() *P { trace = append(trace, "f"); return nil }
		f().x = n("r", 1)
	})
	try("*f()", func() {
		f := func() *int { trace = append(trace, "f"); return nil }
		*f() = n("r", 1)
	})
	try("f()[i]", func() {
		f := func() []int { trace = append(trace, "f"); return nil }
		f()[n("i", 2)] = n("r", 1)
	})
	try("f()[k]", func() {
		f := func() map[string]int { trace = append(trace, "f"); return nil }
		f()["k"] = n("r", 1)
	})
	try("f()[k]+=", func() {
		f := func() map[string]int { trace = append(trace, "f"); return nil }
		f()["k"] += n("r", 1)
	})
	try("append", func() {
		var m map[string][]int
		m["a"] = append(m["a"], n("r", 1))
	})
	try("append2", func() {
		m := map[string][]int{}
		m["a"] = append(m["a"], n("r", 1))
		m["a"], m["b"] = append(m["a"], 2), append(m["a"], 3)
		fmt.Println(m)
	})
	try("recv idx", func() {
		c := make(chan int, 2)
		c <- 1
		c <- 2
		a := []int{0, 0, 0}
		a[<-c] = <-c
		fmt.Println(a)
		close(c)
		a[<-c], a[1], _ = 1, <-c, 0
		fmt.Println(a)
	})
	try("assert idx", func() { var x any = "s"; a := []int{1}; a[x.(int)] = n("r", 1) })
	try("div idx", func() { z := 0; a := []int{1}; a[1/z] = n("r", 1) })
	try("shift", func() { z := -1; a := []int{1}; a[1<<z] = n("r", 1) })
	try("slice expr", func() { a := []int{1}; k := 5; a[k:][0] = n("r", 1) })
	try("conv", func() { a := []int{1, 2, 3}; a[int(int8(n("i", 258)))] = n("r", 1); fmt.Println(a) })
	try("nested key", func() {
		m := map[string]map[string]int{"a": {}}
		m["a"]["b"] = n("r", 1)
		m["b"]["b"] = n("r", 1)
	})
	try("struct copy", func() {
		ps := []P{{1, 2}, {3, 4}}
		i := 0
		i, ps[i] = 1, ps[i+1]
		ps[i], ps[0].x = P{9, 9}, 7
		fmt.Println(ps)
		ps[n("i", 2)] = P{n("x", 1), 2}
	})
	try("iface", func() {
		var xs [2]any
		i := 0
		i, xs[i], xs[1] = 1, "s", xs[i]
		fmt.Println(xs)
		xs[i], xs[n("k", 3)] = n("q", 2), 5
	})
	try("big", func() {
		type B [300]int
		bs := make([]B, 2)
		var c B
		c[7] = 1
		bs[1] = c
		fmt.Println(bs[1][7])
		i := 4
		bs[n("i", i)] = func() B { trace = append(trace, "f"); return c }()
	})
	try("big2", func() {
		type B [300]int
		bs := make([]B, 2)
		cs := make([]B, 3)
		i, j := 4, 5
		bs[i] = cs[j]
	})
}
