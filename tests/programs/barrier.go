// A barrier of a Cond: nobody begins a round before all have ended the last one.
package main

import (
	"fmt"
	"sync"
)

type Barrier struct {
	mu     sync.Mutex
	cond   *sync.Cond
	n      int
	inside int
	round  int
}

func NewBarrier(n int) *Barrier {
	b := &Barrier{n: n}
	b.cond = sync.NewCond(&b.mu)
	return b
}

func (b *Barrier) Wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	round := b.round
	if b.inside++; b.inside == b.n {
		b.inside = 0
		b.round++
		b.cond.Broadcast()
		return
	}
	for round == b.round {
		b.cond.Wait()
	}
}

func main() {
	const n, rounds = 4, 3
	b := NewBarrier(n)
	var mu sync.Mutex
	counts := [rounds]int{}
	early := 0
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for r := range rounds {
				mu.Lock()
				counts[r]++
				if r > 0 && counts[r-1] != n {
					early++
				}
				mu.Unlock()
				b.Wait()
			}
		})
	}
	wg.Wait()
	fmt.Println(counts, early)
}
