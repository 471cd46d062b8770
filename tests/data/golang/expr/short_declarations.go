package main

type T struct{ x int }

func main() {
	a := 1
	a := 2
	a, a := 1, 2
	b, b := 1, 2
	var t T
	t.x := 1
	_ := 1
	c, _ := 1, 2
	main := 1
	n := nil
}
