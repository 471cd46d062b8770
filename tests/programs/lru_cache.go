// An LRU cache of a map and a doubly linked list.
package main

import "fmt"

type entry[K comparable, V any] struct {
	key        K
	val        V
	prev, next *entry[K, V]
}

type LRU[K comparable, V any] struct {
	cap        int
	items      map[K]*entry[K, V]
	head, tail *entry[K, V]
	onEvict    func(K, V)
}

func New[K comparable, V any](cap int, onEvict func(K, V)) *LRU[K, V] {
	l := &LRU[K, V]{cap: cap, items: make(map[K]*entry[K, V]), onEvict: onEvict}
	l.head, l.tail = &entry[K, V]{}, &entry[K, V]{}
	l.head.next, l.tail.prev = l.tail, l.head
	return l
}

func (l *LRU[K, V]) unlink(e *entry[K, V]) { e.prev.next, e.next.prev = e.next, e.prev }

func (l *LRU[K, V]) front(e *entry[K, V]) {
	e.prev, e.next = l.head, l.head.next
	l.head.next.prev = e
	l.head.next = e
}

func (l *LRU[K, V]) Get(key K) (v V, ok bool) {
	e, ok := l.items[key]
	if !ok {
		return v, false
	}
	l.unlink(e)
	l.front(e)
	return e.val, true
}

func (l *LRU[K, V]) Put(key K, val V) {
	if e, ok := l.items[key]; ok {
		e.val = val
		l.unlink(e)
		l.front(e)
		return
	}
	if len(l.items) == l.cap {
		last := l.tail.prev
		l.unlink(last)
		delete(l.items, last.key)
		if l.onEvict != nil {
			l.onEvict(last.key, last.val)
		}
	}
	e := &entry[K, V]{key: key, val: val}
	l.items[key] = e
	l.front(e)
}

func (l *LRU[K, V]) Keys() (keys []K) {
	for e := l.head.next; e != l.tail; e = e.next {
		keys = append(keys, e.key)
	}
	return
}

func main() {
	c := New(2, func(k string, v int) { fmt.Println("evicted", k, v) })
	c.Put("a", 1)
	c.Put("b", 2)
	fmt.Println(c.Get("a"))
	c.Put("c", 3)
	fmt.Println(c.Get("b"))
	c.Put("a", 10)
	c.Put("d", 4)
	fmt.Println(c.Get("a"))
	fmt.Println(c.Keys())
	n := New[int, struct{}](100, nil)
	for i := range 1000 {
		n.Put(i%150, struct{}{})
	}
	fmt.Println(len(n.items), n.Keys()[:3])
}
