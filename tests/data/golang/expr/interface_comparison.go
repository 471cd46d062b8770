package main

type named interface{ name() string }

type dog struct{}

func main() {
	var n named
	var d dog
	_ = n == d
	_ = n == 1
	_ = n < n
	var e any
	_ = e == 1
	_ = e < 1
	_ = e == []int{}
}
