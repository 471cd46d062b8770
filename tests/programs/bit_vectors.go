package main

import (
	"bytes"
	"fmt"
	"math"
	"net/url"
	"sync"
	"time"
)

type RGBA struct{R,G,B,A uint8}

type IntSet struct {
	words []uint64
}

func (s *IntSet) Has(x int) bool {
	word, bit := x/64, uint(x%64)
	return word < len(s.words) && s.words[word]&(1<<bit) != 0
}

func (s *IntSet) Add(x int) {
	word, bit := x/64, uint(x%64)
	for word >= len(s.words) {
		s.words = append(s.words, 0)
	}
	s.words[word] |= 1 << bit
}

func (s *IntSet) UnionWith(t *IntSet) {
	for i, tword := range t.words {
		if i < len(s.words) {
			s.words[i] |= tword
		} else {
			s.words = append(s.words, tword)
		}
	}
}

func (s *IntSet) String() string {
	var buf bytes.Buffer
	buf.WriteByte('{')
	for i, word := range s.words {
		if word == 0 {
			continue
		}
		for j := 0; j < 64; j++ {
			if word&(1<<uint(j)) != 0 {
				if buf.Len() > len("{") {
					buf.WriteByte(' ')
				}
				fmt.Fprintf(&buf, "%d", 64*i+j)
			}
		}
	}
	buf.WriteByte('}')
	return buf.String()
}

type Point struct{ X, Y float64 }

func Distance(p, q Point) float64 { return math.Hypot(q.X-p.X, q.Y-p.Y) }
func (p Point) Distance(q Point) float64 {
	return math.Hypot(q.X-p.X, q.Y-p.Y)
}
func (p *Point) ScaleBy(factor float64) { p.X *= factor; p.Y *= factor }
func (p Point) Add(q Point) Point      { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) Sub(q Point) Point      { return Point{p.X - q.X, p.Y - q.Y} }

type Path []Point

func (path Path) Distance() float64 {
	sum := 0.0
	for i := range path {
		if i > 0 {
			sum += path[i-1].Distance(path[i])
		}
	}
	return sum
}

func (path Path) TranslateBy(offset Point, add bool) {
	var op func(p, q Point) Point
	if add {
		op = Point.Add
	} else {
		op = Point.Sub
	}
	for i := range path {
		path[i] = op(path[i], offset)
	}
}

type ColoredPoint struct {
	Point
	Color RGBA
}
type ColoredPoint2 struct {
	*Point
	Color RGBA
}

var cache = struct {
	sync.Mutex
	mapping map[string]string
}{
	mapping: make(map[string]string),
}

func Lookup(key string) string {
	cache.Lock()
	v := cache.mapping[key]
	cache.Unlock()
	return v
}

type IntList struct {
	Value int
	Tail  *IntList
}

func (list *IntList) Sum() int {
	if list == nil {
		return 0
	}
	return list.Value + list.Tail.Sum()
}

type Rocket struct{ n int }

func (r *Rocket) Launch() { fmt.Println("launch", r.n) }

func main() {
	var x, y IntSet
	x.Add(1)
	x.Add(144)
	x.Add(9)
	fmt.Println(x.String())
	y.Add(9)
	y.Add(42)
	fmt.Println(y.String())
	x.UnionWith(&y)
	fmt.Println(x.String())
	fmt.Println(x.Has(9), x.Has(123))
	fmt.Println(&x)
	fmt.Println(x.String())
	fmt.Println(x)
	perim := Path{{1, 1}, {5, 1}, {5, 4}, {1, 1}}
	fmt.Println(perim.Distance())
	perim.TranslateBy(Point{1, 2}, true)
	fmt.Println(perim)
	red := RGBA{255, 0, 0, 255}
	blue := RGBA{0, 0, 255, 255}
	var p = ColoredPoint{Point{1, 1}, red}
	var q = ColoredPoint{Point{5, 4}, blue}
	fmt.Println(p.Distance(q.Point))
	p.ScaleBy(2)
	q.ScaleBy(2)
	fmt.Println(p.Distance(q.Point))
	p2 := ColoredPoint2{&Point{1, 1}, red}
	q2 := ColoredPoint2{&Point{5, 4}, blue}
	fmt.Println(p2.Distance(*q2.Point))
	q2.Point = p2.Point
	p2.ScaleBy(2)
	fmt.Println(*p2.Point, *q2.Point)
	fmt.Println(Lookup("x") == "")
	fmt.Println((&IntList{1, &IntList{2, nil}}).Sum())
	distance := Point.Distance
	fmt.Println(distance(Point{1, 2}, Point{4, 6}))
	fmt.Printf("%T\n", distance)
	scale := (*Point).ScaleBy
	pp := Point{1, 2}
	scale(&pp, 2)
	fmt.Println(pp)
	fmt.Printf("%T\n", scale)
	r := &Rocket{7}
	time.AfterFunc(10*time.Millisecond, r.Launch)
	time.Sleep(100 * time.Millisecond)
	m := url.Values{"lang": {"en"}}
	m.Add("item", "1")
	m.Add("item", "2")
	fmt.Println(m.Get("lang"))
	fmt.Println(m.Get("q"))
	fmt.Println(m.Get("item"))
	fmt.Println(m["item"])
	m = nil
	fmt.Println(m.Get("item"))
	m.Add("item", "3")
}
