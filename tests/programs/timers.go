// Timers: firing, stopping, resetting, functions of their own. Since Go 1.23 nothing stale is received.
package main

import (
	"fmt"
	"time"
)

func main() {
	timer1 := time.NewTimer(20 * time.Millisecond)
	<-timer1.C
	fmt.Println("timer 1 fired")

	timer2 := time.NewTimer(time.Second)
	go func() {
		<-timer2.C
		fmt.Println("timer 2 fired")
	}()
	if timer2.Stop() {
		fmt.Println("timer 2 stopped")
	}
	fmt.Println("again:", timer2.Stop())

	t := time.NewTimer(time.Millisecond)
	time.Sleep(10 * time.Millisecond)
	fmt.Println("len", len(t.C), "cap", cap(t.C))
	fmt.Println("was armed:", t.Reset(20*time.Millisecond))
	start := time.Now()
	<-t.C
	fmt.Println("waited long enough:", time.Since(start) >= 15*time.Millisecond)

	done := make(chan string)
	f := time.AfterFunc(5*time.Millisecond, func() { done <- "after func" })
	fmt.Println(<-done, f.Stop())
	f.Reset(time.Millisecond)
	fmt.Println(<-done)
	never := time.AfterFunc(time.Hour, func() { panic("no") })
	fmt.Println(never.Stop())
}
