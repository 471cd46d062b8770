package main

func main() {
	s := []int{1}
	m := map[string]int{}
	x := 1
	f := 1.0
	_ = s["a"]
	_ = s[f]
	_ = s[1.5]
	_ = m[1]
	_ = m[nil]
	_ = x[0]
	_ = main[0]
	_ = s[true]
}
