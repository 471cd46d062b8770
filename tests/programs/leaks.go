// A leak: goroutines that nobody will ever wake stay. runtime.NumGoroutine shows them.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func leak() {
	c := make(chan int)
	go func() {
		v := <-c
		fmt.Println("never", v)
	}()
}

func first(replicas int) int {
	c := make(chan int)
	for i := range replicas {
		go func() {
			time.Sleep(time.Duration(i+1) * 5 * time.Millisecond)
			c <- i
		}()
	}
	return <-c
}

func main() {
	fmt.Println("at first:", runtime.NumGoroutine())
	for range 5 {
		leak()
	}
	runtime.Gosched()
	fmt.Println("after the leaks:", runtime.NumGoroutine())
	fmt.Println("first:", first(3))
	time.Sleep(40 * time.Millisecond)
	fmt.Println("two more senders hang:", runtime.NumGoroutine())
	done := make(chan struct{})
	for range 10 {
		go func() { <-done }()
	}
	fmt.Println(runtime.NumGoroutine())
	close(done)
	time.Sleep(10 * time.Millisecond)
	fmt.Println(runtime.NumGoroutine(), runtime.NumCPU() > 0, runtime.GOOS != "")
}
