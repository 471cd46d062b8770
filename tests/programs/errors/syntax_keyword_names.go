package main

func main() {
	var func = 1
	type := 2
	x.range = 3
	for := 1
	go := 2
	default = 1
	var map int
	if else {
	}
}
