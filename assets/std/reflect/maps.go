package reflect

import "internal/rt"

// MapKeys is the keys of a map, in the order in which fmt prints them.
func (v Value) MapKeys() []Value {
	v.want("MapKeys", Map)
	keys, _ := rt.MapSorted(v.load())
	all := make([]Value, 0, len(keys))
	for _, k := range keys {
		all = append(all, Value{boxed: k, t: rt.Key(v.t), readOnly: v.readOnly})
	}
	return all
}

// MapIndex is the value under a key, or no value.
func (v Value) MapIndex(key Value) Value {
	v.want("MapIndex", Map)
	value, ok := rt.MapIndex(v.load(), key.load())
	if !ok {
		return Value{}
	}
	return Value{boxed: value, t: rt.Elem(v.t), readOnly: v.readOnly}
}

// MapIter walks over a map.
type MapIter struct {
	m      Value
	keys   []any
	values []any
	at     int
}

// MapRange walks over a map, in the order in which fmt prints it.
func (v Value) MapRange() *MapIter {
	v.want("MapRange", Map)
	keys, values := rt.MapSorted(v.load())
	return &MapIter{v, keys, values, -1}
}

// Next goes to the next entry, if there is one.
func (it *MapIter) Next() bool {
	it.at++
	return it.at < len(it.keys)
}

// Key is the entry's key.
func (it *MapIter) Key() Value {
	return Value{boxed: it.keys[it.at], t: rt.Key(it.m.t), readOnly: it.m.readOnly}
}

// Value is the entry's value.
func (it *MapIter) Value() Value {
	return Value{boxed: it.values[it.at], t: rt.Elem(it.m.t), readOnly: it.m.readOnly}
}

// Swapper exchanges elements of a slice.
func Swapper(slice any) func(i, j int) {
	ValueOf(slice).want("Swapper", Slice)
	return func(i, j int) { rt.Swap(slice, i, j) }
}
