package main

import "fmt"

type T int

func main() {
	T
	x := T
	_ = fmt
	fmt
	_ = int + 1
	var y x
	var z fmt
	_ = T(1).(int)
	main.x()
}
