package main

type I interface{}
type P *struct{ x int }

func main() {
	_ = int{1}
	_ = I{}
	_ = P{x: 1}
	_ = struct{ x int }{y: 1}
	_ = error{}
}
