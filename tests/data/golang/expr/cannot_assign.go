package main

type T struct{ n int }

const c = 1

func f() T { return T{} }

func main() {
	m := map[string]T{}
	s := "abc"
	m["a"].n = 1
	s[0] = 'x'
	c = 2
	f().n = 1
	f = nil
	1 = 2
	main()++
	nil = nil
	(s + s) = "a"
}
