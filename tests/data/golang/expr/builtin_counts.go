package main

func main() {
	_ = len()
	_ = len("a", "b")
	_ = cap()
	_ = make()
	_ = new()
	copy([]int{})
	delete(map[int]int{})
	panic()
	_ = append()
}
