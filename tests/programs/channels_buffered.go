// A buffered channel takes values until it is full: len and cap, FIFO order, ok after close.
package main

import "fmt"

func main() {
	ch := make(chan string, 3)
	ch <- "a"
	ch <- "b"
	fmt.Println(len(ch), cap(ch))
	ch <- "c"
	select {
	case ch <- "d":
		fmt.Println("sent d")
	default:
		fmt.Println("full")
	}
	fmt.Println(<-ch, <-ch, len(ch))
	close(ch)
	v, ok := <-ch
	fmt.Printf("%q %v\n", v, ok)
	v, ok = <-ch
	fmt.Printf("%q %v\n", v, ok)

	done := make(chan struct{})
	jobs := make(chan int, 5)
	go func() {
		defer close(done)
		for j := range jobs {
			fmt.Println("received job", j)
		}
		fmt.Println("received all jobs")
	}()
	for j := 1; j <= 3; j++ {
		jobs <- j
	}
	close(jobs)
	<-done
	var nothing chan int
	fmt.Println(len(nothing), cap(nothing), nothing == nil)
}
