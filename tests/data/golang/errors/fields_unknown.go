package main

import "strings"

type T struct{ Name string }

func (T) Do() {}

func main() {
	var t T
	t.name = "a"
	t.do()
	t.missing()
	var p **T
	p.Name = "a"
	var b strings.Builder
	b.buf = nil
	T.Missing()
	var e error
	e.Foo()
}
