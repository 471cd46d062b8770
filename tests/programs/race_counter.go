// A race: many goroutines count without a lock. On one P, without a preemption, nothing is lost; on several it is.
// nondeterministic: it is a race
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	runtime.GOMAXPROCS(4)
	x := 0
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			for range 100000 {
				x++
			}
		})
	}
	wg.Wait()
	fmt.Println(x <= 1000000, x)
}
