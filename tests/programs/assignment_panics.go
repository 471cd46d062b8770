package main

import "fmt"

type T struct {
	a [3]int
	s []int
	p *[3]int
	f [2]struct{ x int }
}

var trace []string

func idx(s string, i int) int { trace = append(trace, s); return i }
func pan(s string) int        { trace = append(trace, s); panic(s) }
func try(name string, f func()) {
	trace = nil
	defer func() { r := recover(); fmt.Println(name, trace, r) }()
	f()
}

var ga [3]int

func main() {
	var a [3]int
	s := []int{1}
	var p *[3]int
	t := T{s: s}
	m := [2][2]int{}
	ss := [][]int{{1}}
	var pt *T
	try("arr", func() { a[idx("i", 5)] = pan("rhs") })
	try("garr", func() { ga[idx("i", 5)] = pan("rhs") })
	try("loc", func() { var a [3]int; a[idx("i", 5)] = pan("rhs"); _ = a })
	try("slice", func() { s[idx("i", 5)] = pan("rhs") })
	try("parr", func() { p[idx("i", 1)] = pan("rhs") })
	try("parr2", func() { p = &a; p[idx("i", 7)] = pan("rhs") })
	try("field", func() { t.a[idx("i", 5)] = pan("rhs") })
	try("fields", func() { t.s[idx("i", 5)] = pan("rhs") })
	try("fieldp", func() { t.p[idx("i", 5)] = pan("rhs") })
	try("fieldx", func() { t.f[idx("i", 5)].x = pan("rhs") })
	try("m1", func() { m[idx("i", 5)][idx("j", 1)] = pan("rhs") })
	try("m2", func() { m[idx("i", 1)][idx("j", 5)] = pan("rhs") })
	try("ss1", func() { ss[idx("i", 5)][idx("j", 1)] = pan("rhs") })
	try("ss2", func() { ss[idx("i", 0)][idx("j", 5)] = pan("rhs") })
	try("pt", func() { pt.a[idx("i", 1)] = pan("rhs") })
	try("pts", func() { pt.s[idx("i", 1)] = pan("rhs") })
	try("op", func() { a[idx("i", 5)] += pan("rhs") })
	try("ops", func() { s[idx("i", 5)] += pan("rhs") })
	try("two", func() { a[idx("i", 5)], s[idx("j", 9)] = idx("x", 1), pan("rhs") })
	try("two2", func() { a[idx("i", 5)], s[idx("j", 9)] = idx("x", 1), idx("y", 2) })
	try("two3", func() { s[idx("j", 0)], a[idx("i", 5)] = idx("x", 91), idx("y", 2) })
	fmt.Println(s)
	try("range", func() {
		for a[idx("i", 5)] = range 3 {
		}
	})
	try("inc", func() { a[idx("i", 5)]++ })
	try("call", func() { a[idx("i", 5)], s[idx("j", 0)] = func() (int, int) { pan("f"); return 1, 2 }() })
	try("recv", func() { c := make(chan int, 1); close(c); a[idx("i", 5)] = <-c })
	try("str", func() { var st [2]T; st[idx("i", 5)].s[idx("j", 1)] = pan("rhs") })
	try("const", func() { i := 5; a[i] = pan("rhs") })
	try("consts", func() { i := 5; s[i] = pan("rhs") })
	try("nocall", func() { i, z := 5, 0; a[i] = 1 / z })
	try("nocalls", func() { i, z := 5, 0; s[i] = 1 / z })
	try("nocallm", func() { i, z := 5, 0; m[i][1] = 1 / z })
	try("nocallp", func() { z := 0; var p *int; *p = 1 / z })
	try("nocallpt", func() { z := 0; pt.a[z] = 1 / z })
}
