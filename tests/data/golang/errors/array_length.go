package main

var n = 3

var a [n]int
var b [-1]int
var c [1.5]int
var d [unknown]int

func main() { _, _, _, _ = a, b, c, d }
