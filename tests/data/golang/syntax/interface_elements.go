package main

type I interface {
	m[T any](T)
	~
	int |
	n()
	E[]
}

func main() {}
