package main

import "fmt"

var g = 1

func h() int { g *= 2; return g }

type T struct{ a, b int }

func f(a, b, c int) string         { return fmt.Sprint(a, b, c) }
func v(p string, xs ...int) string { return fmt.Sprint(p, xs) }
func (t T) m(a, b int) string      { return fmt.Sprint(t, a, b) }
func s(x string, y string) string  { return x + "|" + y }
func name() string                 { g++; return fmt.Sprint("n", g) }
func two() (int, int)              { g++; return g, g * 2 }

func main() {
	fmt.Println(f(g+h(), h(), h()+g))
	fmt.Println(f(h()*g, g, h()))
	fmt.Println(v("x", g+h(), h()-g, g))
	fmt.Println(v(fmt.Sprint(g)+name(), g+h(), h()))
	fmt.Println(s("a"+name(), name()+fmt.Sprint(g)), s(fmt.Sprint(g)+name(), name()))
	arr := []int{g + h(), h() + g, g}
	fmt.Println(arr, [3]int{g - h(), h(), g}, map[int]int{1: g + h(), 2: h() + g})
	x, y, z := g+h(), h()+g, g
	fmt.Println(x, y, z)
	x, arr[0], y = g+h(), h()+g, g
	fmt.Println(x, y, arr)
	arr = append(arr, g+h(), h()+g)
	fmt.Println(arr)
	i := 0
	inc := func() int { i++; return i }
	fmt.Println(i+inc(), i+inc(), i, -inc()+i, arr[inc()%3]+i, float64(inc())/float64(i))
	fmt.Println(i == inc(), i+inc(), inc() < i, i)
	fmt.Println(int8(i)+int8(inc()), inc(), uint16(i)+uint16(inc()), inc())
	fmt.Println(complex(float64(i), 0)+complex(float64(inc()), 0), inc())
	p := &T{1, 2}
	set := func(n int) int { p.a = n; return n }
	fmt.Println(p.a+set(5), p.a+set(6), p.a, *p)
	fmt.Println(p.a*10+set(7), T{p.a, set(8)}, set(9)+p.a)
	q := func(n int) *T { p = &T{n, n}; return p }
	fmt.Println(q(1).a+p.b, q(2).a+p.b, p.b)
	ret := func() (int, int, int) { return i + inc(), inc() + i, i }
	fmt.Println(ret())
	var str = "s"
	app := func(t string) string { str += t; return str }
	fmt.Println(str+app("1"), app("2")+str, str)
	fmt.Println(len(str)+inc(), len(app("3")), len(str))
	m := map[string]int{"a": 1}
	bump := func() int { m["a"]++; return m["a"] }
	fmt.Println(m["a"]+bump(), m["a"]+bump(), m["a"])
	fmt.Println(fmt.Sprint(i+inc(), inc()), fmt.Sprint(two()), i+inc())
	defer fmt.Println("d", i+inc(), inc()+i)
	go fmt.Sprint(i+inc(), inc())
	var c = make(chan int, 4)
	c <- i + inc()
	c <- inc() + i
	fmt.Println(<-c+i, <-c+inc(), i)
	fmt.Println(i)
}
