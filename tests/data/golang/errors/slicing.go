package main

func main() {
	var s []int
	_ = s[2:1]
	_ = s["a":]
	_ = "abc"[0:1:2]
	_ = [3]int{}[:]
	var m map[int]int
	_ = m[1:2]
	_ = s[:-1]
	a := [2]int{}
	_ = a[:3]
}
