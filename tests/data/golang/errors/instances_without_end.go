package main

func f[T any](n int, t T) {
	if n > 0 {
		f(n-1, []T{t})
	}
}

func main() { f(3, 1) }
