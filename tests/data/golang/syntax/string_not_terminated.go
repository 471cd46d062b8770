package main

func main() {}

var s = `abc
