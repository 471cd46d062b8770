// The four kinds of work: computing takes turns on one P, waiting overlaps.
package main

import (
	"fmt"
	"sync"
	"time"

	"gopark/work"
)

func together(n int, f func(time.Duration), d time.Duration) time.Duration {
	start := time.Now()
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() { f(d) })
	}
	wg.Wait()
	return time.Since(start)
}

func main() {
	fmt.Println("CPU takes turns:", together(4, work.CPU, 20*time.Millisecond) >= 75*time.Millisecond)
	fmt.Println("Net overlaps:", together(10, work.Net, 30*time.Millisecond) < 200*time.Millisecond)
	fmt.Println("Disk overlaps:", together(4, work.Disk, 30*time.Millisecond) < 110*time.Millisecond)
	work.Memory(5 * time.Millisecond)
	fmt.Println("done")
}
