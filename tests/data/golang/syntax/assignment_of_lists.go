package main

func main() {
	a, b
	a, b + 1
	a, b := 1, 2 := 3
	f(), g()
}
