// A cache behind an RWMutex: readers share, a writer is alone. A waiting writer holds up new readers.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Cache[K comparable, V any] struct {
	mu     sync.RWMutex
	data   map[K]V
	loads  atomic.Int32
	loader func(K) V
}

func (c *Cache[K, V]) Get(key K) V {
	c.mu.RLock()
	v, ok := c.data[key]
	c.mu.RUnlock()
	if ok {
		return v
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.data[key]; ok {
		return v
	}
	c.loads.Add(1)
	v = c.loader(key)
	c.data[key] = v
	return v
}

func main() {
	c := Cache[int, string]{data: map[int]string{}, loader: func(k int) string {
		time.Sleep(time.Millisecond)
		return fmt.Sprint("value ", k)
	}}
	var wg sync.WaitGroup
	for i := range 30 {
		wg.Go(func() { c.Get(i % 3) })
	}
	wg.Wait()
	fmt.Println(c.Get(0), c.Get(2), "loads:", c.loads.Load())

	var mu sync.RWMutex
	mu.RLock()
	fmt.Println("second reader:", mu.TryRLock(), "writer:", mu.TryLock())
	mu.RUnlock()
	wrote := make(chan bool)
	go func() {
		mu.Lock()
		fmt.Println("writer is in")
		mu.Unlock()
		close(wrote)
	}()
	time.Sleep(10 * time.Millisecond)
	fmt.Println("reader behind a waiting writer:", mu.TryRLock())
	mu.RUnlock()
	<-wrote
	l := mu.RLocker()
	l.Lock()
	fmt.Println("reader:", mu.TryRLock())
	l.Unlock()
	mu.RUnlock()
}
