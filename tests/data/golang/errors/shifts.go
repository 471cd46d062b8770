package main

func main() {
	var n int = 1
	var s float64 = 2
	_ = 1 << s
	_ = 1.5 << n
	var f float64 = 1 << n
	_ = n << -1
	_ = "a" << 1
	_ = f
}
