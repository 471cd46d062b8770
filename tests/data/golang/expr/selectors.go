package main

type T struct {
	Name string
	age  int
}

func (t T) Hello()  {}
func (t *T) Change() {}

func main() {
	var t T
	p := &t
	q := &p
	_ = t.foo
	_ = t.name
	_ = t.Age
	t.hello()
	_ = q.Name
	T{}.Change()
	_ = p.Missing
	_ = 5 .x
	_ = t.Hello.x
}
