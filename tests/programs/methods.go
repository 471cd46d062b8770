// Methods: value and pointer receivers, method values and expressions, methods of any named type.
package main

import (
	"fmt"
	"math"
)

type Vertex struct{ X, Y float64 }

func (v Vertex) Abs() float64     { return math.Sqrt(v.X*v.X + v.Y*v.Y) }
func (v *Vertex) Scale(f float64) { v.X *= f; v.Y *= f }

type Celsius float64

func (c Celsius) F() float64 { return float64(c)*9/5 + 32 }

type IntSlice []int

func (s IntSlice) Sum() (n int) {
	for _, v := range s {
		n += v
	}
	return
}

func (s *IntSlice) Add(v int) { *s = append(*s, v) }

type Op func(int) int

func (o Op) Twice(n int) int { return o(o(n)) }

type Counter struct{ n int }

func (c Counter) Lost()  { c.n++ }
func (c *Counter) Kept() { c.n++ }

func main() {
	v := Vertex{3, 4}
	fmt.Println(v.Abs())
	v.Scale(10)
	p := &v
	fmt.Println(p.Abs(), v)
	abs := v.Abs
	v.Scale(0)
	fmt.Println(abs(), v.Abs())
	scale := Vertex{1, 2}
	f := scale.Scale
	f(3)
	fmt.Println(scale)
	g := (*Vertex).Scale
	g(&scale, 2)
	h := Vertex.Abs
	fmt.Printf("%v %.3f %T %T\n", scale, h(scale), g, h)
	fmt.Println(Celsius(100).F())
	var s IntSlice
	s.Add(1)
	s.Add(2)
	fmt.Println(s.Sum(), s)
	fmt.Println(Op(func(n int) int { return n * 3 }).Twice(2))
	var c Counter
	c.Lost()
	c.Kept()
	fmt.Println(c)
	fs := []func(){c.Kept, c.Lost}
	for _, f := range fs {
		f()
	}
	fmt.Println(c.n)
	m := map[string]func(Vertex) float64{"abs": Vertex.Abs, "x": func(v Vertex) float64 { return v.X }}
	fmt.Println(m["abs"](Vertex{5, 12}), m["x"](Vertex{7, 0}))
}
