// A buffered channel as a semaphore: at most three at a time.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Semaphore chan struct{}

func (s Semaphore) Acquire() { s <- struct{}{} }
func (s Semaphore) Release() { <-s }

func main() {
	sem := make(Semaphore, 3)
	var running, most atomic.Int32
	var wg sync.WaitGroup
	for range 12 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem.Acquire()
			defer sem.Release()
			n := running.Add(1)
			defer running.Add(-1)
			if m := most.Load(); n > m {
				most.Store(n)
			}
			time.Sleep(time.Millisecond)
		}()
	}
	wg.Wait()
	fmt.Println("at most", most.Load(), "left", len(sem))
}
