// Directions in types say who may do what; a channel of channels carries the way for the answer.
package main

import "fmt"

type request struct {
	n     int
	reply chan<- int
}

func ping(pings chan<- string, msg string) { pings <- msg }

func pong(pings <-chan string, pongs chan<- string) {
	msg := <-pings
	pongs <- msg + "!"
}

func serve(requests <-chan request) {
	for r := range requests {
		r.reply <- r.n * r.n
	}
}

func main() {
	pings := make(chan string, 1)
	pongs := make(chan string, 1)
	ping(pings, "passed message")
	pong(pings, pongs)
	fmt.Println(<-pongs)

	requests := make(chan request)
	go serve(requests)
	for i := range 4 {
		reply := make(chan int)
		requests <- request{i, reply}
		fmt.Println(i, <-reply)
	}
	close(requests)
	fmt.Printf("%T %T %T\n", pings, (<-chan int)(nil), (chan<- request)(nil))
}
