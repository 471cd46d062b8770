// Goroutines that wait for a wait group, and others for those.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	var first, second, all sync.WaitGroup
	first.Add(2)
	second.Add(5)
	all.Add(10)
	for i := range 5 {
		go func() {
			first.Wait()
			log(i)
			second.Done()
			log(10 + i)
			all.Done()
		}()
	}
	for i := range 5 {
		go func() {
			second.Wait()
			log(20 + i)
			all.Done()
		}()
		runtime.Gosched()
	}
	first.Done()
	runtime.Gosched()
	log(-1)
	first.Done()
	log(-2)
	all.Wait()
	for _, n := range out {
		fmt.Println(n)
	}
}
