// Patterns of channels: or, or-done, tee, bridge, broker, latch, future.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Event struct {
	name string
	at   time.Duration
}

type Broker[T any] struct {
	stop  chan struct{}
	pub   chan T
	sub   chan chan T
	unsub chan chan T
}

func NewBroker[T any]() *Broker[T] {
	return &Broker[T]{make(chan struct{}), make(chan T, 1), make(chan chan T, 1), make(chan chan T, 1)}
}

func (b *Broker[T]) Start() {
	subs := map[chan T]struct{}{}
	for {
		select {
		case <-b.stop:
			for c := range subs {
				close(c)
			}
			return
		case c := <-b.sub:
			subs[c] = struct{}{}
		case c := <-b.unsub:
			delete(subs, c)
		case m := <-b.pub:
			for c := range subs {
				select {
				case c <- m:
				default:
				}
			}
		}
	}
}

func or(channels ...<-chan interface{}) <-chan interface{} {
	switch len(channels) {
	case 0:
		return nil
	case 1:
		return channels[0]
	}
	orDone := make(chan interface{})
	go func() {
		defer close(orDone)
		switch len(channels) {
		case 2:
			select {
			case <-channels[0]:
			case <-channels[1]:
			}
		default:
			select {
			case <-channels[0]:
			case <-channels[1]:
			case <-channels[2]:
			case <-or(append(channels[3:], orDone)...):
			}
		}
	}()
	return orDone
}

func orDone(done, c <-chan interface{}) <-chan interface{} {
	valStream := make(chan interface{})
	go func() {
		defer close(valStream)
		for {
			select {
			case <-done:
				return
			case v, ok := <-c:
				if !ok {
					return
				}
				select {
				case valStream <- v:
				case <-done:
				}
			}
		}
	}()
	return valStream
}

func tee(done <-chan interface{}, in <-chan interface{}) (_, _ <-chan interface{}) {
	out1 := make(chan interface{})
	out2 := make(chan interface{})
	go func() {
		defer close(out1)
		defer close(out2)
		for val := range orDone(done, in) {
			var out1, out2 = out1, out2
			for i := 0; i < 2; i++ {
				select {
				case <-done:
				case out1 <- val:
					out1 = nil
				case out2 <- val:
					out2 = nil
				}
			}
		}
	}()
	return out1, out2
}

func bridge(done <-chan interface{}, chanStream <-chan <-chan interface{}) <-chan interface{} {
	valStream := make(chan interface{})
	go func() {
		defer close(valStream)
		for {
			var stream <-chan interface{}
			select {
			case maybe, ok := <-chanStream:
				if !ok {
					return
				}
				stream = maybe
			case <-done:
				return
			}
			for val := range orDone(done, stream) {
				select {
				case valStream <- val:
				case <-done:
				}
			}
		}
	}()
	return valStream
}

func repeat(done <-chan interface{}, values ...interface{}) <-chan interface{} {
	s := make(chan interface{})
	go func() {
		defer close(s)
		for {
			for _, v := range values {
				select {
				case <-done:
					return
				case s <- v:
				}
			}
		}
	}()
	return s
}

func takeN(done <-chan interface{}, in <-chan interface{}, n int) <-chan interface{} {
	s := make(chan interface{})
	go func() {
		defer close(s)
		for i := 0; i < n; i++ {
			select {
			case <-done:
				return
			case s <- <-in:
			}
		}
	}()
	return s
}

type Semaphore chan struct{}

func (s Semaphore) Acquire() { s <- struct{}{} }
func (s Semaphore) Release() { <-s }

type CountDownLatch struct {
	mu sync.Mutex
	c  *sync.Cond
	n  int
}

func NewLatch(n int) *CountDownLatch {
	l := &CountDownLatch{n: n}
	l.c = sync.NewCond(&l.mu)
	return l
}
func (l *CountDownLatch) Done() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.n--
	if l.n == 0 {
		l.c.Broadcast()
	}
}
func (l *CountDownLatch) Wait() {
	l.mu.Lock()
	for l.n > 0 {
		l.c.Wait()
	}
	l.mu.Unlock()
}

var ErrClosed = errors.New("closed")

type Future[T any] struct {
	done chan struct{}
	val  T
	err  error
}

func Async[T any](f func() (T, error)) *Future[T] {
	fu := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(fu.done)
		fu.val, fu.err = f()
	}()
	return fu
}
func (f *Future[T]) Await(ctx context.Context) (T, error) {
	select {
	case <-f.done:
		return f.val, f.err
	case <-ctx.Done():
		var zero T
		return zero, context.Cause(ctx)
	}
}

func main() {
	sig := func(after time.Duration) <-chan interface{} {
		c := make(chan interface{})
		go func() {
			defer close(c)
			time.Sleep(after)
		}()
		return c
	}
	start := time.Now()
	<-or(sig(2*time.Hour), sig(5*time.Minute), sig(1*time.Second), sig(1*time.Hour), sig(1*time.Minute))
	fmt.Println("done after", time.Since(start).Round(100*time.Millisecond))
	done := make(chan interface{})
	o1, o2 := tee(done, takeN(done, repeat(done, 1, 2), 4))
	for v := range o1 {
		fmt.Printf("out1: %v, out2: %v\n", v, <-o2)
	}
	gen := func() <-chan <-chan interface{} {
		cs := make(chan (<-chan interface{}))
		go func() {
			defer close(cs)
			for i := 0; i < 10; i++ {
				s := make(chan interface{}, 1)
				s <- i
				close(s)
				cs <- s
			}
		}()
		return cs
	}
	for v := range bridge(nil, gen()) {
		fmt.Printf("%v ", v)
	}
	fmt.Println()
	close(done)
	b := NewBroker[string]()
	go b.Start()
	c := make(chan string, 4)
	b.sub <- c
	time.Sleep(time.Millisecond)
	b.pub <- "hi"
	fmt.Println(<-c)
	close(b.stop)
	_, ok := <-c
	fmt.Println(ok)
	sem := make(Semaphore, 2)
	var cur, peak atomic.Int32
	var wg sync.WaitGroup
	for range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem.Acquire()
			defer sem.Release()
			n := cur.Add(1)
			for {
				p := peak.Load()
				if n <= p || peak.CompareAndSwap(p, n) {
					break
				}
			}
			time.Sleep(10 * time.Millisecond)
			cur.Add(-1)
		}()
	}
	wg.Wait()
	fmt.Println("peak", peak.Load())
	l := NewLatch(3)
	for range 3 {
		go l.Done()
	}
	l.Wait()
	f := Async(func() (int, error) { time.Sleep(10 * time.Millisecond); return 42, nil })
	fmt.Println(f.Await(context.Background()))
	ctx, cancel := context.WithTimeoutCause(context.Background(), 5*time.Millisecond, errors.New("too slow"))
	defer cancel()
	slow := Async(func() (string, error) { time.Sleep(time.Second); return "x", nil })
	fmt.Println(slow.Await(ctx))
	ctx2, cancel2 := context.WithCancelCause(context.Background())
	cancel2(ErrClosed)
	fmt.Println(ctx2.Err(), context.Cause(ctx2))
	stop := context.AfterFunc(ctx2, func() { fmt.Println("after") })
	time.Sleep(time.Millisecond)
	fmt.Println(stop())
	fmt.Println(ctx2, context.WithValue(ctx2, "k", 1))
	var nilc chan int
	select {
	case nilc <- 1:
	case <-nilc:
	case <-time.After(time.Millisecond):
		fmt.Println("nil blocks")
	}
	ch := make(chan chan int, 1)
	ch <- make(chan int, 1)
	cc := <-ch
	cc <- 5
	fmt.Println(len(cc), cap(cc), <-cc)
	arrc := [2]chan int{make(chan int, 1), make(chan int, 1)}
	i := 0
	idx := func() int { i++; return i - 1 }
	select {
	case arrc[idx()] <- 10 * idx():
		fmt.Println("sent", i, <-arrc[0])
	}
	m := map[string]int{}
	c3 := make(chan int, 1)
	c3 <- 3
	select {
	case m["x"], ok = <-c3:
		fmt.Println(m, ok)
	}
	timer := time.AfterFunc(time.Hour, func() {})
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
	tk := time.NewTicker(10 * time.Millisecond)
	n := 0
	for range tk.C {
		n++
		if n == 2 {
			tk.Reset(20 * time.Millisecond)
		}
		if n == 4 {
			tk.Stop()
			break
		}
	}
	fmt.Println(n)
	var v atomic.Value
	v.Store([]string{"a"})
	fmt.Println(v.Load().([]string)[0])
}
