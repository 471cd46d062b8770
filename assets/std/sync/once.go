package sync

import "sync/atomic"

// A Once does something one single time.
type Once struct {
	_    noCopy
	done atomic.Bool
	m    Mutex
}

// Do calls f at the first call, and makes the others wait until that has returned.
func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.slow(f)
	}
}

func (o *Once) slow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// run does f once; each call panics as that one did.
type run struct {
	once     Once
	f        func()
	panicked any
	valid    bool
}

func (r *run) do() {
	r.once.Do(r.first)
	if !r.valid {
		panic(r.panicked)
	}
}

func (r *run) first() {
	defer func() {
		r.f = nil
		r.panicked = recover()
		if !r.valid {
			panic(r.panicked)
		}
	}()
	r.f()
	r.valid = true
}

// OnceFunc returns a function that calls f once.
func OnceFunc(f func()) func() {
	r := &run{f: f}
	return r.do
}

// OnceValue returns a function that calls f once and returns its value each time.
func OnceValue[T any](f func() T) func() T {
	var value T
	r := &run{f: func() { value = f() }}
	return func() T {
		r.do()
		return value
	}
}

// OnceValues returns a function that calls f once and returns its values each time.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var v1 T1
	var v2 T2
	r := &run{f: func() { v1, v2 = f() }}
	return func() (T1, T2) {
		r.do()
		return v1, v2
	}
}
