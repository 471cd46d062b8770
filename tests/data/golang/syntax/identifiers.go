package main

var ٣x = 1

var a̱b, x² = 2, 3

func main() {}
