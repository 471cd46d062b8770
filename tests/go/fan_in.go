// Seven producers and one consumer; the consumer is spawned first, in the middle, or last.
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
	for _, position := range []int{0, 3, 7} {
		for _, capacity := range []int{0, 3} {
			exchange(position, make(chan int, capacity))
		}
	}
	for _, n := range out {
		fmt.Println(n)
	}
}

func exchange(position int, ch chan int) {
	var wg sync.WaitGroup
	wg.Add(8)
	for p := range 8 {
		if p == position {
			go func() {
				for range 21 {
					log(<-ch)
				}
				wg.Done()
			}()
			continue
		}
		go func() {
			for i := range 3 {
				ch <- 10*p + i
				log(1000 + 10*p + i)
			}
			wg.Done()
		}()
	}
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
