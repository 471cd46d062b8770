package main

const (
	a uint8 = 1 << (iota * 4)
	b
	c
	d
)

const (
	e, f = iota, "a" + iota
	g, h
)

var i = iota

func main() {}
