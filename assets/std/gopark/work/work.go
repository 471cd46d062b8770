// Package work is made of the four kinds of work that a scheduler tells apart. Under real Go, assets/work has the same
// package with real work.
package work

import "time"

// CPU computes for d.
func CPU(d time.Duration)

// Net waits for the network for d: the goroutine parks, its thread does not.
func Net(d time.Duration)

// Disk is a syscall that blocks its thread for d.
func Disk(d time.Duration)

// Memory computes for d and waits for memory all the while: for the scheduler it is like CPU.
func Memory(d time.Duration)
