// A mutex with waiters: first come first served with short sections, and with sections that yield.
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
	for n := range 8 {
		contend(n, 0)
		contend(n, 1)
		contend(n, 3)
	}
	for _, n := range out {
		fmt.Println(n)
	}
}

func contend(n, yields int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Add(n)
	mu.Lock()
	for i := range n {
		go func() {
			for k := range 3 {
				mu.Lock()
				log(10*i + k)
				for range yields {
					runtime.Gosched()
				}
				mu.Unlock()
			}
			wg.Done()
		}()
		runtime.Gosched()
	}
	mu.Unlock()
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
