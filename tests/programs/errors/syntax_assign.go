// Assignments where conditions belong.
package main

func main() {
	x := 1
	if x = 2 {
	}
	if x := 1 {
	}
	for x = 1 {
	}
	y = := 2
	if {
	}
}
