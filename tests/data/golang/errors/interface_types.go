package main

type I interface {
	m()
	m()
	_()
}
type J interface{ m() int }
type K interface {
	I
	J
}
type L interface{ int }

var l L

type U interface {
	int | ~int
	~MyInt
	I | int
}

type MyInt int

func main() {}
