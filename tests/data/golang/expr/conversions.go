package main

type T struct{ x int }

func main() {
	s, f := "a", 1.5
	_ = int(s)
	_ = string(f)
	_ = []int(s)
	_ = T(s)
	_ = (*int)(s)
	_ = bool(1)
	_ = int(1.5)
	_ = error(s)
	_ = func()(s)
}
