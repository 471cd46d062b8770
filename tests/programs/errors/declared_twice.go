package main

import "fmt"
import "fmt"

type T struct {
	a int
	a string
	B, B int
}

func (t T) m() {}
func (t *T) m() {}
func (t T) a() {}

type I interface {
	M()
	M()
}

type T int

func f() {}
func f(x int) {}

var f = 1
var v, v int

func p(a int, a string) (a int) { return 1 }

func g[K any, K any]() {}

const (
	A = iota
	B
	A
)

func main() {
	x := 1
	x := 2
	var x int
	switch x {
	case 1:
	case 1:
	case 2, 3, 2:
	}
	switch "a" {
	case "a", "b", "a":
	}
	switch x {
	default:
	default:
	}
	_ = map[string]int{"a": 1, "a": 2}
	_ = []int{0: 1, 0: 2}
	_ = T{a: 1, a: 2}
	var i interface{}
	switch i.(type) {
	case int:
	case string, int:
	case nil, nil:
	}
	select {
	default:
	default:
	}
L:
	for {
	}
L:
	for {
	}
	switch x := i.(type) {
	}
	fmt := 1
	a, a := 1, 2
}
func main() {}
func init() int { return 1 }
func init(x int) {}
