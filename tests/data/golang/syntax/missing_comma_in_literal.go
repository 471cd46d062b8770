package main

func main() {
	_ = []int{
		1,
		2
	}
	_ = map[string]int{"a": 1 "b": 2}
}
