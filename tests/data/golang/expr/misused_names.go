package main

import "fmt"

type T int

func f() {}

func main() {
	_ = fmt
	_ = T
	_ = len
	_ = f()
	x := T
	var y int = f()
	_ = _
	x()
	T = 1
}
