package main

type T struct{}

func f(a int, b string, c *T) {}

func g() (string, int) { return "", 1 }

func main() {
	f("a", 1, T{})
	f(1.5, 'x', nil)
	f(nil, nil, 0)
	h := func(x ...int) {}
	h(1, "a", 2.5)
	func(x string, y bool) {}(g())
}
