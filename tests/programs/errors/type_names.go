// Types where values belong, and values where types belong.
package main

import "fmt"

type T int

var v = 5

func f(x v) {}

func main() {
	fmt.Println(T)
	x := int
	var y v
	var z fmt
	var w fmt.Println
	fmt.Println(x, y, z, w, T+1)
	_ = []v{}
	_ = v{}
	_ = make(v)
	T = 5
	int.foo()
	var arr [v]int
	var arr2 [-1]int
	var arr3 [1.5]int
	_, _, _ = arr, arr2, arr3
	var m map[[]int]string
	_ = m
}
