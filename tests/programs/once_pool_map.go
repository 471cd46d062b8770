// sync.Once and its functions, sync.Pool and sync.Map.
package main

import (
	"bytes"
	"fmt"
	"sort"
	"sync"
)

var (
	once     sync.Once
	instance *string
)

func get() *string {
	once.Do(func() {
		fmt.Println("made once")
		s := "singleton"
		instance = &s
	})
	return instance
}

func main() {
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() { get() })
	}
	wg.Wait()
	fmt.Println(*get())

	answer := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(answer(), answer())
	parse := sync.OnceValues(func() (string, error) { return "ok", nil })
	fmt.Println(parse())
	hello := sync.OnceFunc(func() { fmt.Println("hello") })
	hello()
	hello()
	bad := sync.OnceFunc(func() { panic("bad") })
	for range 2 {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			bad()
		}()
	}

	pool := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	buf := pool.Get().(*bytes.Buffer)
	buf.WriteString("used")
	pool.Put(buf)
	again := pool.Get().(*bytes.Buffer)
	fmt.Println(again == buf, again.String())
	fmt.Println(pool.Get().(*bytes.Buffer).Len())

	var m sync.Map
	for i := range 5 {
		wg.Go(func() { m.Store(i, i*i) })
	}
	wg.Wait()
	v, ok := m.Load(3)
	fmt.Println(v, ok)
	fmt.Println(m.LoadOrStore(3, 0))
	fmt.Println(m.LoadOrStore(9, 81))
	fmt.Println(m.Swap(9, 82))
	fmt.Println(m.CompareAndSwap(9, 82, 83), m.CompareAndSwap(9, 82, 84), m.CompareAndDelete(9, 0))
	fmt.Println(m.LoadAndDelete(9))
	m.Delete(0)
	var keys []int
	m.Range(func(k, v any) bool {
		keys = append(keys, k.(int))
		return true
	})
	sort.Ints(keys)
	fmt.Println(keys)
	m.Clear()
	_, ok = m.Load(1)
	fmt.Println(ok)
}
