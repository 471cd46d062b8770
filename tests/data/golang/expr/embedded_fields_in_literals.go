package main

type inner struct{ a, b int }
type outer struct {
	inner
	*far
	c int
}
type far struct{ d int }

func (outer) m() {}

func main() {
	_ = outer{a: 1, b: 2, c: 3}
	_ = outer{a: 1, inner: inner{}}
	_ = outer{inner: inner{}, a: 1}
	_ = outer{d: 1}
	_ = outer{m: 1}
	_ = outer{a: 1, a: 2}
}
