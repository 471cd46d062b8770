package main

func pair() (int, string) { return 1, "" }
func none()               {}

func main() {
	x := pair()
	_ = pair() + 1
	a, b, c := pair()
	_ = []int{pair()}
	a, b = none(), 1
	var y int = pair()
	_ = none()
	go pair
	_, _, _, _, _ = x, a, b, c, y
	println(pair(), 1)
}
