// Package work makes the four kinds of work that a scheduler tells apart.
package work

import (
	"sync"
	"time"
)

// CPU computes for d: time on a core, not time on the wall.
func CPU(d time.Duration) {
	burn(d, spin)
}

// Memory computes for d and waits for main memory nearly all the while. For the scheduler it is like CPU.
func Memory(d time.Duration) {
	ring := theRing()
	at := uint32(0)
	burn(d, func() { at = chase(ring, at) })
}

// burn repeats a short step until the steps have used d. A step during which the goroutine changed threads counts as
// much as the one before.
func burn(d time.Duration, step func()) {
	usual := 5 * time.Microsecond
	for d > 0 {
		thread, before := clock()
		step()
		other, after := clock()
		if thread == other {
			usual = after - before
		}
		d -= max(usual, time.Nanosecond)
	}
}

var sink uint64

// spin computes for some microseconds.
func spin() {
	x := uint64(88172645463325252)
	for range 4000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	if x == 0 {
		sink = x
	}
}

// theRing is 64 MiB, more than caches hold, in which each element leads to another one far away.
var theRing = sync.OnceValue(func() []uint32 {
	const size = 16 << 20
	ring := make([]uint32, size)
	at := uint32(0)
	for range size {
		next := (at*1664525 + 1013904223) % size
		ring[at] = next
		at = next
	}
	return ring
})

// chase follows some elements of the ring.
func chase(ring []uint32, at uint32) uint32 {
	for range 50 {
		at = ring[at]
	}
	return at
}
