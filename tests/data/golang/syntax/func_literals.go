package main

func main() {
	f := func() int return 1
	g := func { }
	h := func(x int) => x
	func k() {}
}
