package main

type number interface{ ~int | ~float64 }

func f[T number](a, b T) T {
	_ = a % b
	_ = a << 1
	_ = a + 1.5
	_ = a + "x"
	_ = T("a")
	_ = int(a)
	_ = string(a)
	var s string = a
	return 1
}

func main() {}
