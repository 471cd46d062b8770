package main

func main() {
	_ = map[string]int{"a" = 1}
	_ = map[string int{}
	_ = [3 int{}
}
