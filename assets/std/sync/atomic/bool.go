package atomic

// A Bool is an atomic boolean; the zero value is false.
type Bool struct {
	_ noCopy
	v uint32
}

// Load is the present value.
func (x *Bool) Load() bool { return LoadUint32(&x.v) != 0 }

// Store stores val.
func (x *Bool) Store(val bool) { StoreUint32(&x.v, bit(val)) }

// Swap stores new and returns what was there.
func (x *Bool) Swap(new bool) (old bool) { return SwapUint32(&x.v, bit(new)) != 0 }

// CompareAndSwap stores new where old is there, and says whether it did.
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	return CompareAndSwapUint32(&x.v, bit(old), bit(new))
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
