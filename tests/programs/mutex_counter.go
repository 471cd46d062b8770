// A mutex guards a map; methods on a struct that embeds it; TryLock.
package main

import (
	"fmt"
	"sync"
)

type Counters struct {
	sync.Mutex
	m map[string]int
}

func (c *Counters) Inc(name string) {
	c.Lock()
	defer c.Unlock()
	c.m[name]++
}

func main() {
	c := Counters{m: map[string]int{"a": 0, "b": 0}}
	var wg sync.WaitGroup
	loop := func(name string, n int) {
		defer wg.Done()
		for range n {
			c.Inc(name)
		}
	}
	wg.Add(3)
	go loop("a", 10000)
	go loop("a", 10000)
	go loop("b", 10000)
	wg.Wait()
	fmt.Println(c.m)

	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	fmt.Println(mu.TryLock())
}
