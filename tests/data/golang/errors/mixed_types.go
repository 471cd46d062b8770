package main

func main() {
	var a int = 1
	var b float64 = 2
	var c int32 = 3
	_ = a + b
	_ = a * c
	_ = a + "x"
	_ = a == c
	_ = a << 1.5
	_ = b << 1
	_ = -"x"
	_ = ^1.5
	_ = &1
	_ = *a
}
