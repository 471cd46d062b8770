package main

type small uint8

const big = 1 << 511
const bigger = big * big
const top small = 255
const over = top + 1

func main() {
	var b byte = 300
	var i int8 = -129
	var u uint = -1
	_ = small(256)
	_ = -uint8(1)
	_ = int32(1) << 40
	var f float32 = 1e40
	_, _, _, _ = b, i, u, f
}
