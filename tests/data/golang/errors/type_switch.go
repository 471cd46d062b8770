package main

type T struct{}

func main() {
	var x any = 1
	switch y := x.(type) {
	case int:
		_ = y + "a"
	case int, string:
	case Unknown:
	case 5:
	case T:
		y.foo()
	}
	_ = x.(type)
}
