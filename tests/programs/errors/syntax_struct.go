// Declarations of types gone wrong.
package main

type T struct {
	a int,
	b string
}

type U struct {
	c int = 5
}

type I interface {
	m() int
	n
	5
}

func main() {
	var a int b
	var
	const x
	type
}
