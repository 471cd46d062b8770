// A recursion without end overflows the stack, which cannot be recovered.
// nondeterministic: the first line of standard error is the runtime's limit, with an address
package main

import "fmt"

func deeper(n int) int {
	return deeper(n+1) + 1
}

func main() {
	defer func() { fmt.Println(recover()) }()
	fmt.Println(deeper(0))
}
