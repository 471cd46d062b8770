package main

type point struct{ x, y int }

func main() {
	p, q := point{}, point{}
	_ = p + q
	_ = p < q
	_ = !1
	_ = -"a"
	_ = ^1.5
	_ = true + false
	_ = "a" - "b"
	_ = 1.5 % 2
	_ = 1 && 2
}
