// Embedded fields and selectors that are ambiguous.
package main

import "fmt"

type A struct{ X int }
type B struct{ X int }

func (A) M() {}
func (B) M() {}

type C struct {
	A
	B
}

type D struct {
	*A
	A
}

type E struct {
	*fmt.Stringer
}

type M interface{ M() }

func main() {
	var c C
	fmt.Println(c.X)
	c.M()
	var m M = c
	_ = m
	_ = C{X: 1}
}
