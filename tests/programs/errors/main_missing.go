// A package main needs a function main.
package main

import "fmt"

func Main() {
	fmt.Println("x")
}
