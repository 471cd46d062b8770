package reflect

import "internal/rt"

// MakeSlice is a new slice of a type.
func MakeSlice(typ Type, len, cap int) Value {
	t := typ.(rtype).rt()
	return Value{boxed: rt.MakeSlice(t, len, cap), t: t}
}

// MakeMap is a new map of a type.
func MakeMap(typ Type) Value {
	t := typ.(rtype).rt()
	return Value{boxed: rt.MakeMap(t), t: t}
}

// MakeMapWithSize is MakeMap; it makes room when it is needed.
func MakeMapWithSize(typ Type, n int) Value { return MakeMap(typ) }

// Append is s with the values x behind it.
func Append(s Value, x ...Value) Value {
	s.want("Append", Slice)
	n := s.Len()
	total := n + len(x)
	if total > s.Cap() {
		grown := MakeSlice(s.Type(), total, max(total, 2*n))
		Copy(grown, s)
		s = grown
	} else {
		s = s.Slice(0, total)
	}
	for i, value := range x {
		s.Index(n + i).Set(value)
	}
	return s
}

// AppendSlice is s with the elements of t behind it.
func AppendSlice(s, t Value) Value {
	for i := 0; i < t.Len(); i++ {
		s = Append(s, t.Index(i))
	}
	return s
}

// Copy copies elements of src to dst, and gives their number.
func Copy(dst, src Value) int {
	n := min(dst.Len(), src.Len())
	for i := 0; i < n; i++ {
		dst.Index(i).Set(src.Index(i))
	}
	return n
}

// Slice is v[i:j] of a slice or a string.
func (v Value) Slice(i, j int) Value {
	v.want("Slice", Slice, String)
	if v.Kind() == String {
		return Value{boxed: rt.Convert(rt.String(v.load())[i:j], v.t), t: v.t}
	}
	return Value{boxed: rt.SliceFrom(v.load(), i, j), t: v.t}
}

// SetLen sets the length of a slice, up to its capacity.
func (v Value) SetLen(n int) {
	v.want("SetLen", Slice)
	v.put("SetLen", rt.SliceFrom(v.load(), 0, n))
}

// SetZero makes v the zero value of its type.
func (v Value) SetZero() {
	v.settable("SetZero")
	rt.StoreAt(v.addr, v.t, rt.Zero(v.t))
}

// SetBytes sets a slice of bytes.
func (v Value) SetBytes(x []byte) {
	v.want("SetBytes", Slice)
	v.put("SetBytes", x)
}

// SetMapIndex sets the value under a key of a map; no value deletes the key.
func (v Value) SetMapIndex(key, elem Value) {
	v.want("SetMapIndex", Map)
	if elem.t == 0 {
		rt.DeleteMapIndex(v.load(), key.load())
		return
	}
	rt.SetMapIndex(v.load(), key.load(), elem.load())
}
