package main

func main() {
	f := func(x int) string { return x }
	f("a")
	var g func(int) = func(x string) {}
	func(x int) {}()
	func() int {}()
	x := func() {} == nil
	_ = func(x int) {}(1)
	_, _ = g, x
}
