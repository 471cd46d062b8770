package main

func main() {
	_ = make(int)
	_ = make([]int)
	_ = make([]int, -1)
	_ = make([]int, "a")
	_ = make([]int, 2, 1)
	_ = make(map[int]int, 1, 2)
	_ = make([]int, 1.5)
	_ = new(1)
	_ = new(nil)
	_ = make(x)
}
