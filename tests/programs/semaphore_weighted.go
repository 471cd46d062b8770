// A weighted semaphore: at most ten units are out; waiting ends with the context.
package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

func main() {
	ctx := context.Background()
	sem := semaphore.NewWeighted(10)
	fmt.Println(sem.TryAcquire(7), sem.TryAcquire(4), sem.TryAcquire(3), sem.TryAcquire(1))
	short, cancel := context.WithTimeout(ctx, 5*time.Millisecond)
	defer cancel()
	fmt.Println(sem.Acquire(short, 5))
	go func() {
		time.Sleep(5 * time.Millisecond)
		sem.Release(10)
	}()
	fmt.Println(sem.Acquire(ctx, 10))
	sem.Release(10)

	var wg sync.WaitGroup
	var mu sync.Mutex
	out, most := int64(0), int64(0)
	for i := range 8 {
		weight := int64(i%4 + 1)
		wg.Go(func() {
			if err := sem.Acquire(ctx, weight); err != nil {
				fmt.Println(err)
				return
			}
			defer sem.Release(weight)
			mu.Lock()
			out += weight
			most = max(most, out)
			mu.Unlock()
			time.Sleep(2 * time.Millisecond)
			mu.Lock()
			out -= weight
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(out, most <= 10)
	defer func() { fmt.Println(recover()) }()
	sem.Release(1)
}
