// Goroutines and a WaitGroup: each goroutine writes to its own place, so no lock is needed.
package main

import (
	"fmt"
	"sync"
)

func square(n int, out *int, wg *sync.WaitGroup) {
	defer wg.Done()
	*out = n * n
}

func main() {
	var wg sync.WaitGroup
	results := make([]int, 10)
	for i := range results {
		wg.Add(1)
		go square(i, &results[i], &wg)
	}
	wg.Wait()
	fmt.Println(results)

	sum := 0
	var mu sync.Mutex
	for i := 1; i <= 100; i++ {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			sum += i
		})
	}
	wg.Wait()
	fmt.Println("sum:", sum)
}
