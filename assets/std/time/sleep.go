package time

// The natives of this file are the simulator's timers. A timer's channel is synchronous, as since Go 1.23: it shows
// neither length nor capacity, and nothing stale is received after Stop or Reset.

// Sleep parks the goroutine for at least d.
func Sleep(d Duration)

// newTimer arms a timer for the time when; it sends the time on c or, where c is nil, starts f as a goroutine. With a
// period it goes on. The result is its handle, never 0.
func newTimer(c chan Time, f func(), when, period int64) int64

// stopTimer disarms a timer and says whether it was armed.
func stopTimer(id int64) bool

// resetTimer arms a timer anew and says whether it was armed.
func resetTimer(id, when, period int64) bool

// own says that the timer may go when the memory does in which its handle is. One with a channel goes with that.
func own(id *int64)

// after is the time d from now; never wraps around.
func after(d Duration) int64 {
	now := runtimeNano()
	if d <= 0 {
		return now
	}
	if when := now + int64(d); when >= 0 {
		return when
	}
	return 1<<63 - 1
}

// A Timer sends the time once, or starts a function once.
type Timer struct {
	C  <-chan Time
	id int64
}

// NewTimer sends the time on its channel after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	return &Timer{C: c, id: newTimer(c, nil, after(d), 0)}
}

// AfterFunc starts f as a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{id: goFunc(f, after(d))}
	own(&t.id)
	return t
}

// goFunc makes a timer that starts f as a goroutine: traces name it as who did that.
func goFunc(f func(), when int64) int64 { return newTimer(nil, f, when, 0) }

// After is the channel of a new timer.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop keeps the timer from firing; false where it has fired or was stopped.
func (t *Timer) Stop() bool {
	if t.id == 0 {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t.id)
}

// Reset lets the timer fire after d from now; it says whether it was still armed.
func (t *Timer) Reset(d Duration) bool {
	if t.id == 0 {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(t.id, after(d), 0)
}

// A Ticker sends the time again and again; a slow receiver misses ticks.
type Ticker struct {
	C  <-chan Time
	id int64
}

// NewTicker sends the time on its channel every d.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	return &Ticker{C: c, id: newTimer(c, nil, after(d), int64(d))}
}

// Tick is the channel of a new ticker; nil where d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

// Stop ends the ticks; the channel stays open.
func (t *Ticker) Stop() {
	if t.id != 0 {
		stopTimer(t.id)
	}
}

// Reset sets another interval; the next tick comes after it.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.id == 0 {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(t.id, after(d), int64(d))
}
