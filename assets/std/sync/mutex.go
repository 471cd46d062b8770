// Package sync has locks and the like. Those that park goroutines are objects of the simulated runtime: a handle in
// the Go value leads to them, 0 before the first use. The rest is Go on top, with the steps of the real package, as
// each step is a place where the scheduler may decide otherwise.
package sync

// A handle leads to an object of the simulated runtime. The object remembers at which address it is used; a copy
// found at another address becomes an object of its own.
type handle uint32

// noCopy marks what must not be copied after its first use.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex lets one goroutine in at a time; the zero value is unlocked.
type Mutex struct {
	_  noCopy
	mu mutex
}

type mutex struct {
	state int32
	sema  handle
}

// Lock waits until the mutex is free and takes it.
func (m *Mutex) Lock()

// TryLock takes the mutex where it is free, and says whether it did.
func (m *Mutex) TryLock() bool

// Unlock frees the mutex; freeing a free one is fatal.
func (m *Mutex) Unlock()

// An RWMutex lets in many readers or one writer; the zero value is unlocked.
type RWMutex struct {
	w           Mutex
	writerSem   handle
	readerSem   uint32
	readerCount count
	readerWait  count
}

type count struct {
	_ noCopy
	v int32
}

// Lock waits until no reader and no other writer is in.
func (rw *RWMutex) Lock()

// TryLock takes the write lock where it is free, and says whether it did.
func (rw *RWMutex) TryLock() bool

// Unlock ends the writing.
func (rw *RWMutex) Unlock()

// RLock waits until no writer is in or waits.
func (rw *RWMutex) RLock()

// TryRLock takes a read lock where that needs no waiting, and says whether it did.
func (rw *RWMutex) TryRLock() bool

// RUnlock ends the reading.
func (rw *RWMutex) RUnlock()

// RLocker is a Locker for reading.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
