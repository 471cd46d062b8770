package main

func main() {
	a := 1 b := 2
	return 1 2
	x y
	f() g()
}
