// A goroutine sends on a channel that main has closed.
package main

import "fmt"

func main() {
	c := make(chan int)
	done := make(chan bool)
	close(c)
	go func() {
		defer close(done)
		c <- 1
	}()
	<-done
	fmt.Println("never")
}
