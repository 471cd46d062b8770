// What a generic body may not do.
package main

func add[T any](a, b T) T { return a + b }

func eq[T any](a, b T) bool { return a == b }

func conv[T any](a T) int { return int(a) }

func call[T any](a T) { a.Foo() }

func infer[T any]() T { var z T; return z }

func two[K comparable, V any](m map[K]V) V { return nil }

type S[T any] struct{ x T }

func (s S) other() {}

func main() {
	x := infer()
	_ = x
	var f = add
	_ = f
	_ = S{x: 1}
	add[int](1, "a")
}
