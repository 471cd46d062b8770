// Package runtime lets a program look at, and speak to, the simulated scheduler.
package runtime

// GOOS and GOARCH are what the simulated machine is.
const (
	GOOS   = "linux"
	GOARCH = "amd64"
)

// Compiler is what Go's own compiler is called.
const Compiler = "gc"

// Version is the Go version whose scheduler is simulated.
func Version() string { return "go1.27.3" }

// GOROOT is nowhere: the library is part of the simulator.
func GOROOT() string { return "" }

// GOMAXPROCS sets the number of Ps where n is positive, and returns what it was.
func GOMAXPROCS(n int) int

// NumCPU is the number of cores.
func NumCPU() int

// NumGoroutine is the number of goroutines that live.
func NumGoroutine() int

// NumCgoCall is 0: there is no C.
func NumCgoCall() int64 { return 0 }

// Gosched lets others run: the goroutine goes to the global queue.
func Gosched()

// Goexit ends the goroutine after its deferred calls.
func Goexit()

// LockOSThread ties the goroutine to its thread.
func LockOSThread()

// UnlockOSThread undoes one LockOSThread.
func UnlockOSThread()

// GC does nothing: the simulated program has no garbage collection of its own that the scheduler would see.
func GC() {}

// KeepAlive does nothing; values live as long as they are reached.
func KeepAlive(x any) {}

// SetFinalizer does nothing: no value is ever found dead.
func SetFinalizer(obj any, finalizer any) {}

// heap is the bytes and objects that live, and those made since the start.
func heap() (bytes, objects, totalBytes, totalObjects uint64)

// MemStats tells of the heap; only fields that mean something here are there.
type MemStats struct {
	Alloc, TotalAlloc, Sys                     uint64
	Mallocs, Frees                             uint64
	HeapAlloc, HeapSys, HeapIdle               uint64
	HeapInuse, HeapReleased, HeapObjects       uint64
	StackInuse, StackSys, NextGC, PauseTotalNs uint64
	NumGC, NumForcedGC                         uint32
	GCCPUFraction                              float64
}

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	bytes, objects, totalBytes, totalObjects := heap()
	*m = MemStats{
		Alloc: bytes, TotalAlloc: totalBytes, Sys: totalBytes,
		Mallocs: totalObjects, Frees: totalObjects - objects,
		HeapAlloc: bytes, HeapSys: bytes, HeapInuse: bytes, HeapObjects: objects,
		NextGC: 2 * bytes,
	}
}

// Caller is where the call skip levels above is: 0 is the caller of Caller.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	_, file, line, ok = callerAt(skip + 1)
	return uintptr(line), file, line, ok
}

// callerAt is the function, file and line of the call skip levels above its own caller.
func callerAt(skip int) (function, file string, line int, ok bool)

// Stack writes the goroutine's trace to buf and returns its length.
func Stack(buf []byte, all bool) int { return copy(buf, trace(all)) }

// trace is the trace of the goroutine, or of all.
func trace(all bool) string
