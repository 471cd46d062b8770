package main

func main() {
	var a [3]int
	p := &a
	s := []int{1, 2}
	const c = "abc"
	_ = a[3]
	_ = p[5]
	_ = a[-1]
	_ = s[-1]
	_ = c[3]
	_ = "abc"[1<<10]
	_ = a[2]
	_ = s[1<<70]
}
