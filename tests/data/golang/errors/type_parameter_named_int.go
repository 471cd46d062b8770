package main

type Stack[T any] struct{ xs []T }

func (s *Stack[int]) Top(x int) int { return 1 }

func first[string any](xs ...string) string { return "" }

func pair[int, bool any](a int, b bool) (bool, int) { return a, b }

func main() {
	var f func(float64) = pair
	first[int](1) + first("")
	_ = f
}
