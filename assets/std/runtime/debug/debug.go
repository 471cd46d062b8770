// Package debug has what programs call of the real one; settings of the memory are taken and change nothing.
package debug

import (
	"os"
	"runtime"
)

var (
	gcPercent  = 100
	maxStack   = 1000000000
	maxThreads = 10000
	memLimit   = int64(1<<63 - 1)
)

// SetGCPercent returns the former setting.
func SetGCPercent(percent int) int {
	old := gcPercent
	gcPercent = percent
	return old
}

// SetMemoryLimit returns the former setting; a negative limit only asks.
func SetMemoryLimit(limit int64) int64 {
	old := memLimit
	if limit >= 0 {
		memLimit = limit
	}
	return old
}

// SetMaxStack returns the former setting.
func SetMaxStack(bytes int) int {
	old := maxStack
	maxStack = bytes
	return old
}

// SetMaxThreads returns the former setting.
func SetMaxThreads(threads int) int {
	old := maxThreads
	maxThreads = threads
	return old
}

// FreeOSMemory does nothing.
func FreeOSMemory() {}

// Stack is the goroutine's trace.
func Stack() []byte {
	buf := make([]byte, 1<<16)
	return buf[:runtime.Stack(buf, false)]
}

// PrintStack writes the goroutine's trace to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }
