// An RWMutex: readers go on before the next writer, a waiting writer keeps new readers out.
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
	for _, yields := range []int{0, 1, 2} {
		contend(yields)
	}
	for _, n := range out {
		fmt.Println(n)
	}
}

func contend(yields int) {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(9)
	rw.RLock()
	for i := range 9 {
		go func() {
			for k := range 3 {
				if (i+k)%3 == 0 {
					rw.Lock()
					log(1000 + 10*i + k)
					for range yields {
						runtime.Gosched()
					}
					rw.Unlock()
				} else {
					rw.RLock()
					log(10*i + k)
					for range yields {
						runtime.Gosched()
					}
					rw.RUnlock()
				}
				log(2000 + 10*i + k)
			}
			wg.Done()
		}()
		if i%4 == 1 {
			runtime.Gosched()
		}
	}
	runtime.Gosched()
	if !rw.TryRLock() {
		log(-1)
	}
	if !rw.TryLock() {
		log(-2)
	}
	rw.RUnlock()
	log(-3)
	wg.Wait()
	if rw.TryLock() {
		log(-4)
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
