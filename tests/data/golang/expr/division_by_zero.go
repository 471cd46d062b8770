package main

func main() {
	x, f := 1, 1.5
	_ = x / 0
	_ = x % 0
	_ = 1 / 0
	_ = 1.0 / 0.0
	_ = f / 0
	x /= 0
	_ = 1i / 0
	_ = x / (1 - 1)
}
