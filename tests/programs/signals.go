// Signals that never come, and an exit status.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, syscall.SIGINT, syscall.SIGTERM)
	done := make(chan bool, 1)
	go func() {
		select {
		case sig := <-sigs:
			fmt.Println()
			fmt.Println(sig)
		case <-time.After(100 * time.Millisecond):
		}
		done <- true
	}()
	fmt.Println("awaiting signal")
	<-done
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT)
	defer stop()
	select {
	case <-ctx.Done():
	case <-time.After(time.Millisecond):
	}
	fmt.Println("exiting")
	defer fmt.Println("!")
	os.Exit(3)
}
