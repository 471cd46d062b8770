package main

import (
	"fmt"
	"math"
)

const (
	A int8 = 127 + 1
	B = 1 << 65
	C uint = -5
	D = "a" + 1
	E = 1 / 0
	F float32 = 1e50
	G = math.MaxInt64 + 1
	H
	I, J = 1
	K = len([]int{1})
	L = L + 1
	M = N
	N = M
	O rune = "a"
	P byte = 'é'
	Q byte = '世'
)

const noinit
const typed int

func main() {
	fmt.Println(B, G)
	var x int = math.MaxInt64 + 1
	var y int32 = math.MaxInt32 * 2
	var u uint64 = math.MaxUint64
	fmt.Println(math.MaxUint64, u)
	var i int = 1.5
	var j int = 2.0
	var k int = 'a'
	var l rune = 1.1
	var m float32 = "1"
	b := byte(256)
	c := int8(-129)
	d := string(65)
	e := []byte(5)
	f := int("5")
	g := bool(1)
	h := float64("x")
	n := (*int)(5)
	o := 10000000000000000000
	p := -9223372036854775809
	q := 1.0 << 3
	var sh uint = 3
	var r float64 = 1 << sh
	s := 0xFFFFFFFFFFFFFFFFF
	t := 'a' + "b"
	var arr [-1]int
	var arr2 [1.5]int
	var arr3 [1 << 62]int
	_ = ^uint8(1) + 300
	_ = uint8(1) << 8
	_ = uint8(255) + 1
	_ = 5 % 2.0
	_ = 5.5 % 2
}
