package main

type T struct{}

func (t *T) ptr() {}
func (t T) val()  {}

func get() T { return T{} }

func main() {
	T.ptr(T{})
	get().ptr()
	T{}.ptr()
	T.val()
	f := T.none
	_ = f
}
