//go:build !linux

package work

import (
	"os"
	"runtime"
	"time"
)

var start = time.Now()

// clock is the time on the wall, as if there were one thread.
func clock() (thread int, used time.Duration) { return 0, time.Since(start) }

// Net waits for the network for d: it reads from a pipe into which nobody writes, until a deadline.
func Net(d time.Duration) {
	r, w, err := os.Pipe()
	if err != nil {
		panic("gopark/work: " + err.Error())
	}
	defer r.Close()
	defer w.Close()
	if err := r.SetReadDeadline(time.Now().Add(d)); err != nil {
		time.Sleep(d)
		return
	}
	r.Read(make([]byte, 1))
}

// Disk keeps a thread to itself for d.
func Disk(d time.Duration) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	time.Sleep(d)
}
