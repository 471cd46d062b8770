package main

func two() (int, string) { return 1, "x" }

func main() {
	a, b, c := two()
	d := two()
	e, f := 1
	_, _, _, _, _, _ = a, b, c, d, e, f
}
