package main

import (
	"fmt"
	"unsafe"
)

type P struct{ Q }
type Q struct{ *R }
type R struct{ f int }

func (P) m() {}

func f[X any]() {
	const c = unsafe.Sizeof(*new(X))
	fmt.Println(c)
}

func main() {
	x := 1.5
	var p P
	_ = unsafe.Sizeof()
	_ = unsafe.Alignof(1, 2)
	_ = unsafe.Offsetof(x)
	_ = unsafe.Offsetof(p.f)
	_ = unsafe.Offsetof(p.zz)
	unsafe.Sizeof(x)
	_ = unsafe.Sizeof
	const c int = unsafe.Sizeof(p)
}
