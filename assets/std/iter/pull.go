package iter

// turn passes control between the caller of next or stop and the goroutine
// that runs the sequence: one of them runs at a time.
type turn struct {
	resume  chan bool     // true: go on; false: stop
	yielded chan struct{} // a value is there, or the sequence has ended
	started bool
	done    bool
	running bool
	stopped bool
	failure any
	failed  bool
}

func newTurn() *turn {
	return &turn{resume: make(chan bool), yielded: make(chan struct{})}
}

// start runs body on a goroutine of its own, up to its first value.
func (t *turn) start(body func()) {
	t.started = true
	go func() {
		returned := false
		defer func() {
			if !returned {
				t.failure, t.failed = recover(), true
			}
			t.done = true
			t.yielded <- struct{}{}
		}()
		body()
		returned = true
	}()
}

// yield hands a value over and waits to be resumed.
func (t *turn) yield() bool {
	if !t.stopped {
		t.yielded <- struct{}{}
		t.stopped = !<-t.resume
	}
	return !t.stopped
}

// advance lets the sequence run to its next value or its end.
func (t *turn) advance(body func()) {
	if t.running {
		panic("iter.Pull: next called again before yield")
	}
	t.running = true
	if t.started {
		t.resume <- true
	} else {
		t.start(body)
	}
	t.settle()
}

// end lets the sequence run to its end.
func (t *turn) end() {
	if t.done {
		return
	}
	if !t.started {
		t.done = true
		return
	}
	t.running = true
	t.resume <- false
	t.settle()
}

// settle waits for the sequence and passes its panic on.
func (t *turn) settle() {
	<-t.yielded
	t.running = false
	if t.failed {
		t.failed = false
		panic(t.failure)
	}
}

// Pull turns seq into a function that gives its next value, and one that ends
// it early.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	t := newTurn()
	var value V
	var has bool
	body := func() {
		seq(func(v V) bool {
			value, has = v, true
			return t.yield()
		})
	}
	next = func() (V, bool) {
		var none V
		if t.done {
			return none, false
		}
		has = false
		t.advance(body)
		v := value
		value = none
		return v, has
	}
	return next, t.end
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	t := newTurn()
	var key K
	var value V
	var has bool
	body := func() {
		seq(func(k K, v V) bool {
			key, value, has = k, v, true
			return t.yield()
		})
	}
	next = func() (K, V, bool) {
		var noKey K
		var noValue V
		if t.done {
			return noKey, noValue, false
		}
		has = false
		t.advance(body)
		k, v := key, value
		key, value = noKey, noValue
		return k, v, has
	}
	return next, t.end
}
