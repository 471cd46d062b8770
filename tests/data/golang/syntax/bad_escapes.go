package main

var (
	a = "\q"
	b = "\08"
	c = "\xz1"
	d = "\u12"
)

func main() {}
