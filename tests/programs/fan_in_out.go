// Fan-out to several goroutines, fan-in to one channel.
package main

import (
	"fmt"
	"sort"
	"sync"
)

func producer(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 1; i <= n; i++ {
			c <- i
		}
	}()
	return c
}

func collatz(in <-chan int) <-chan [2]int {
	out := make(chan [2]int)
	go func() {
		defer close(out)
		for n := range in {
			steps := 0
			for m := n; m != 1; steps++ {
				if m%2 == 0 {
					m /= 2
				} else {
					m = 3*m + 1
				}
			}
			out <- [2]int{n, steps}
		}
	}()
	return out
}

func merge[T any](cs ...<-chan T) <-chan T {
	var wg sync.WaitGroup
	out := make(chan T)
	wg.Add(len(cs))
	for _, c := range cs {
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func main() {
	in := producer(30)
	var workers []<-chan [2]int
	for range 4 {
		workers = append(workers, collatz(in))
	}
	var all [][2]int
	for r := range merge(workers...) {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i][0] < all[j][0] })
	fmt.Println(len(all), all[:10], all[26])
}
