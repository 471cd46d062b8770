package main

func main() {
	println(1)
}
}

func f() {}
