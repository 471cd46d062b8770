package atomic

import "internal/rt"

// A Pointer is an atomic pointer to a T; the zero value is nil.
type Pointer[T any] struct {
	_ [0]*T
	_ noCopy
	v *T
}

// Load is the present pointer.
func (x *Pointer[T]) Load() *T { return x.v }

// Store stores val.
func (x *Pointer[T]) Store(val *T) {
	rt.Pin()
	x.v = val
	rt.Unpin()
}

// Swap stores new and returns what was there.
func (x *Pointer[T]) Swap(new *T) (old *T) {
	rt.Pin()
	old, x.v = x.v, new
	rt.Unpin()
	return old
}

// CompareAndSwap stores new where old is there, and says whether it did.
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	rt.Pin()
	if swapped = x.v == old; swapped {
		x.v = new
	}
	rt.Unpin()
	return swapped
}
