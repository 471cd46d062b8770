// An unbuffered channel is a meeting: the sender waits for the receiver. Ping and pong take turns.
package main

import "fmt"

func player(name string, in <-chan int, out chan<- int, done chan<- bool) {
	for n := range in {
		fmt.Println(name, n)
		if n == 0 {
			close(out)
			done <- true
			return
		}
		out <- n - 1
	}
	done <- true
}

func main() {
	messages := make(chan string)
	go func() { messages <- "ping" }()
	fmt.Println(<-messages)

	a, b, done := make(chan int), make(chan int), make(chan bool)
	go player("ping", a, b, done)
	go player("pong", b, a, done)
	a <- 5
	<-done
	fmt.Println("over")
}
