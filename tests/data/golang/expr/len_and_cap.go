package main

func main() {
	x := 1
	m := map[int]int{}
	_ = len(x)
	_ = cap("a")
	_ = cap(m)
	_ = len(nil)
	_ = len(main)
	const c = len([10]int{})
	const d = len([]int{})
	const e = len(f())
	_ = len(&[2]int{})
	_ = len(&[]int{})
}

func f() [2]int { return [2]int{} }
