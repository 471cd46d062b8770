package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	ch := make(chan int)
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			ch <- i
			mu.Unlock()
		}()
	}
	go func() {
		time.Sleep(10 * time.Millisecond)
		fmt.Println(<-ch)
		fmt.Println(<-ch)
	}()
	wg.Wait()
}
