package main

int x = 5

func main() {
	int y = 5
	println(y)
}
