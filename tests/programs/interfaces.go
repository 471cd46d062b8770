// Interfaces: implicit satisfaction, type switches, assertions, nil interfaces and nil pointers in them, Stringer.
package main

import (
	"errors"
	"fmt"
	"math"
	"sort"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}

type Rect struct{ W, H float64 }
type Circle struct{ R float64 }

func (r Rect) Area() float64         { return r.W * r.H }
func (r Rect) Perimeter() float64    { return 2 * (r.W + r.H) }
func (c *Circle) Area() float64      { return math.Pi * c.R * c.R }
func (c *Circle) Perimeter() float64 { return 2 * math.Pi * c.R }
func (c *Circle) String() string     { return fmt.Sprintf("Circle(%g)", c.R) }

type MyErr struct{}

func (*MyErr) Error() string { return "my error" }

func mayFail(fail bool) error {
	var e *MyErr
	if fail {
		e = &MyErr{}
	}
	return e
}

func classify(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", x)
	case float64:
		return fmt.Sprintf("float %.1f", x)
	case string:
		return "string of " + fmt.Sprint(len(x))
	case []int:
		return fmt.Sprint("slice ", len(x))
	case map[string]int:
		return fmt.Sprint("map ", len(x))
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return "stringer " + x.String()
	case func() int:
		return fmt.Sprint("func ", x())
	case chan int:
		return "chan"
	case *int:
		return fmt.Sprint("pointer to ", *x)
	case struct{}:
		return "empty struct"
	case bool:
		if x {
			return "true"
		}
		return "false"
	default:
		return fmt.Sprintf("%T", x)
	}
}

type byArea []Shape

func (b byArea) Len() int           { return len(b) }
func (b byArea) Less(i, j int) bool { return b[i].Area() < b[j].Area() }
func (b byArea) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	shapes := []Shape{Rect{3, 4}, &Circle{1}, &Rect{1, 1}}
	sort.Sort(byArea(shapes))
	for _, s := range shapes {
		fmt.Printf("%T %.2f %.2f\n", s, s.Area(), s.Perimeter())
	}
	fmt.Println(shapes[1])
	seven := 7
	for _, v := range []any{nil, 1, int64(2), 2.5, "abc", []int{1}, map[string]int{}, errors.New("bad"), &Circle{2},
		func() int { return 3 }, make(chan int), &seven, struct{}{}, true, Rect{}, [2]bool{}, 'x', byte(1), 1 + 2i} {
		fmt.Println(classify(v))
	}
	var s Shape
	fmt.Println(s == nil)
	err := mayFail(false)
	fmt.Println(err == nil, err != nil)
	var c *Circle
	s = c
	fmt.Println(s == nil, s.(*Circle) == nil)
	_, ok := s.(fmt.Stringer)
	fmt.Println(ok)
	if r, ok := shapes[0].(*Rect); ok {
		fmt.Println("rect", r.W)
	}
	n, ok := any("x").(int)
	fmt.Println(n, ok)
	a, b := any(1), any(1)
	fmt.Println(a == b, a == any(int64(1)), any(Rect{1, 2}) == any(Rect{1, 2}))
	var e error = &MyErr{}
	var target *MyErr
	fmt.Println(errors.As(fmt.Errorf("wrapped: %w", e), &target), target)
}
