package main

import "sync"

func work(wg sync.WaitGroup) {}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	wg.Add()
	wg.Add("1")
	wg.Done(1)
	mu.lock()
	mu.Lock(1)
	work(&wg)
	x := wg.Wait()
	go work
	go func() {}
	defer mu.Unlock
}
