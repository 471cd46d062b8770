package main

func f(a ...) {}

func main() {
	f(1...2)
}
