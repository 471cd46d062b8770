package main

type P struct{ x, y int }

func main() {
	_ = P{1}
	_ = P{1, 2, 3}
	_ = P{z: 1}
	_ = P{x: 1, 2}
	_ = P{1, y: 2}
	_ = P{x: 1, x: 2}
	_ = P{x: "a"}
	_ = P{X: 1}
	_ = P{0: 1}
}
