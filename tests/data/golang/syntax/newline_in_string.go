package main

func main() {
	println("hello
	println("world")
}
