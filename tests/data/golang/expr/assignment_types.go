package main

type celsius float64

func main() {
	var i int
	var f float64
	var s string
	var c celsius
	i = f
	f = i
	s = i
	c = f
	var i8 int8 = i
	i, s = s, i
	i = "a"
	f = "a"
	_ = i8
}
