// Operators on types that lack them.
package main

import "fmt"

type T struct{ f func() }

func main() {
	a, b := []int{1}, []int{1}
	fmt.Println(a == b)
	m := map[string]int{}
	fmt.Println(m == m)
	f := func() {}
	fmt.Println(f == f, f == nil)
	fmt.Println(T{} == T{})
	s := "x"
	fmt.Println(-s, !s, ^s, +s)
	fmt.Println(!5, -true)
	x := 5
	fmt.Println(*x, &5, <-x, &x+1)
	fmt.Println(s&"a", s && true, 5 || 6)
	fmt.Println(1.5%2, 2.5&^1)
	p := &x
	fmt.Println(p < p, true < false, nil == nil)
	var e1 error
	fmt.Println(e1 > nil, e1 == 5)
	s++
	var bo bool
	bo++
}
