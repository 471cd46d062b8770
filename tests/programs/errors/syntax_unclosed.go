// A brace that is never closed.
package main

import "fmt"

func main() {
	if true {
		fmt.Println("a")
