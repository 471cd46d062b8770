package main

type Number interface{ ~int | ~float64 }

func sum[T Number](list []T) (t T) { return }

type Set[K comparable] map[K]bool

func main() {
	sum([]string{})
	sum[bool](nil)
	var s Set[[]int]
	_ = s
	var n Number
	_ = n
}
