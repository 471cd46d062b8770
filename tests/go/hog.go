// Main starts 200 goroutines and computes until it is preempted: it comes back from the global queue at a 61st slice,
// long before all of them have run.
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
	wg.Add(200)
	for i := range 200 {
		go func() {
			log(i)
			wg.Done()
		}()
	}
	for len(out) == 0 {
		work()
	}
	log(-1)
	wg.Wait()
	for _, n := range out {
		fmt.Println(n)
	}
}

//go:noinline
func work() {}

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
