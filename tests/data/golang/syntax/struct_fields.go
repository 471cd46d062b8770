package main

type T struct {
	a, b
	c int,
	d int; e string
	5
	f() int
}

func main() {}
