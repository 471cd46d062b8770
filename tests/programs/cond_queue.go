// A bounded queue with two conditions: not empty, not full.
package main

import (
	"fmt"
	"sync"
)

type Queue struct {
	mu       sync.Mutex
	notEmpty *sync.Cond
	notFull  *sync.Cond
	items    []int
	most     int
}

func NewQueue(most int) *Queue {
	q := &Queue{most: most}
	q.notEmpty = sync.NewCond(&q.mu)
	q.notFull = sync.NewCond(&q.mu)
	return q
}

func (q *Queue) Put(v int) {
	q.mu.Lock()
	for len(q.items) == q.most {
		q.notFull.Wait()
	}
	q.items = append(q.items, v)
	q.mu.Unlock()
	q.notEmpty.Signal()
}

func (q *Queue) Get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.notEmpty.Wait()
	}
	v := q.items[0]
	q.items = q.items[1:]
	q.notFull.Signal()
	return v
}

func main() {
	q := NewQueue(2)
	var producers, consumers sync.WaitGroup
	for p := range 3 {
		producers.Go(func() {
			for i := range 10 {
				q.Put(p*100 + i)
			}
		})
	}
	var mu sync.Mutex
	sum, n := 0, 0
	for range 2 {
		consumers.Go(func() {
			for range 15 {
				v := q.Get()
				mu.Lock()
				sum += v
				n++
				mu.Unlock()
			}
		})
	}
	producers.Wait()
	consumers.Wait()
	fmt.Println(n, sum, len(q.items))
}
