package main

func main() {
	var x
	var y = []
	var c chan
	var m map[string]
	type T
}
