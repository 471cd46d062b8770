package main

import "time"

func wait(d time.Duration) {}

func main() {
	n, f := 3, 1.5
	wait(n)
	wait(5)
	wait(1.5)
	wait(1.5 * time.Second)
	wait(n * time.Millisecond)
	wait(time.Duration(n) * time.Second)
	wait(f * time.Second)
	var t time.Time
	_ = t - t
	_ = t < t
}
