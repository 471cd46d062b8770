// Atomic counters lose nothing: functions and types of sync/atomic.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type config struct {
	name string
	n    int
}

func main() {
	var ops atomic.Uint64
	var old int64
	var wg sync.WaitGroup
	for range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 1000 {
				ops.Add(1)
				atomic.AddInt64(&old, 2)
			}
		}()
	}
	wg.Wait()
	fmt.Println("ops:", ops.Load(), atomic.LoadInt64(&old))

	var highest atomic.Int32
	for _, v := range []int32{3, 9, 2, 7} {
		wg.Go(func() {
			for {
				now := highest.Load()
				if v <= now || highest.CompareAndSwap(now, v) {
					return
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("highest:", highest.Load())

	var flag atomic.Bool
	fmt.Println(flag.Swap(true), flag.Load(), flag.CompareAndSwap(false, true))
	var current atomic.Pointer[config]
	fmt.Println(current.Load() == nil)
	current.Store(&config{"a", 1})
	before := current.Swap(&config{"b", 2})
	fmt.Println(*before, *current.Load())
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store([]string{"x", "y"})
	fmt.Println(v.Load().([]string))
	var bits atomic.Uint32
	fmt.Println(bits.Or(0b1100), bits.And(0b0110), bits.Load())
	var u uint32 = 5
	atomic.AddUint32(&u, ^uint32(0))
	fmt.Println(u, atomic.SwapUint32(&u, 100), atomic.CompareAndSwapUint32(&u, 100, 7), u)
}
