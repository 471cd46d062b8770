package main

type holder struct{ list []int }

func main() {
	var s []int
	var m map[string]int
	var f func()
	var h holder
	var a [2][]int
	_ = s == s
	_ = m != m
	_ = f == f
	_ = h == h
	_ = a == a
	_ = nil == nil
	_ = s == 1
	_ = h == nil
}
