package main

func two() (int, int) { return 1, 2 }

func one(int) {}

func main() {
	one(two())
	_ = two() + 1
	var x int = two()
	_ = []int{two()}
	if two() {
	}
	_ = x
	println(two())
}
