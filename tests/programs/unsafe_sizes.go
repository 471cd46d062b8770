package main

import (
	"fmt"
	"sync"
	"time"
	"unsafe"
)

type Padded struct {
	a bool
	b int64
	c bool
}
type Packed struct {
	b    int64
	a, c bool
}
type Inner struct {
	x byte
	y int32
}
type Outer struct {
	Inner
	p *Inner
	s string
}

const wordSize = unsafe.Sizeof(uintptr(0))

var buf [unsafe.Sizeof(Padded{})]byte

func sizeOf[T any](v T) uintptr { return unsafe.Sizeof(v) }

func never() int { panic("called") }

func main() {
	var i int
	var p *int
	fmt.Println(unsafe.Sizeof(i), unsafe.Sizeof(p), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(any(1)))
	fmt.Println(unsafe.Sizeof(true), unsafe.Sizeof(int8(1)), unsafe.Sizeof('a'), unsafe.Sizeof(float32(1)), unsafe.Sizeof(1i))
	fmt.Println(unsafe.Sizeof(struct{}{}), unsafe.Sizeof([3]int16{}), unsafe.Sizeof(map[int]int{}), unsafe.Sizeof(make(chan int)), unsafe.Sizeof(never))
	fmt.Println(unsafe.Sizeof(Padded{}), unsafe.Sizeof(Packed{}), len(buf), wordSize)
	var pd Padded
	var o Outer
	fmt.Println(unsafe.Offsetof(pd.a), unsafe.Offsetof(pd.b), unsafe.Offsetof(pd.c), unsafe.Alignof(pd.a), unsafe.Alignof(pd))
	fmt.Println(unsafe.Offsetof(o.y), unsafe.Offsetof(o.p), unsafe.Offsetof(o.s), unsafe.Offsetof((&o).s), unsafe.Sizeof(o))
	fmt.Println(unsafe.Sizeof(never()), sizeOf(pd), sizeOf("s"), sizeOf(int16(3)), unsafe.Sizeof(time.Second))
	fmt.Println(unsafe.Sizeof(sync.Mutex{}) > 0)
	fmt.Printf("%T %d\n", wordSize, wordSize*8)
}
