// A Cond: signals call the tickets in order, a broadcast calls all of them.
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
	for round := range 3 {
		wait(round)
	}
	for _, n := range out {
		fmt.Println(n)
	}
}

func wait(round int) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var wg sync.WaitGroup
	wg.Add(6)
	for i := range 6 {
		go func() {
			mu.Lock()
			log(10 + i)
			cond.Wait()
			log(i)
			mu.Unlock()
			log(100 + i)
			wg.Done()
		}()
		runtime.Gosched()
	}
	switch round {
	case 0:
		mu.Lock()
		cond.Broadcast()
		log(-1)
		mu.Unlock()
	case 1:
		for range 6 {
			cond.Signal()
			log(-2)
		}
	case 2:
		for range 4 {
			cond.Signal()
			runtime.Gosched()
			log(-3)
		}
		cond.Broadcast()
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
