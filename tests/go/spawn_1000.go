// Spawns 1000 goroutines at once and awaits them, twice.
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
	spawn(1000)
	spawn(1000)
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
