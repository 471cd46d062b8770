package sync

import "internal/rt"

// A Pool keeps values to be used again. Each P has its own: one value at hand and a stack of others; who finds
// nothing there takes the oldest of another P.
type Pool struct {
	noCopy noCopy
	local  []poolLocal
	// New makes a value when the pool has none.
	New func() any
}

type poolLocal struct {
	private any
	shared  []any
}

// Put gives x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	l := p.pin()
	if l.private == nil {
		l.private = x
	} else {
		l.shared = append(l.shared, x)
	}
	rt.Unpin()
}

// Get takes some value from the pool, or makes one.
func (p *Pool) Get() any {
	l := p.pin()
	x := l.private
	l.private = nil
	if x == nil {
		x = l.newest()
	}
	for i := 0; x == nil && i < len(p.local); i++ {
		x = p.local[i].oldest()
	}
	rt.Unpin()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

// pin is the part of the P that the goroutine runs on.
func (p *Pool) pin() *poolLocal {
	id := rt.Pin()
	for len(p.local) <= id {
		p.local = append(p.local, poolLocal{})
	}
	return &p.local[id]
}

func (l *poolLocal) newest() any {
	n := len(l.shared)
	if n == 0 {
		return nil
	}
	x := l.shared[n-1]
	l.shared[n-1] = nil
	l.shared = l.shared[:n-1]
	return x
}

func (l *poolLocal) oldest() any {
	if len(l.shared) == 0 {
		return nil
	}
	x := l.shared[0]
	l.shared[0] = nil
	l.shared = l.shared[1:]
	return x
}
