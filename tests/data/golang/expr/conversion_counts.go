package main

func main() {
	_ = int()
	_ = int(1, 2)
	_ = []byte("a", "b")
	_ = string(65, 66)
	_ = float64(nil)
	_ = map[string]int(nil)
	_ = chan int(1)
	_ = [2]int([]int{1, 2})
	_ = [2]string([]int{1, 2})
}
