package main

import (
	"fmt"
	"unsafe"
)

type T struct {
	a int
	*E
}
type E struct{ e int }

func (T) m() {}

func main() {
	var t T
	unsafe.Sizeof(t)
	fmt.Println(unsafe.Sizeof(), unsafe.Sizeof(1, 2), unsafe.Sizeof(T), unsafe.sizeof(t), unsafe.SizeOf(t))
	fmt.Println(unsafe.Offsetof(t), unsafe.Offsetof(t.e), unsafe.Offsetof(t.m), unsafe.Offsetof(t.x), unsafe.Offsetof(t.E))
	var n int = unsafe.Sizeof(t)
	const c int = unsafe.Alignof(t)
	f := unsafe.Sizeof
	fmt.Println(nil, unsafe.Sizeof(nil))
}
