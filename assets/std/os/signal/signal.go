// Package signal listens to signals; no signal ever comes.
package signal

import (
	"context"
	"os"
)

// Notify would send signals to c.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
}

// Stop ends what Notify began.
func Stop(c chan<- os.Signal) {}

// Ignore would ignore signals.
func Ignore(sig ...os.Signal) {}

// Ignored tells whether a signal is ignored.
func Ignored(sig os.Signal) bool { return false }

// Reset ends what Notify and Ignore began.
func Reset(sig ...os.Signal) {}

// NotifyContext is a context that a signal would cancel.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	return context.WithCancel(parent)
}
