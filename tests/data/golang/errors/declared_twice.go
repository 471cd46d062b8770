package main

var x int

func x() {}

type T struct{}
type T int

func f(a int, a string) (b, b int) { return }

func main() {
	var y int
	var y string
	y := 1
	z, z := 1, 2
}
