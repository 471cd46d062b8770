package main

type myInt int
type fn func(int)
type list []int
type alias = struct{ x int }

var e error

func results() (a, b myInt) { return 0, 0 }

func main() {
	var m myInt
	var f fn
	var l list
	var a alias
	const k myInt = 5
	var s string = m
	s = f
	s = l
	s = a
	s = k
	s = e
	s = results
	var t, u string = results()
	_, _ = t, u
}
