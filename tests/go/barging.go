// Who unlocks and locks again within its slice wins against all who wait.
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
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Add(4)
	mu.Lock()
	for i := range 4 {
		go func() {
			for k := range 4 {
				mu.Lock()
				log(10*i + k)
				mu.Unlock()
				if k%2 == i%2 {
					runtime.Gosched()
				}
			}
			wg.Done()
		}()
	}
	runtime.Gosched()
	for k := range 5 {
		mu.Unlock()
		mu.Lock()
		log(-1 - k)
	}
	runtime.Gosched()
	mu.Unlock()
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
