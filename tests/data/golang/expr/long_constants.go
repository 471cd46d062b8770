package main

const a = 1e1000
const b = 0x1p-2000
const c = 1 << 1000
const d = 1e100000000000

func main() {
	var f float64 = a
	var i int = 1e30
	_ = "x" + string(rune(1<<40))
	_ = uint64(1<<64 - 1)
	_ = uint64(1 << 64)
	_ = a * 0
	_, _ = f, i
}
