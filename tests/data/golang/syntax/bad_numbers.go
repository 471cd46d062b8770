package main

var (
	a = 08
	b = 0b12
	c = 0x
	d = 1__0
	e = 1_
	f = 1e
	g = 0x1.8
	h = 1p3
	i = 0o1.5
)

func main() {}
