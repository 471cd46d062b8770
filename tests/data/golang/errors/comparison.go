package main

type S struct{ f []int }

func main() {
	_ = S{} == S{}
	_ = []int{} == []int{}
	_ = func() {} == nil
	_ = 1 == "a"
	var e error
	_ = e < e
	_ = e == 1
	var m map[int]int
	_ = m == m
	_ = true < false
	_ = nil == nil
}
