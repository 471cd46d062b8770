package atomic

import "internal/rt"

// A Value holds a value of any type, always of the same; it must not be copied after its first use.
type Value struct{ v any }

// Load is the value last stored, or nil.
func (v *Value) Load() (val any) { return v.v }

// Store stores val.
func (v *Value) Store(val any) {
	checkValue("store", val)
	rt.Pin()
	fits := v.v == nil || rt.SameType(v.v, val)
	if fits {
		v.v = val
	}
	rt.Unpin()
	checkType("store", fits)
}

// Swap stores new and returns what was there.
func (v *Value) Swap(new any) (old any) {
	checkValue("swap", new)
	rt.Pin()
	old = v.v
	fits := old == nil || rt.SameType(old, new)
	if fits {
		v.v = new
	}
	rt.Unpin()
	checkType("swap", fits)
	return old
}

// CompareAndSwap stores new where old is there, and says whether it did.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	checkValue("compare and swap", new)
	if old != nil && !rt.SameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	now := v.v
	if now != nil && !rt.SameType(now, new) {
		panic("sync/atomic: compare and swap of inconsistently typed value into Value")
	}
	if now != old {
		return false
	}
	rt.Pin()
	if swapped = v.v == old; swapped {
		v.v = new
	}
	rt.Unpin()
	return swapped
}

func checkValue(what string, val any) {
	if val == nil {
		panic("sync/atomic: " + what + " of nil value into Value")
	}
}

func checkType(what string, fits bool) {
	if !fits {
		panic("sync/atomic: " + what + " of inconsistently typed value into Value")
	}
}
