package main

import "fmt"

type P struct {
	X, Y int
	name string
}
type E struct {
	P
	Z int
}
type R struct {
	r R
}
type A [2]A
type I interface{ I }
type X = X
type Cyc1 struct{ c Cyc2 }
type Cyc2 struct{ c Cyc1 }

func main() {
	p := P{1, 2}
	p = P{1, 2, "a", 4}
	p = P{X: 1, 2}
	p = P{Z: 1}
	p = P{X: "a"}
	p = P{"a", 2, "b"}
	e := E{X: 1, Z: 2}
	e = E{P: {1, 2, "x"}}
	e.W = 1
	m := map[string]P{}
	m["a"].X = 1
	m["a"].X++
	(&m["a"]).X = 1
	fmt.Println(&m["a"], &f(), f().X)
	f().X = 1
	"abc"[0] = 'x'
	s := "abc"
	s[0] = 'x'
	var arr [3]int
	arr[5] = 1
	arr[-1] = 1
	arr["a"] = 1
	arr[1.5] = 1
	arr = [4]int{}
	_ = [2]int{1, 2, 3}
	_ = [...]int{5: 1, "a"}
	var n = 3
	var dyn [n]int
	_ = [n]int{}
	_ = []int{"a", 1.5}
	_ = map[string]int{1: 2, "a": "b"}
	_ = map[[]int]string{}
	_ = map[func()]string{}
	_ = &P
	_ = P
	P = 1
	const c = f()
	const d = []int{1}
	const g int = "a"
	c = 2
	_ = arr[2:1]
	_ = arr[:10]
	_ = s[1:2:3]
	_ = p[1]
	_ = n[0]
	anon := struct{ a int }{1, 2}
	anon.b = 1
	for i := range 5.0 {
	}
	for a, b, c := range arr {
	}
	for a, b := range 5 {
	}
	for range p {
	}
	for i, j := range make(chan int) {
	}
	for i = 0; i < 3; i++ {
	}
}
func f() P { return P{} }
