package main

func main() {
	x, f, s := 1, 2.0, uint(3)
	_ = x << -1
	_ = f << 2
	_ = x << f
	_ = x << "a"
	_ = 1 << 10000
	_ = 1.5 << 2
	var g float64 = 1 << s
	_ = 1.0<<s + g
	_ = "a" << 1
}
