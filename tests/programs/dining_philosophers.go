// Dining philosophers: taking the lower fork first keeps them from waiting in a circle.
package main

import (
	"fmt"
	"sync"
	"time"
)

type fork struct{ sync.Mutex }

type philosopher struct {
	name        string
	left, right *fork
	meals       int
}

func (p *philosopher) dine(rounds int, wg *sync.WaitGroup) {
	defer wg.Done()
	for range rounds {
		p.left.Lock()
		p.right.Lock()
		time.Sleep(time.Millisecond)
		p.meals++
		p.right.Unlock()
		p.left.Unlock()
		time.Sleep(time.Millisecond)
	}
}

func main() {
	names := []string{"Plato", "Kant", "Hume", "Marx", "Arendt"}
	forks := make([]*fork, len(names))
	for i := range forks {
		forks[i] = new(fork)
	}
	philosophers := make([]*philosopher, len(names))
	for i, name := range names {
		l, r := i, (i+1)%len(names)
		philosophers[i] = &philosopher{name: name, left: forks[min(l, r)], right: forks[max(l, r)]}
	}
	var wg sync.WaitGroup
	for _, p := range philosophers {
		wg.Add(1)
		go p.dine(3, &wg)
	}
	wg.Wait()
	for _, p := range philosophers {
		fmt.Printf("%-7s %d\n", p.name, p.meals)
	}
}
