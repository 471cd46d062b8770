// Integers wrap around, each width at its own size; conversions cut or extend; shifts beyond the width.
package main

import (
	"fmt"
	"math"
)

func main() {
	var i8 int8 = math.MaxInt8
	var i16 int16 = math.MaxInt16
	var i32 int32 = math.MaxInt32
	var i64 int64 = math.MaxInt64
	i8++
	i16++
	i32++
	i64++
	fmt.Println(i8, i16, i32, i64)
	i8--
	i16 -= 2
	fmt.Println(i8, i16)
	var u8 uint8
	var u16 uint16
	var u32 uint32
	var u64 uint64
	u8--
	u16--
	u32--
	u64--
	fmt.Println(u8, u16, u32, u64)
	u8 += 2
	u16 *= 2
	u32 += 10
	u64 *= u64
	fmt.Println(u8, u16, u32, u64)
	a, b := int8(-128), int8(-1)
	fmt.Println(a/b, a*b, -a, a-1, a%b, a>>1, a<<1)
	x := 300
	fmt.Println(int8(x), uint8(x), int16(x*1000), uint16(-x), int32(int64(x)<<40), uint32(x-301))
	n := -1
	fmt.Println(uint8(n), uint16(n), uint32(n), uint64(n), uintptr(n))
	f := 3.99
	fmt.Println(int(f), int(-f), uint8(f), int64(1e18))
	s := uint(70)
	one := 1
	fmt.Println(one<<s, -8>>s, uint8(200)>>3, int8(one<<6)<<1, uint32(one)<<31<<1)
	h := uint32(2166136261)
	for _, c := range []byte("hash me") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
	var acc int32 = 1
	for i := range 40 {
		acc = acc*31 + int32(i)
	}
	fmt.Println(acc)
	fmt.Println(math.MinInt64/one, uint64(1<<63), 0xdeadbeef&0xff00>>4, 7&^5, 6|1, 6^3)
	var c64 complex64 = complex(1, 2)
	fmt.Println(c64*c64, real(c64), imag(c64))
	inf := math.Inf(1)
	zero := 0.0
	fmt.Println(inf, -inf, zero/zero, 1/zero, math.NaN() == math.NaN(), float32(0.1), float64(float32(0.1)))
	fmt.Println(0.1+0.2, float32(16777216.0)+1, 1e100, 1e-7, 123456789.0, 1e20, 1e21, 100000.0)
}
