// Sizes, alignments and offsets of package unsafe.
package main

import (
	"fmt"
	"unsafe"
)

type T struct {
	a bool
	b int64
	c struct{ x, y int16 }
}
type E struct {
	T
	z string
}

const N = unsafe.Sizeof(T{})

var arr [unsafe.Sizeof(int32(0))]int

func g[X any]() uintptr { var x X; return unsafe.Sizeof(x) }

func main() {
	var t T
	var e E
	fmt.Println(N, len(arr), unsafe.Sizeof(t), unsafe.Alignof(t.c), unsafe.Alignof(t.c.x), unsafe.Offsetof(t.c), unsafe.Offsetof(t.c.y), unsafe.Offsetof(e.b), unsafe.Offsetof(e.z))
	fmt.Println(unsafe.Sizeof("x"), unsafe.Sizeof([]int{}), unsafe.Sizeof(map[int]int{}), unsafe.Sizeof(struct{}{}), unsafe.Sizeof([0]int{}), unsafe.Sizeof(any(nil)), unsafe.Sizeof(1), unsafe.Sizeof(1.5), unsafe.Sizeof('a'))
	fmt.Printf("%T\n", unsafe.Sizeof(t))
	fmt.Println(g[T](), g[int8](), g[string]())
	switch unsafe.Sizeof(uintptr(0)) {
	case 8:
		fmt.Println("64")
	}
}

type G[X any] struct {
	a bool
	x X
	y [2]X
	E
	p *X
}

func h[X any]() {
	var g G[X]
	fmt.Println(unsafe.Sizeof(g), unsafe.Offsetof(g.x), unsafe.Offsetof(g.y), unsafe.Offsetof(g.z), unsafe.Alignof(g), unsafe.Offsetof((&g).p), unsafe.Sizeof(g.p))
}

func init() { h[int32](); h[string](); h[struct{}]() }
