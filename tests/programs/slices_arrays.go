// Slices share their arrays: aliasing, append, copy, full slice expressions; arrays and structs are values.
package main

import "fmt"

type grid [3][3]int

func change(a [3]int, s []int) {
	a[0] = 100
	s[0] = 100
}

type point struct{ X, Y int }
type line struct{ A, B point }

func main() {
	arr := [5]int{1, 2, 3, 4, 5}
	s := arr[1:3]
	fmt.Println(s, len(s), cap(s))
	s = append(s, 99)
	fmt.Println(arr, s)
	t := append(s[:1:1], 7)
	fmt.Println(arr, t, cap(s[:1:1]))
	s = append(s, 5, 6, 7)
	s[0] = -1
	fmt.Println(arr, s, len(s))
	a3 := [3]int{1, 2, 3}
	change(a3, a3[:])
	fmt.Println(a3)
	b3 := a3
	b3[1] = 0
	fmt.Println(a3, b3, a3 == b3, a3 == [...]int{100, 2, 3})
	n := copy(s, s[2:])
	fmt.Println(n, s, copy(make([]byte, 3), "hello"))
	var nilS []int
	fmt.Println(nilS == nil, len(nilS), nilS, append(nilS, 1), []int{} == nil)
	lit := []string{2: "c", 0: "a", 5: "f"}
	fmt.Printf("%q %d\n", lit, len(lit))
	var g grid
	g[1][2] = 5
	h := g
	h[0][0] = 1
	fmt.Println(g, h, g == h, len(g), len(g[0]))
	m := make([][]int, 3)
	for i := range m {
		m[i] = make([]int, i+1)
		for j := range m[i] {
			m[i][j] = i * j
		}
	}
	fmt.Println(m)
	q := []int{1, 2, 3, 4, 5}
	q = append(q[:1], q[2:]...)
	fmt.Println(q, q[:cap(q)][4])
	q = append(q[:1], append([]int{10, 11}, q[1:]...)...)
	fmt.Println(q)
	p := (*[2]int)(q)
	p[0] = 42
	fmt.Println(q[0], [2]int(q), len(p))
	l1, l2 := line{point{1, 2}, point{3, 4}}, line{point{1, 2}, point{3, 4}}
	fmt.Println(l1 == l2, &l1 == &l2, l1)
	l2.B.Y = 0
	fmt.Println(l1 == l2, l1 != l2)
	anon := struct {
		X, Y int
	}{1, 2}
	fmt.Println(point(anon), anon == point{1, 2})
	ps := []*point{{1, 2}, {3, 4}}
	for _, p := range ps {
		p.X++
	}
	vs := []point{{1, 2}, {3, 4}}
	for _, v := range vs {
		v.X = 100
	}
	for i := range vs {
		vs[i].Y *= 2
	}
	fmt.Println(*ps[0], *ps[1], vs)
	pp := &vs[0]
	vs = append(vs, point{})
	pp.X = 77
	fmt.Println(vs[0].X, pp.X)
	clear(q)
	fmt.Println(q, min(3, 1, 2), max(1.5, 2), min("b", "a"))
	var caps []int
	var grow []int
	for i := range 2000 {
		grow = append(grow, i)
		if len(caps) == 0 || caps[len(caps)-1] != cap(grow) {
			caps = append(caps, cap(grow))
		}
	}
	fmt.Println(caps, grow[:3])
	bs := append([]byte("hello "), "world"...)
	fmt.Println(string(bs), len(bs))
}
