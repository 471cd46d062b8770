// An errgroup waits for all, keeps the first error, and cancels its context with it.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	var sum atomic.Int64
	for i := 1; i <= 10; i++ {
		g.Go(func() error {
			sum.Add(int64(i))
			return nil
		})
	}
	fmt.Println(g.Wait(), sum.Load())

	failing, ctx := errgroup.WithContext(context.Background())
	for i := range 3 {
		failing.Go(func() error {
			select {
			case <-time.After(time.Duration(i+1) * 20 * time.Millisecond):
				return fmt.Errorf("task %d failed", i)
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}
	fmt.Println(failing.Wait())
	fmt.Println(ctx.Err(), "/", context.Cause(ctx))

	limited := new(errgroup.Group)
	limited.SetLimit(2)
	var now, most atomic.Int32
	for range 6 {
		limited.Go(func() error {
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(2 * time.Millisecond)
			now.Add(-1)
			return nil
		})
	}
	fmt.Println(limited.Wait(), "at most", most.Load())

	block := make(chan struct{})
	one := errgroup.Group{}
	one.SetLimit(1)
	fmt.Println(one.TryGo(func() error { <-block; return errors.New("end") }), one.TryGo(func() error { return nil }))
	close(block)
	fmt.Println(one.Wait())
}
