package main

func main() {
	var i int = 1.5
	var r rune = 2.5
	i = 'a' + 0.5
	_ = []int{1.25}
	_ = i + 2.5
	i += 0.1
	_ = i << 1.5
	_ = [2]int{}[0.5]
	_, _ = i, r
}
