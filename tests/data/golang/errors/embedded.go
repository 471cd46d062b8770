package main

type I interface{ m() }
type P *int

type A struct{ *I }
type B struct{ P }
type C struct {
	x int
	x string
	I
	I
}

func f[T any]() {
	type D struct{ T }
}

func main() {}
