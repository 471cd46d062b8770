// Statements that other languages have.
package main

import "fmt"

func main() {
	int x = 5
	while x > 0 {
	}
	x = x > 0 ? 1 : 2
	++x
	for (i := 0; i < 3; i++) {
	}
	fmt.Println(x)
}
