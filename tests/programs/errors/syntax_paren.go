// A parenthesis that is never closed, a comma that is missing.
package main

import "fmt"

func main() {
	fmt.Println("a"
	x := []int{
		1,
		2
	}
	fmt.Println(x
}
