// Publish and subscribe: a broker goroutine owns the subscribers.
package main

import (
	"fmt"
	"sync"
)

type Broker[T any] struct {
	publish     chan T
	subscribe   chan chan T
	unsubscribe chan chan T
	stop        chan struct{}
}

func NewBroker[T any]() *Broker[T] {
	b := &Broker[T]{make(chan T), make(chan chan T), make(chan chan T), make(chan struct{})}
	go b.run()
	return b
}

func (b *Broker[T]) run() {
	subs := map[chan T]bool{}
	for {
		select {
		case c := <-b.subscribe:
			subs[c] = true
		case c := <-b.unsubscribe:
			delete(subs, c)
			close(c)
		case msg := <-b.publish:
			for c := range subs {
				c <- msg
			}
		case <-b.stop:
			for c := range subs {
				close(c)
			}
			return
		}
	}
}

func (b *Broker[T]) Subscribe() chan T {
	c := make(chan T, 8)
	b.subscribe <- c
	return c
}

func main() {
	b := NewBroker[string]()
	var wg sync.WaitGroup
	got := make([][]string, 3)
	for i := range got {
		c := b.Subscribe()
		wg.Go(func() {
			for msg := range c {
				got[i] = append(got[i], msg)
			}
		})
	}
	extra := b.Subscribe()
	b.publish <- "hello"
	b.unsubscribe <- extra
	b.publish <- "world"
	close(b.stop)
	wg.Wait()
	for i, g := range got {
		fmt.Println(i, g)
	}
	fmt.Println(<-extra, <-extra == "")
}
