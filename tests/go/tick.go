// Every 61st slice takes from the global queue first: a new goroutine has then not run when Gosched returns.
package main

import (
	"fmt"
	"runtime"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	align()
	ran := 0
	for i := range 400 {
		go func() { ran++ }()
		runtime.Gosched()
		if ran == 0 {
			log(i)
		}
		ran = 0
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
