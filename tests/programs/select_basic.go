// Select waits for several channels; a nil channel is never ready; an empty default does not wait.
package main

import (
	"fmt"
	"time"
)

func main() {
	c1 := make(chan string)
	c2 := make(chan string)
	go func() {
		time.Sleep(10 * time.Millisecond)
		c1 <- "one"
	}()
	go func() {
		time.Sleep(30 * time.Millisecond)
		c2 <- "two"
	}()
	for range 2 {
		select {
		case msg := <-c1:
			fmt.Println("received", msg)
		case msg := <-c2:
			fmt.Println("received", msg)
		}
	}

	var off chan int
	select {
	case v := <-off:
		fmt.Println("never", v)
	default:
		fmt.Println("nothing ready")
	}

	evens, odds := make(chan int), make(chan int)
	go func() {
		defer close(evens)
		for i := 0; i < 6; i += 2 {
			evens <- i
		}
	}()
	go func() {
		defer close(odds)
		for i := 1; i < 6; i += 2 {
			odds <- i
		}
	}()
	sum := 0
	for evens != nil || odds != nil {
		select {
		case v, ok := <-evens:
			if !ok {
				evens = nil
				break
			}
			sum += v
		case v, ok := <-odds:
			if !ok {
				odds = nil
				continue
			}
			sum += v
		}
	}
	fmt.Println("sum", sum)
}
