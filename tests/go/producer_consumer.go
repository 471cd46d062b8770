// One producer, one consumer, and channels of several capacities.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	align()
	for _, capacity := range []int{0, 1, 2, 3, 5, 8, 30} {
		exchange(make(chan int, capacity))
	}
	for _, n := range out {
		fmt.Println(n)
	}
}

func exchange(ch chan int) {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		for i := range 20 {
			ch <- i
			log(100 + i)
		}
		wg.Done()
	}()
	go func() {
		for range 20 {
			log(200 + <-ch)
		}
		wg.Done()
	}()
	wg.Wait()
}

// align returns right after a 61st slice, in which the global queue went before the new goroutine.
func align() {
	for ran := true; ran; {
		ran = false
		go func() { ran = true }()
		runtime.Gosched()
	}
	runtime.Gosched()
	runtime.Gosched()
}
