package main

func pair() (int, string) { return 1, "" }

func main() {
	a, b := 1
	a, b = 1, 2, 3
	a = pair()
	a, b = pair(), 1
	var c, d = pair()
	var e, f int = 1
	x, y := 1, 2, 3
	_, _, _, _, _, _, _, _ = a, b, c, d, e, f, x, y
}
