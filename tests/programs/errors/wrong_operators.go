package main

import "fmt"

type A int
type B int
type S struct{ f []int }

func main() {
	var i int = 1
	var f float64 = 2
	var s string = "a"
	var i64 int64 = 3
	var a A
	var b B
	fmt.Println(i + f)
	fmt.Println(i + s)
	fmt.Println(s + i)
	fmt.Println(i64 * i)
	fmt.Println(a + b)
	fmt.Println("a" + 1)
	fmt.Println(s + 'a')
	fmt.Println(s - s)
	fmt.Println(f % 2)
	fmt.Println(!i, -s, ^f, +true, *i, &1, <-i)
	fmt.Println(i && true, i == s, s == nil, i == nil)
	fmt.Println(S{} == S{}, []int{} == []int{}, map[int]int{} == nil, func() {} == func() {})
	if i {
	}
	if s = "x"; i = 2 {
	}
	if i = 1 {
	}
	for i {
	}
	for i := 0; i; i++ {
	}
	i++ + 1
	s++
	f <<= 1
	fmt.Println(1 << f, f << 1, 1.5 << 2, i << -1, "a" << 1)
	fmt.Println(i / 0, f / 0, 1 / 0, 1.0 / 0.0, i % 0)
	var u8 uint8 = 256
	u8 = 255 + 1
	var i8 int8 = -129
	fmt.Println(u8 + 256, int8(200), uint(-1), int(1.5), 1 << 64, 1e100 + i)
	const big = 1 << 100
	fmt.Println(big, big >> 98)
	x := 1 << 63
	fmt.Println(i < s, s < true, true < false, i <= i64)
	var p *int = i
	p = &2
	fmt.Println(*p + p)
	var e error
	fmt.Println(e + "x", e == "x")
	i += "x"
	i =+ 1
	s *= 2
	var c complex128 = i
	fmt.Println(c < c)
	fmt.Println(i ? 1 : 2)
}
