package main

type number interface{ ~int | ~float64 }

func f[T any](a, b T) {
	_ = a + b
	_ = a == b
	_ = a < b
	a()
	_ = a[0]
	_ = len(a)
	_ = a.x
	var t T = 1
	_ = nil == a
}

func main() {}
