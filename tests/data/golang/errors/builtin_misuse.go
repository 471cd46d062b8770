package main

func main() {
	len
	len(1)
	_ = len(1)
	_ = cap(map[int]int{})
	_ = make(int)
	_ = make([]int)
	_ = new(1, 2)
	append([]int{}, 1)
	delete([]int{}, 1)
	copy(1, 2)
}
