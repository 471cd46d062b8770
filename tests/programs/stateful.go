// State that one goroutine owns: others ask it by channel instead of locking.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type readOp struct {
	key  int
	resp chan int
}

type writeOp struct {
	key, val int
	resp     chan bool
}

func main() {
	var readOps, writeOps atomic.Uint64
	reads := make(chan readOp)
	writes := make(chan writeOp)
	quit := make(chan struct{})
	go func() {
		state := make(map[int]int)
		for {
			select {
			case read := <-reads:
				read.resp <- state[read.key]
			case write := <-writes:
				state[write.key] += write.val
				write.resp <- true
			case <-quit:
				return
			}
		}
	}()
	var wg sync.WaitGroup
	for w := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 100 {
				write := writeOp{(w + i) % 5, 1, make(chan bool)}
				writes <- write
				<-write.resp
				writeOps.Add(1)
			}
		}()
	}
	wg.Wait()
	total := 0
	for key := range 5 {
		read := readOp{key, make(chan int)}
		reads <- read
		v := <-read.resp
		fmt.Println(key, v)
		total += v
		readOps.Add(1)
	}
	close(quit)
	fmt.Println(total, readOps.Load(), writeOps.Load())
}
