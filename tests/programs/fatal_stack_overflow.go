// A recursion without end overflows the stack, which cannot be recovered.
package main

import "fmt"

func deeper(n int) int {
	return deeper(n+1) + 1
}

func main() {
	defer func() { fmt.Println(recover()) }()
	fmt.Println(deeper(0))
}
