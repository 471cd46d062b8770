package main

func id[T any](x T) T { return x }

func apply[T any](f func(T) T, x T) {}

func main() {
	var f func(int) int = id
	var g func(int) string = id
	h := id
	apply(id, 1)
	apply(id[string], 1)
	id = nil
	_ = []func(int) int{id, id[string]}
	var k = id[int, int]
	var a any = id
	_, _, _, _, _ = f, g, h, k, a
}
