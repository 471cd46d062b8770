// Channels closed while goroutines wait to receive, with and without values sent before.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	for n := range 7 {
		closeWith(n, make(chan int))
		closeWith(n, make(chan int, 3))
	}
	for _, n := range out {
		fmt.Println(n)
	}
}

func closeWith(waiters int, ch chan int) {
	var wg sync.WaitGroup
	wg.Add(waiters)
	for i := range waiters {
		go func() {
			v, ok := <-ch
			if !ok {
				v = -1
			}
			log(10 * i)
			log(v)
			wg.Done()
		}()
		runtime.Gosched()
		runtime.Gosched()
	}
	if waiters > 2 {
		ch <- 7
		ch <- 8
	}
	close(ch)
	log(-2)
	wg.Wait()
}
