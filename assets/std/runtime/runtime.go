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
func Caller(skip int) (pc uintptr, file string, line int, ok bool) { return callerAt(skip + 1) }

// callerAt is the place of the call skip levels above its own caller, 0 being its caller.
func callerAt(skip int) (pc uintptr, file string, line int, ok bool)

// describe is the function, file and line of a place.
func describe(pc uintptr) (function, file string, line int)

// A Func is a function of the program.
type Func struct{ name, file string }

// FuncForPC is the function that a place is in, or nil.
func FuncForPC(pc uintptr) *Func {
	name, file, _ := describe(pc)
	if name == "" {
		return nil
	}
	return &Func{name, file}
}

// Name is the function's full name.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// FileLine is the source position of a place in the function.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line = describe(pc)
	return file, line
}

// Callers puts the places of the calls above into pcs; 0 is Callers itself.
func Callers(skip int, pcs []uintptr) int {
	n := 0
	for n < len(pcs) {
		pc, _, _, ok := callerAt(skip + n)
		if !ok {
			break
		}
		pcs[n] = pc
		n++
	}
	return n
}

// A Frame is one call of a trace.
type Frame struct {
	PC       uintptr
	Function string
	File     string
	Line     int
}

// Frames is what is left of a trace.
type Frames struct{ pcs []uintptr }

// CallersFrames describes what Callers has found.
func CallersFrames(pcs []uintptr) *Frames { return &Frames{pcs} }

// Next takes off the next call, and says whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return Frame{}, false
	}
	pc := f.pcs[0]
	f.pcs = f.pcs[1:]
	function, file, line := describe(pc)
	return Frame{pc, function, file, line}, len(f.pcs) > 0
}

// Stack writes the goroutine's trace to buf and returns its length.
func Stack(buf []byte, all bool) int { return copy(buf, trace(all)) }

// trace is the trace of the goroutine, or of all.
func trace(all bool) string
