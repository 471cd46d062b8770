package main

const n = 3

func main() {
	x := 2
	var a [n]int
	var b [x]int
	var c [-1]int
	var d [1.5]int
	var e ["a"]int
	var f [n + 1]int
	a = f
	_ = a == f
	_ = [...]int{1, 2} == [2]int{1, 2}
	_, _, _, _ = b, c, d, e
}
