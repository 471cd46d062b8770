package main

var a = b
var b = f()

func f() int { return c }

var c = a

var x = x

const p, q = q, p

func main() {}
