package main

type box[T any] struct{ v T }

func (b box[T]) get() T               { return b.v }
func (b *box[T]) set(v T)             { b.v = v }
func (b box[T]) to[U any](f func(T) U) U { return f(b.v) }

func main() {
	b := box[int]{1}
	b.set("a")
	var s string = b.get()
	s = b.to(func(x int) bool { return true })
	b.to()
	b.to[string](nil)
	_ = b.to
	_ = box{1}
	_ = box[int, int]{}
	_ = box[string]{1}
}
