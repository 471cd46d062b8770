// Constants that overflow, divide by zero, or are none.
package main

import "fmt"

const big = 1 << 100

var v = 5

const c = v

const d int8 = 200

func f() int { return 1 }

const e = f()

func main() {
	var u uint8 = 256
	var i8 int8 = -129
	var u2 uint = -1
	x := 5 / 0
	y := 5.0 / 0.0
	z := 5 % 0
	fmt.Println(big, u, i8, u2, x, y, z)
	var i int = 2.5
	var f32 float32 = 1e100
	fmt.Println(1<<64, int32(1<<31), byte(300), i, f32)
	a := [3]int{}
	a[3] = 1
	a[-1] = 2
	fmt.Println("abc"[5], a[1:5], a[2:1])
	fmt.Println(1<<-1, 1.5<<2, 3&^1.5)
	const s = "a" + 1
	const k = len(a) + "x"
	v / 0
}
