package main

func main() {
	_ = map[string]int{"a": 1, "b": 2, "a": 3}
	_ = map[string]int{"a"}
	_ = map[int]string{1: 2, "x": "y"}
	_ = map[any]int{1: 1, 1.0: 2, 1: 3}
	_ = map[bool]int{true: 1, false: 2, true: 3}
	_ = map[[]int]int{}
	_ = map[string][]int{"a": {1, "b"}}
	_ = map[float64]int{0.5: 1, 1 / 2.0: 2}
}
