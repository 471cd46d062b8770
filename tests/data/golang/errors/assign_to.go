package main

const c = 1

type T struct{ f int }

func get() T { return T{} }

func main() {
	c = 2
	get().f = 3
	m := map[string]T{}
	m["a"].f = 4
	"x"[0] = 1
	s := "x"
	s[0] = 1
	main = nil
}
