package main

type T int

type S struct {
	(T)
	*(U)
	(*V)
}

func main() {}
