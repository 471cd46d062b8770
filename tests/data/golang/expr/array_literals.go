package main

func main() {
	_ = [2]int{1, 2, 3}
	_ = [...]int{5: 1, 5: 2}
	_ = []int{0: 1, 0: 2}
	_ = []int{-1: 1}
	_ = []int{"a": 1}
	_ = [2]int{2: 1}
	x := 1
	_ = []int{x: 1}
	_ = []int{1.5: 1}
	_ = []string{1, "a", nil}
}
