// Sleepers of several lengths that expire while main is busy on the only P.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	for _, lengths := range [][]int{{1, 2, 3}, {3, 2, 1}, {2, 3, 1, 2, 3, 1}} {
		var wg sync.WaitGroup
		wg.Add(len(lengths))
		for i, length := range lengths {
			go func() {
				log(10 + i)
				time.Sleep(time.Duration(length) * time.Millisecond)
				log(i)
				wg.Done()
			}()
		}
		runtime.Gosched()
		runtime.Gosched()
		busy(6 * time.Millisecond)
		wg.Wait()
	}
	for _, n := range out {
		fmt.Println(n)
	}
}

func busy(d time.Duration) {
	for start := time.Now(); time.Since(start) < d; {
	}
}
