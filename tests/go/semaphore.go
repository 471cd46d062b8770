// Nine workers share two slots of a buffered channel and yield in between.
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
	slots := make(chan int, 2)
	wg.Add(9)
	for i := range 9 {
		go func() {
			for k := range 4 {
				slots <- 0
				log(10*i + k)
				runtime.Gosched()
				<-slots
				log(100 + 10*i + k)
			}
			wg.Done()
		}()
	}
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
