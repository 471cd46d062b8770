// Goroutines that yield after each of their numbers; main yields among them.
package main

import (
	"fmt"
	"runtime"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	align()
	for i := range 5 {
		go func() {
			for k := range 40 {
				log(100*i + k)
				runtime.Gosched()
			}
		}()
	}
	for k := range 60 {
		log(-1 - k)
		runtime.Gosched()
	}
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
