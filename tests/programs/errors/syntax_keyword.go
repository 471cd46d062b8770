// Keywords as names.
package main

func main() {
	type := 5
	var func = 3
	range := []int{}
	if := 1
	map := 5
}
