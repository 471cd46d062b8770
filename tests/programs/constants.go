// Constants: iota, typed and untyped, big arithmetic before it meets a type, expressions of all kinds.
package main

import (
	"fmt"
	"math"
	"time"
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)

func (d Weekday) String() string {
	return [...]string{"Sun", "Mon", "Tue", "Wed", "Thu"}[d]
}

type ByteSize float64

const (
	_           = iota
	KB ByteSize = 1 << (10 * iota)
	MB
	GB
)

const (
	a, b = iota, iota * 10
	c, d
	e, f
)

const (
	FlagA uint8 = 1 << iota
	FlagB
	FlagC
	mask = FlagA | FlagC
)

const (
	big   = 1 << 100
	small = big >> 98
	third = 1.0 / 3
	name  = "const" + "ant"
	size  = len(name)
	yes   = size > 3 && name != "x"
	r     = 'a' + 1
	cplx  = 2i * 2i
	huge  = 1e300 * 1e300 / 1e590
)

const timeout = 3 * time.Second

func main() {
	fmt.Println(Sunday, Monday, Thursday, Weekday(2))
	fmt.Printf("%d %v %T\n", Thursday, Thursday, Thursday)
	fmt.Println(KB, MB, GB)
	fmt.Println(a, b, c, d, e, f)
	fmt.Printf("%03b %03b %03b %03b\n", FlagA, FlagB, FlagC, mask)
	fmt.Println(small, third, name, size, yes, r, string(rune(r)), real(cplx), huge)
	fmt.Printf("%T %T %T %T %T\n", small, third, r, cplx, yes)
	fmt.Println(timeout, timeout.Seconds())
	var f32 float32 = third
	var u8 uint8 = 255
	fmt.Println(f32, u8, 7/2, 7/2.0, -7/2, -7%3, 1<<10, 0x_ff, 0b1010, 0o17, 1_000_000, 'x', 0x1p-2)
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.Pi, math.MaxInt8)
	const local = iota + 5
	fmt.Println(local, 5.0 == 5, 10/4*4.0, 10/4.0*4)
	var i = 3.0
	var x int = 5.0
	fmt.Println(i/2, x/2, len([10]int{}), len("héllo"), ^0, 6&^2, 5^1)
	var s uint = 3
	var shifted int64 = 1 << s
	fmt.Println(shifted, 1<<s == 8)
}
