// Package ring has lists without beginning or end.
package ring

// Ring is an element of a ring, and stands for all of it.
type Ring struct {
	next, prev *Ring
	Value      any
}

func (r *Ring) init() *Ring {
	r.next = r
	r.prev = r
	return r
}

// New is a ring of n elements.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	first := new(Ring).init()
	for i := 1; i < n; i++ {
		e := &Ring{prev: first.prev, next: first}
		first.prev.next = e
		first.prev = e
	}
	return first
}

// Next is the element behind r.
func (r *Ring) Next() *Ring {
	if r.next == nil {
		return r.init()
	}
	return r.next
}

// Prev is the element before r.
func (r *Ring) Prev() *Ring {
	if r.next == nil {
		return r.init()
	}
	return r.prev
}

// Move goes n elements forward, or back if n is negative.
func (r *Ring) Move(n int) *Ring {
	if r.next == nil {
		return r.init()
	}
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// Link puts the ring s behind r, and gives what was behind r. If s is in the
// same ring, what is between them is taken out instead.
func (r *Ring) Link(s *Ring) *Ring {
	behind := r.Next()
	if s != nil {
		last := s.Prev()
		r.next = s
		s.prev = r
		behind.prev = last
		last.next = behind
	}
	return behind
}

// Unlink takes n elements behind r out.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len is the number of elements.
func (r *Ring) Len() int {
	n := 0
	r.Do(func(any) { n++ })
	return n
}

// Do calls f for each value.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for e := r.Next(); e != r; e = e.next {
		f(e.Value)
	}
}
