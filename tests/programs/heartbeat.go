// A worker with a heartbeat, a watchdog, an or-channel, a tee, a bridge: channel patterns.
package main

import (
	"fmt"
	"time"
)

func or(channels ...<-chan struct{}) <-chan struct{} {
	switch len(channels) {
	case 0:
		return nil
	case 1:
		return channels[0]
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case <-channels[0]:
		case <-channels[1]:
		case <-or(append(channels[2:], done)...):
		}
	}()
	return done
}

func after(d time.Duration) <-chan struct{} {
	c := make(chan struct{})
	go func() {
		defer close(c)
		time.Sleep(d)
	}()
	return c
}

func tee(in <-chan int) (<-chan int, <-chan int) {
	a, b := make(chan int), make(chan int)
	go func() {
		defer close(a)
		defer close(b)
		for v := range in {
			x, y := a, b
			for range 2 {
				select {
				case x <- v:
					x = nil
				case y <- v:
					y = nil
				}
			}
		}
	}()
	return a, b
}

func worker(done <-chan struct{}, pulse time.Duration) (<-chan struct{}, <-chan int) {
	beat, out := make(chan struct{}, 1), make(chan int)
	go func() {
		defer close(out)
		ticker := time.NewTicker(pulse)
		defer ticker.Stop()
		for i := 0; ; {
			select {
			case <-done:
				return
			case <-ticker.C:
				select {
				case beat <- struct{}{}:
				default:
				}
			case out <- i:
				i++
				time.Sleep(3 * time.Millisecond)
			}
		}
	}()
	return beat, out
}

func main() {
	start := time.Now()
	<-or(after(time.Hour), after(20*time.Millisecond), after(time.Minute), after(time.Hour))
	fmt.Println("or:", time.Since(start) < 10*time.Second)

	in := make(chan int)
	go func() {
		defer close(in)
		for i := range 3 {
			in <- i
		}
	}()
	a, b := tee(in)
	for v := range a {
		fmt.Println("tee", v, <-b)
	}

	done := make(chan struct{})
	beat, out := worker(done, 5*time.Millisecond)
	beats, results := 0, 0
	for beats < 3 || results < 5 {
		select {
		case <-beat:
			beats++
		case <-out:
			results++
		case <-time.After(10 * time.Second):
			fmt.Println("worker is dead")
			return
		}
	}
	close(done)
	for range out {
	}
	fmt.Println("heart beats")
}
