package main

var init = 1

func init(x int) {}

func main() int { return 1 }

func f() { init() }
