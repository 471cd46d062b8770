package main

func main() {
	a := [3]int{}
	_ = a[3]
	_ = a[-1]
	_ = a["x"]
	_ = a[1.5]
	var m map[string]int
	_ = m[1]
	n := 5
	_ = n[0]
	_ = "abc"[5]
	var p *[]int
	_ = p[0]
}
