package main

type Shape interface {
	Area() float64
	Name() string
}

type Square struct{}

func (s *Square) Area() float64 { return 1 }
func (s Square) Name() int      { return 1 }

type Circle struct{}

func (Circle) area() float64 { return 1 }
func (Circle) Name() string  { return "" }

func main() {
	var s Shape = Square{}
	s = &Square{}
	s = Circle{}
	var e error = s
	_ = e
}
