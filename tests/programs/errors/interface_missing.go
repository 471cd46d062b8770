// Types that lack an interface's methods.
package main

import "fmt"

type shape interface {
	area() float64
	name() string
}

type square struct{}

func (square) area() float64 { return 1 }

type circle struct{}

func (*circle) area() float64 { return 1 }
func (*circle) name() string  { return "c" }

type wrong struct{}

func (wrong) area() int    { return 1 }
func (wrong) name() string { return "" }

type upper struct{}

func (upper) Area() float64 { return 1 }
func (upper) name() string  { return "" }

func show(s shape) {}

func main() {
	var s shape = square{}
	s = circle{}
	s = &circle{}
	show(wrong{})
	show(upper{})
	show(5)
	var st fmt.Stringer = s
	_ = s.(square)
	_ = s.(fmt.Stringer)
	x := 5
	_ = x.(int)
	_, _ = st, s
}
