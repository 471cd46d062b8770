// An event bus: handlers by topic, each event delivered to its handlers in goroutines, results collected in order.
package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type Event struct {
	Topic string
	Data  any
}

type Handler func(Event) string

type Bus struct {
	mu       sync.RWMutex
	handlers map[string][]Handler
}

func (b *Bus) On(topic string, h Handler) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.handlers == nil {
		b.handlers = make(map[string][]Handler)
	}
	b.handlers[topic] = append(b.handlers[topic], h)
}

func (b *Bus) Emit(e Event) []string {
	b.mu.RLock()
	hs := append(append([]Handler(nil), b.handlers[e.Topic]...), b.handlers["*"]...)
	b.mu.RUnlock()
	out := make(chan string)
	var wg sync.WaitGroup
	for _, h := range hs {
		wg.Add(1)
		go func(h Handler) {
			defer wg.Done()
			defer func() {
				if r := recover(); r != nil {
					out <- fmt.Sprint("handler failed: ", r)
				}
			}()
			out <- h(e)
		}(h)
	}
	go func() { wg.Wait(); close(out) }()
	var all []string
	for s := range out {
		all = append(all, s)
	}
	sort.Strings(all)
	return all
}

func main() {
	var bus Bus
	bus.On("user", func(e Event) string { return "mail to " + e.Data.(string) })
	bus.On("user", func(e Event) string { return strings.ToUpper(e.Data.(string)) })
	bus.On("*", func(e Event) string { return "logged " + e.Topic })
	for _, e := range []Event{{"user", "ann"}, {"order", 5}, {"user", 7}} {
		fmt.Println(e, bus.Emit(e))
	}
}
