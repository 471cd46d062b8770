// Every 61st slice takes from the global queue first: a new goroutine has then not run when Gosched returns.
package main

import (
	"fmt"
	"runtime"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	ran := 0
	for range 8 {
		runtime.Gosched()
	}
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
