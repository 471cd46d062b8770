package main

func main() {
	s, t, x := []int{1}, "abc", 1
	var a [3]int
	_ = x[1:]
	_ = t[1:2:3]
	_ = a[2:1]
	_ = a[:4]
	_ = s[2:1]
	_ = [3]int{}[:]
	_ = "abc"[2:5]
	_ = s["a":]
	_ = map[int]int{}[1:2]
}
