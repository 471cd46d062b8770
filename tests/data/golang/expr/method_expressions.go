package main

type T struct{ x int }

func (t T) Get() int   { return t.x }
func (t *T) Set(x int) {}

func main() {
	var t T
	_ = T.Get(t)
	_ = T.Set
	_ = T.x
	_ = T.Missing
	_ = T.Get()
	_ = (*T).Set(t, 1)
	var f func(T) int = T.Get
	var g func() int = T.Get
	_, _ = f, g
}
