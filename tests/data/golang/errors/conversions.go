package main

type A struct{ x int }
type B struct{ y int }

func main() {
	_ = int("5")
	_ = string(1.5)
	_ = []byte(5)
	_ = B(A{})
	_ = (*int)(5)
	_ = bool(1)
	_ = int(1, 2)
	_ = int()
	_ = float64(nil)
}
