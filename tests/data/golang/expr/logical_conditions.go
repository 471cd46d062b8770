package main

func main() {
	x, s := 1, "a"
	if x {
	}
	for s {
	}
	_ = x && true
	_ = !s
	if x = 2; x > 1 {
	}
	_ = x == 1 || s
	if x == nil {
	}
	if main {
	}
	if nil {
	}
}
