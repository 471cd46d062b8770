// Switches gone wrong.
package main

func main() {
	x := 1
	switch x {
	x = 2
	case 1:
	}
	switch x
	case 1: {
	}
}
