package signal

import "runtime"

// This file is what the runtime does for os/signal in real Go: who runs when,
// and the numbers of goroutines, are to be the same.

// How threads learn that the signals they listen to have changed.
var enableSigChan, disableSigChan, maskUpdatedChan chan int

// receiving says that loop waits for a signal.
var receiving bool

// ensureSigM starts the goroutine that keeps a thread for signals. It is one
// of the runtime's own.
func ensureSigM() {
	if maskUpdatedChan != nil {
		return
	}
	maskUpdatedChan = make(chan int)
	disableSigChan = make(chan int)
	enableSigChan = make(chan int)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		for {
			select {
			case <-enableSigChan:
			case <-disableSigChan:
			}
			maskUpdatedChan <- 0
		}
	}()
}

// catchable says whether a program can have the signal: the runtime keeps
// those of faults, and SIGPROF, to itself; some belong to the system.
func catchable(n int) bool {
	switch n {
	case 0, 4, 5, 7, 8, 9, 11, 16, 19, 27, 31, 32, 33, 34:
		return false
	}
	return true
}

// enable is signal_enable.
func enable(n int) {
	ignored[n] = false
	if catchable(n) {
		ensureSigM()
		enableSigChan <- n
		<-maskUpdatedChan
	}
}

// disable is signal_disable.
func disable(n int) {
	if catchable(n) {
		ensureSigM()
		disableSigChan <- n
		<-maskUpdatedChan
	}
}

// loop would pass signals on.
func loop() {
	receiving = true
	recv()
}

// recv is signal_recv: it waits for a signal for ever, its thread in a system
// call.
func recv()

// waitUntilIdle is signalWaitUntilIdle.
func waitUntilIdle() {
	for !receiving {
		runtime.Gosched()
	}
}
