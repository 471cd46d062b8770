// Deadlock: main sends on an unbuffered channel without a receiver.
package main

func main() {
	ch := make(chan int)
	ch <- 1
}
