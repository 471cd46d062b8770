package main

type T struct {
	a, b int
	b    string
	c    Unknown
	d    func(int, x string)
}

func main() {}
