// Package signal listens to signals. None ever comes; the goroutines and the
// thread that listen are there all the same.
package signal

import (
	"context"
	"os"
	"sync"
	"syscall"
)

// numSig is one more than the largest signal.
const numSig = 65

// A set is a set of signals.
type set [numSig]bool

// What the program listens to; mu protects it.
var (
	mu sync.Mutex
	// listeners has the signals of each channel.
	listeners = map[chan<- os.Signal]*set{}
	// users is how many channels listen to each signal.
	users   [numSig]int
	ignored set
	once    sync.Once
)

// numbers are those of the signals, or all if there are none.
func numbers(sigs []os.Signal) []int {
	var list []int
	for _, sig := range sigs {
		if n, ok := sig.(syscall.Signal); ok && n >= 0 && n < numSig {
			list = append(list, int(n))
		}
	}
	for n := 0; len(sigs) == 0 && n < numSig; n++ {
		list = append(list, n)
	}
	return list
}

// Notify would send signals to c.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	for _, n := range numbers(sig) {
		if listeners[c] == nil {
			listeners[c] = new(set)
		}
		if listeners[c][n] {
			continue
		}
		listeners[c][n] = true
		if users[n] == 0 {
			enable(n)
			once.Do(func() { go loop() })
		}
		users[n]++
	}
}

// Stop ends what Notify began.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	signals := listeners[c]
	if signals == nil {
		mu.Unlock()
		return
	}
	delete(listeners, c)
	for n, listens := range signals {
		if listens {
			users[n]--
			if users[n] == 0 {
				disable(n)
			}
		}
	}
	mu.Unlock()
	waitUntilIdle()
	mu.Lock()
	mu.Unlock()
}

// cancel ends what Notify began, for all channels.
func cancel(sigs []os.Signal, action func(int)) {
	mu.Lock()
	defer mu.Unlock()
	for _, n := range numbers(sigs) {
		for c, signals := range listeners {
			if signals[n] {
				users[n]--
				signals[n] = false
				if *signals == (set{}) {
					delete(listeners, c)
				}
			}
		}
		action(n)
	}
}

// Ignore would ignore signals.
func Ignore(sig ...os.Signal) { cancel(sig, func(n int) { ignored[n] = true }) }

// Ignored tells whether a signal is ignored.
func Ignored(sig os.Signal) bool {
	n, ok := sig.(syscall.Signal)
	return ok && n >= 0 && n < numSig && ignored[n]
}

// Reset ends what Notify and Ignore began.
func Reset(sig ...os.Signal) { cancel(sig, disable) }

// NotifyContext is a context that a signal would cancel.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	inner, cancel := context.WithCancelCause(parent)
	ch := make(chan os.Signal, 1)
	Notify(ch, signals...)
	if inner.Err() == nil {
		go func() {
			select {
			case <-ch:
			case <-inner.Done():
			}
		}()
	}
	return &signalCtx{inner, signals}, func() {
		cancel(nil)
		Stop(ch)
	}
}

// A signalCtx is what NotifyContext makes.
type signalCtx struct {
	context.Context
	signals []os.Signal
}

func (c *signalCtx) String() string {
	inner := c.Context.(interface{ String() string }).String()
	text := "signal.NotifyContext(" + inner[:len(inner)-len(".WithCancel")]
	for i, sig := range c.signals {
		if i == 0 {
			text += ", ["
		} else {
			text += " "
		}
		text += sig.String()
		if i == len(c.signals)-1 {
			text += "]"
		}
	}
	return text + ")"
}
