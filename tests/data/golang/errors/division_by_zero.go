package main

const zero = 0

func main() {
	n := 1
	_ = n / 0
	_ = n % zero
	_ = 1 / 0
	_ = 1.5 / 0
	n /= 0
	var f float64
	_ = f / 0
}
