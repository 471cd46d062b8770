package sync

import "internal/rt"

// A Map is a map that many goroutines may use at a time; the zero value is empty. Each of its steps is undivided.
type Map struct {
	_ noCopy
	m map[any]any
}

// Load is the value at key.
func (m *Map) Load(key any) (value any, ok bool) {
	rt.Pin()
	value, ok = m.m[key]
	rt.Unpin()
	return value, ok
}

// Store sets the value at key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Clear deletes all.
func (m *Map) Clear() {
	rt.Pin()
	clear(m.m)
	rt.Unpin()
}

// LoadOrStore is the value at key, or sets it where there is none.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	rt.Pin()
	if actual, loaded = m.m[key]; !loaded {
		actual = value
		m.set(key, value)
	}
	rt.Unpin()
	return actual, loaded
}

// LoadAndDelete deletes the value at key and returns it.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	rt.Pin()
	value, loaded = m.m[key]
	delete(m.m, key)
	rt.Unpin()
	return value, loaded
}

// Delete deletes the value at key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// Swap sets the value at key and returns the one before.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	rt.Pin()
	previous, loaded = m.m[key]
	m.set(key, value)
	rt.Unpin()
	return previous, loaded
}

// CompareAndSwap sets the value at key where it is old, and says whether it did.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	rt.Pin()
	if now, ok := m.m[key]; ok && now == old {
		m.m[key] = new
		swapped = true
	}
	rt.Unpin()
	return swapped
}

// CompareAndDelete deletes the value at key where it is old, and says whether it did.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	rt.Pin()
	if now, ok := m.m[key]; ok && now == old {
		delete(m.m, key)
		deleted = true
	}
	rt.Unpin()
	return deleted
}

// Range calls f for each key that is there when its turn comes, in no order, until f says false.
func (m *Map) Range(f func(key, value any) bool) {
	rt.Pin()
	keys := make([]any, 0, len(m.m))
	for key := range m.m {
		keys = append(keys, key)
	}
	rt.Unpin()
	for _, key := range keys {
		if value, ok := m.Load(key); ok && !f(key, value) {
			return
		}
	}
}

// set stores while the goroutine is pinned.
func (m *Map) set(key, value any) {
	if m.m == nil {
		m.m = make(map[any]any)
	}
	m.m[key] = value
}
