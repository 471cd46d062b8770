// Pointers, nil and addresses.
package main

import "fmt"

type T struct{ x int }

func f() T { return T{} }

func main() {
	p := nil
	var q *int = 5
	var s string = nil
	var t T = nil
	fmt.Println(&f(), &T{}, &f().x, &"abc")
	fmt.Println(*t, *nil, t.x.y)
	m := map[string]T{}
	fmt.Println(&m["a"], p, q, s)
	if s == nil || t == nil || 5 == nil {
	}
	f().x = 1
	var i interface{ M() } = &t
	_ = i
}
