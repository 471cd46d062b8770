package main

func none() {}

func main() {
	println(nil)
	println(none())
	panic(none())
	panic(1, 2)
	x := recover(1)
	print(main, x)
	println(int)
	panic(nil)
	println(1<<70)
}
