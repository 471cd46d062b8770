package main

const big = 1 << 64

func main() {
	var a int = big
	var b int8 = 128
	var c uint = -1
	d := 1 << 100
	_ = int32(1 << 40)
	_ = a + big
	_, _, _ = b, c, d
}
