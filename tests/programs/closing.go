// Closing tells all receivers at once; sending on a closed channel panics, and so does closing twice.
package main

import (
	"fmt"
	"sync"
)

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", what, r)
		}
	}()
	f()
	fmt.Println(what, "went well")
}

func main() {
	start := make(chan struct{})
	var wg sync.WaitGroup
	var mu sync.Mutex
	started := 0
	for range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-start
			mu.Lock()
			started++
			mu.Unlock()
		}()
	}
	close(start)
	wg.Wait()
	fmt.Println("started", started)

	c := make(chan int, 1)
	try("send", func() { c <- 1 })
	try("close", func() { close(c) })
	try("send after close", func() { c <- 2 })
	try("close again", func() { close(c) })
	try("close nil", func() {
		var none chan int
		close(none)
	})
	try("receive", func() { fmt.Println(<-c, <-c) })
}
