// A token goes round a ring of channels while others yield.
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
	var wg sync.WaitGroup
	chans := make([]chan int, 6)
	for i := range chans {
		chans[i] = make(chan int)
	}
	wg.Add(8)
	for i := range 6 {
		go func() {
			for k := range 5 {
				<-chans[i]
				log(10*i + k)
				if i < 5 || k < 4 {
					chans[(i+1)%6] <- 0
				}
			}
			wg.Done()
		}()
	}
	for i := range 2 {
		go func() {
			for k := range 35 {
				log(100*(i+1) + k)
				runtime.Gosched()
			}
			wg.Done()
		}()
	}
	chans[0] <- 0
	log(-1)
	wg.Wait()
	for _, n := range out {
		fmt.Println(n)
	}
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
