package main

type List[T any] struct{ items []T }

func (l *List[T]) add(t T) {}
func (l *List) bad()         {}
func (l *List[A, B]) worse() {}

func pair[A, B any](a A, b B) {}
func none[T any]() {}

func main() {
	var a List
	var b List[int, string]
	pair[int, string, bool](1, "a")
	none()
	var c int[string]
	f := pair
	_, _, _, _ = a, b, c, f
}
