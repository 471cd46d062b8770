package main

type F func()

var a map[[]int]string
var b map[F]int
var c map[struct{ x map[int]int }]int

func g[T any]() { var m map[T]int; _ = m }

func main() { _, _, _ = a, b, c }
