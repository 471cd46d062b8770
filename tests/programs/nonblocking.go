// Operations that do not wait: default in receives, sends and selects of several channels.
package main

import "fmt"

func main() {
	messages := make(chan string)
	signals := make(chan bool)
	select {
	case msg := <-messages:
		fmt.Println("received message", msg)
	default:
		fmt.Println("no message received")
	}
	select {
	case messages <- "hi":
		fmt.Println("sent message")
	default:
		fmt.Println("no message sent")
	}
	select {
	case msg := <-messages:
		fmt.Println("received message", msg)
	case sig := <-signals:
		fmt.Println("received signal", sig)
	default:
		fmt.Println("no activity")
	}
	buffered := make(chan int, 2)
	dropped := 0
	for i := range 5 {
		select {
		case buffered <- i:
		default:
			dropped++
		}
	}
	fmt.Println("kept", len(buffered), "dropped", dropped)
}
