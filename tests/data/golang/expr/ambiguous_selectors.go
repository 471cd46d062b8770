package main

type A struct{ X int }
type B struct{ X int }
type C struct {
	A
	B
}

func (A) M() {}
func (B) M() {}

type I interface{ M() }

func main() {
	var c C
	_ = c.X
	c.M()
	_ = C.M
	var i I = c
	_ = i
	_ = C{X: 1}
}
