// Spawns 1000 goroutines at once and awaits them, twice.
package main

import (
	"fmt"
	"sync"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	spawn(1000)
	spawn(1000)
	for _, n := range out {
		fmt.Println(n)
	}
}

func spawn(n int) {
	var wg sync.WaitGroup
	wg.Add(n)
	for i := range n {
		go func() {
			log(i)
			wg.Done()
		}()
	}
	wg.Wait()
}
