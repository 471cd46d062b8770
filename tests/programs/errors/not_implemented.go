package main

import (
	"fmt"
	"io"
	"sort"
	"error"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Sq struct{ s float64 }

func (s Sq) Area() float64 { return 1 }

type Circ struct{}

func (c *Circ) Area() float64      { return 1 }
func (c *Circ) Perimeter() float64 { return 1 }

type Wrong struct{}

func (Wrong) Area() int           { return 1 }
func (Wrong) Perimeter(x int) float64 { return 1 }

type lower struct{}

func (lower) area() float64      { return 0 }
func (lower) perimeter() float64 { return 0 }

type MyErr struct{}

func (e *MyErr) Error() string { return "" }

func doErr() error { return MyErr{} }

type ByAge []int

func (b ByAge) Len() int { return 0 }

func main() {
	var s Shape = Sq{1}
	s = Circ{}
	s = &Circ{}
	s = Wrong{}
	s = lower{}
	s = 5
	var r io.Reader = "x"
	var w io.Writer = fmt.Println
	sort.Sort(ByAge{})
	q := s.(Sq)
	_ = s.(string)
	switch s.(type) {
	case Sq:
	case *Circ, int:
	case nil:
	}
	x := 5
	_ = x.(int)
	var e error = fmt.Errorf
	var st fmt.Stringer = Sq{}
	shapes := []Shape{Sq{}, &Circ{}, Circ{}}
	m := map[string]Shape{"a": Sq{}}
	takes(Sq{}, &Sq{})
	ret()
	var p *Shape = &s
	p.Area()
	s.s = 1
}
func takes(a, b Shape) {}
func ret() Shape       { return Circ{} }
