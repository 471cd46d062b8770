package main

func main() {
	s := uint(3)
	var a int32 = 1 << s
	var b = uint64(1 << s)
	var c = 1.0 << s
	_ = make([]int, 1<<s)
	var d any = 1.0 << s
	var e = [10]int{}[1<<s]
	_ = 1<<s == 2.0<<s
	_ = 1<<s == 2.5
	_, _, _, _, _ = a, b, c, d, e
}
