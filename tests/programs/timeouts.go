// A timeout is one more case of a select.
package main

import (
	"fmt"
	"time"
)

func slow(d time.Duration) <-chan string {
	c := make(chan string, 1)
	go func() {
		time.Sleep(d)
		c <- fmt.Sprint("result after ", d)
	}()
	return c
}

func main() {
	for _, d := range []time.Duration{100 * time.Millisecond, 5 * time.Millisecond} {
		select {
		case res := <-slow(d):
			fmt.Println(res)
		case <-time.After(40 * time.Millisecond):
			fmt.Println("timeout")
		}
	}
	deadline := time.After(25 * time.Millisecond)
	ticks := 0
	for {
		select {
		case <-time.After(10 * time.Millisecond):
			ticks++
			continue
		case <-deadline:
		}
		break
	}
	fmt.Println("ticks:", ticks)
}
