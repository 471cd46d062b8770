// Spawns ever more goroutines and awaits them: runnext, ring, overflow, 61st ticks.
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
	for _, n := range []int{1, 2, 10, 100} {
		spawn(n)
	}
	for _, n := range out {
		fmt.Println(n)
	}
}

func spawn(n int) {
	var wg sync.WaitGroup
	wg.Add(n)
	for i := range n {
		go func() {
			log(i)
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
