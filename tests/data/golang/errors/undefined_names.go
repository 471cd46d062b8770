package main

func f(x Unknown) Missing { return nowhere }

var v = nothing + 1

type T struct{ f Absent }

func main() {
	undefined()
	x = 1
	y := z
	var t T
	t.g.h = 1
}
