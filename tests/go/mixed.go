// A pipeline of three stages; each stage counts under a mutex; 300 goroutines come in between.
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
	var mu sync.Mutex
	var wg sync.WaitGroup
	a, b := make(chan int), make(chan int, 4)
	wg.Add(3)
	go func() {
		for i := range 12 {
			a <- i
			mu.Lock()
			log(1000 + i)
			mu.Unlock()
		}
		wg.Done()
	}()
	go func() {
		for range 12 {
			v := <-a
			mu.Lock()
			log(2000 + v)
			runtime.Gosched()
			mu.Unlock()
			b <- v
		}
		wg.Done()
	}()
	go func() {
		for range 12 {
			v := <-b
			mu.Lock()
			log(3000 + v)
			mu.Unlock()
			runtime.Gosched()
		}
		wg.Done()
	}()
	runtime.Gosched()
	log(-1)
	wg.Add(300)
	for i := range 300 {
		go func() {
			log(i)
			if i%50 == 0 {
				runtime.Gosched()
				log(5000 + i)
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
