package main

func f() int { return 1 }

func main() {
	m := map[int]int{}
	const c = 1
	_ = &f()
	_ = &1
	_ = &m[1]
	_ = &c
	_ = &"a"[0]
	_ = &main
	_ = &[]int{1}[0]
	_ = &nil
	_ = &struct{}{}
}
