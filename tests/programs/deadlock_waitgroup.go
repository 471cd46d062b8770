// Deadlock: the WaitGroup was passed by value, so Done counts down a copy.
package main

import (
	"fmt"
	"sync"
)

func worker(id int, wg sync.WaitGroup) {
	defer wg.Done()
	fmt.Println("worker", id)
}

func main() {
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go worker(i, wg)
	}
	wg.Wait()
	fmt.Println("never")
}
