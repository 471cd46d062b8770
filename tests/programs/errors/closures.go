// Errors inside of closures and nested functions.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(id int) {
			defer wg.done()
			fmt.Println(id, undefined)
			return id
		}()
	}
	wg.Wait(1)
	ch := make(chan string)
	go func() { ch <- 5 }()
	var n int = <-ch
	var mu sync.Mutex
	mu.Lock
	result := func() int { return "x" }()
}
