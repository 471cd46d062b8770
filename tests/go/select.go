// Selects that park on several channels: who serves them, in which order they run, and what is left in the queues.
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
	a, b, quit := make(chan int), make(chan int), make(chan int)
	var wg sync.WaitGroup
	wg.Add(6)
	for i := range 6 {
		go func() {
			for k := range 3 {
				select {
				case v := <-a:
					log(1000 + 100*i + 10*k + v)
				case b <- i:
					log(2000 + 100*i + 10*k)
				case <-quit:
					log(3000 + 100*i + 10*k)
				}
			}
			wg.Done()
		}()
		runtime.Gosched()
	}
	for k := range 5 {
		a <- k
		log(-100 - k)
		log(-200 - <-b)
		if k%2 == 0 {
			runtime.Gosched()
		}
	}
	close(quit)
	log(-300)
	wg.Wait()
	nobody := make(chan int)
	for range 2 {
		select {
		case <-nobody:
			log(1)
		default:
			log(-400)
		}
	}
	both := make(chan int)
	wg.Add(2)
	for i := range 2 {
		go func() {
			select {
			case both <- i:
				log(10 + i)
			case v := <-both:
				log(20 + 2*i + v)
			}
			wg.Done()
		}()
		runtime.Gosched()
		if i == 0 {
			both <- 5
		} else {
			log(-500 - <-both)
		}
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
