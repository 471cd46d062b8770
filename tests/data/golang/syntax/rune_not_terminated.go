package main

var a = 'x

var b = 'hello, world'

func main() {}
