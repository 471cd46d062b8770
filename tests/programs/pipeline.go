// A pipeline of stages, each a goroutine between two channels; done ends it early.
package main

import "fmt"

func gen(done <-chan struct{}, nums ...int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, n := range nums {
			select {
			case out <- n:
			case <-done:
				return
			}
		}
	}()
	return out
}

func stage(done <-chan struct{}, in <-chan int, f func(int) int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := range in {
			select {
			case out <- f(n):
			case <-done:
				return
			}
		}
	}()
	return out
}

func main() {
	done := make(chan struct{})
	defer close(done)
	sq := func(n int) int { return n * n }
	inc := func(n int) int { return n + 1 }
	for n := range stage(done, stage(done, gen(done, 1, 2, 3, 4), sq), inc) {
		fmt.Println(n)
	}
	first := <-stage(done, gen(done, 5, 6, 7), sq)
	fmt.Println("first:", first)
}
