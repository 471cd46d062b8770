// Rate limiting with tickers: one request each 10 ms, then a bucket that allows bursts of three.
package main

import (
	"fmt"
	"time"
)

func main() {
	requests := make(chan int, 5)
	for i := 1; i <= 5; i++ {
		requests <- i
	}
	close(requests)
	limiter := time.Tick(10 * time.Millisecond)
	start := time.Now()
	for req := range requests {
		<-limiter
		fmt.Println("request", req)
	}
	took := time.Since(start)
	fmt.Println(took >= 45*time.Millisecond, took < 500*time.Millisecond)

	bursty := make(chan time.Time, 3)
	for range 3 {
		bursty <- time.Now()
	}
	stop := make(chan struct{})
	go func() {
		ticker := time.NewTicker(20 * time.Millisecond)
		defer ticker.Stop()
		for {
			select {
			case t := <-ticker.C:
				bursty <- t
			case <-stop:
				return
			}
		}
	}()
	start = time.Now()
	atOnce := 0
	for range 5 {
		<-bursty
		if time.Since(start) < 10*time.Millisecond {
			atOnce++
		}
	}
	close(stop)
	fmt.Println("at once:", atOnce)
}
