package main

func f() {}

func main() {
	x := f()
	var y int = f()
	println(f())
	_ = 5()
	_, _ = x, y
}
