package main

func main() {
	x := *
	y := 1 + * 2
	z := 1 +
	_ = / 2
}
