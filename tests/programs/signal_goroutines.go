package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

func main() {
	fmt.Println(runtime.NumGoroutine())
	for i := range 3 {
		go fmt.Println("w", i)
	}
	c := make(chan os.Signal, 1)
	fmt.Println("before")
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	fmt.Println("after", runtime.NumGoroutine())
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx, runtime.NumGoroutine())
	time.Sleep(time.Millisecond)
	fmt.Println(runtime.NumGoroutine())
	stop()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	time.Sleep(time.Millisecond)
	fmt.Println(runtime.NumGoroutine())
	signal.Stop(c)
	signal.Ignore(syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP), signal.Ignored(os.Interrupt))
	signal.Reset()
	signal.Notify(c)
	done := make(chan bool, 1)
	go func() {
		sig := <-c
		fmt.Println()
		fmt.Println(sig)
		done <- true
	}()
	select {
	case <-done:
	case <-time.After(50 * time.Millisecond):
		fmt.Println("timeout")
	}
	defer fmt.Println("deferred")
	go panic("x")
	time.Sleep(time.Second)
}
