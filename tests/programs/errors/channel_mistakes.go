package main

import (
	"sync"
	"time"
	"context"
	"fmt"
)

func send(c chan<- int) { x := <-c; _ = x; for range c { } }
func recv(c <-chan int) { c <- 1; close(c) }

func main() {
	c := make(chan int)
	c <- "a"
	var s string = <-c
	send(c)
	recv(c)
	var ro <-chan int = c
	var bi chan int = ro
	send(ro)
	recv(5)
	ch := make(chan)
	go send(c)
	select {
	case x := <-c:
	case c <- 1:
	case s = <-c:
	case <-5:
	}
	var wg sync.WaitGroup
	wg.add(1)
	wg.Add()
	wg.Done(1)
	var mu sync.Mutex
	mu.lock()
	mu.Lock = nil
	if mu.Lock() {
	}
	<-time.After(1)
	t := time.Tick("1s")
	ctx := context.Background
	context.WithCancel(ctx)
	ctx, cancel := context.WithTimeout(context.Background(), 5)
	len(c) = 2
	c + c
	x, ok, z := <-c
	<-c = 1
	var cc chan<- <-chan int = make(chan<- (<-chan string))
	for v, w := range c {}
	go fmt.Println("x")
	go func() { return 1 }()
	defer func() int { return }()
	go int(5)
	defer len("a")
	go (func() {})()
	defer (fmt.Println("x"))
}
