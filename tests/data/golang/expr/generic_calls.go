package main

func none[T any]()               {}
func same[T any](a, b T)         {}
func result[T, U any](x T) (u U) { return }
func slice[T any](s []T)         {}

func main() {
	none()
	same(1, "a")
	same(1, 2.5)
	x, y := 1, "b"
	same(x, y)
	result(1)
	slice(1)
	slice[int]([]string{})
	none[int, string]()
	_ = same[int]
	_ = same
}
