package main

type shape interface {
	area() float64
	name() string
}

type square struct{}

func (square) area() float64 { return 0 }

type circle struct{}

func (*circle) area() float64 { return 0 }
func (*circle) name() string  { return "" }

type odd struct{}

func (odd) area() int    { return 0 }
func (odd) name() string { return "" }

type loud struct{}

func (loud) Area() float64 { return 0 }
func (loud) name() string  { return "" }

func show(s shape) {}

func main() {
	var s shape = square{}
	s = circle{}
	s = odd{}
	s = loud{}
	s = 1
	show(circle{})
	show(nil)
	_ = []shape{square{}}
	var a any = s
	s = a
}
