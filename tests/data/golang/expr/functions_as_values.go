package main

type handler func(string) error

func (h handler) serve() error { return h("") }

func hello(s string) {}

func main() {
	var h handler = hello
	handler(hello).serve()
	var g func(string) error = h
	var k handler = g
	h = func(s string) error { return nil }
	_ = h == k
	_ = h == nil
	_ = hello.serve
	_ = map[handler]int{}
}
