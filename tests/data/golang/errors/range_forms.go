package main

type S struct{}

func seq(yield func(int) bool)      {}
func bad(yield func(int))           {}
func three(yield func(a, b, c int) bool) {}

func main() {
	for range S{} {
	}
	for i, v := range 10 {
	}
	for a, b := range seq {
	}
	for range bad {
	}
	for range three {
	}
	for i, j := range make(chan int) {
	}
	for i := range 1.5 {
	}
	var s string
	for s = range []int{} {
	}
	var p *[]int
	for range p {
	}
}
