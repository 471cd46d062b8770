// A ticker ticks until it is stopped; a slow receiver misses ticks.
package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(20 * time.Millisecond)
	done := make(chan bool)
	go func() {
		n := 0
		for {
			select {
			case <-done:
				done <- true
				return
			case t := <-ticker.C:
				n++
				fmt.Println("tick", n, t.IsZero())
			}
		}
	}()
	time.Sleep(70 * time.Millisecond)
	ticker.Stop()
	done <- true
	<-done
	fmt.Println("ticker stopped")

	slow := time.NewTicker(10 * time.Millisecond)
	time.Sleep(55 * time.Millisecond)
	n := 0
	for {
		select {
		case <-slow.C:
			n++
			continue
		default:
		}
		break
	}
	fmt.Println("waiting ticks:", n)
	slow.Reset(30 * time.Millisecond)
	start := time.Now()
	<-slow.C
	fmt.Println(time.Since(start) > 20*time.Millisecond)
	slow.Stop()
	for i := range 3 {
		<-time.Tick(time.Millisecond)
		fmt.Println("tock", i)
	}
}
