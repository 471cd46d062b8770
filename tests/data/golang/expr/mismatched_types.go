package main

type celsius float64

func main() {
	a, b := 1, "x"
	_ = a + b
	_ = a == b
	var c celsius
	var f float64
	_ = c * f
	a += b
	_ = a + 'x' + "y"
	_ = b + nil
}
