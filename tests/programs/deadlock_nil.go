// Deadlock: a nil channel blocks for ever.
package main

import "fmt"

func main() {
	var ch chan int
	fmt.Println("before")
	ch <- 1
}
