// Cancelling: a generator that ends with its context, children that end with their parent, causes.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

func generate(ctx context.Context) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for n := 1; ; n++ {
			select {
			case <-ctx.Done():
				return
			case c <- n:
			}
		}
	}()
	return c
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	numbers := generate(ctx)
	for n := range numbers {
		fmt.Println(n)
		if n == 3 {
			break
		}
	}
	cancel()
	for range numbers {
	}
	fmt.Println(ctx.Err(), context.Cause(ctx))

	parent, stop := context.WithCancelCause(context.Background())
	var wg sync.WaitGroup
	var mu sync.Mutex
	ended := 0
	for range 3 {
		child, cancel := context.WithCancel(parent)
		wg.Go(func() {
			defer cancel()
			<-child.Done()
			mu.Lock()
			ended++
			mu.Unlock()
		})
	}
	stop(errors.New("out of coffee"))
	wg.Wait()
	fmt.Println(ended, parent.Err(), "because", context.Cause(parent))
	fmt.Println(errors.Is(parent.Err(), context.Canceled))

	done := make(chan struct{})
	c, cancel := context.WithCancel(context.Background())
	unhook := context.AfterFunc(c, func() { close(done) })
	cancel()
	<-done
	fmt.Println("after func ran; could still be stopped:", unhook())
	fmt.Println(context.Background(), context.TODO(), c)
}
