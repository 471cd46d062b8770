package reflect

import "internal/rt"

// pair is two pointers, maps or slices that are being compared.
type pair struct {
	a, b uintptr
	t    rt.Type
}

// DeepEqual tells whether x and y are equal, with what they point to.
func DeepEqual(x, y any) bool { return deepEqual(x, y, map[pair]bool{}) }

func deepEqual(x, y any, seen map[pair]bool) bool {
	if x == nil || y == nil {
		return x == nil && y == nil
	}
	t := rt.TypeOf(x)
	if t != rt.TypeOf(y) {
		return false
	}
	switch kind := Kind(rt.Kind(t)); kind {
	case Array:
		return sameElements(x, y, seen)
	case Slice, Map, Pointer, Func:
		if rt.IsNil(x) || rt.IsNil(y) {
			return rt.IsNil(x) && rt.IsNil(y)
		}
		if kind == Func {
			return false
		}
		p := pair{rt.Pointer(x), rt.Pointer(y), t}
		if p.a == p.b && (kind == Pointer || rt.Len(x) == rt.Len(y)) || seen[p] {
			return true
		}
		seen[p] = true
		switch kind {
		case Slice:
			return sameElements(x, y, seen)
		case Map:
			return sameEntries(x, y, seen)
		}
		return deepEqual(rt.Deref(x), rt.Deref(y), seen)
	case Struct:
		for i := 0; i < rt.NumField(t); i++ {
			if !deepEqual(rt.Field(x, i), rt.Field(y, i), seen) {
				return false
			}
		}
		return true
	}
	return x == y
}

func sameElements(x, y any, seen map[pair]bool) bool {
	if rt.Len(x) != rt.Len(y) {
		return false
	}
	for i := 0; i < rt.Len(x); i++ {
		if !deepEqual(rt.Index(x, i), rt.Index(y, i), seen) {
			return false
		}
	}
	return true
}

func sameEntries(x, y any, seen map[pair]bool) bool {
	if rt.Len(x) != rt.Len(y) {
		return false
	}
	keys, values := rt.MapSorted(x)
	for i, key := range keys {
		other, ok := rt.MapIndex(y, key)
		if !ok || !deepEqual(values[i], other, seen) {
			return false
		}
	}
	return true
}
