package sync

// A WaitGroup waits until a count is back at 0; the zero value counts 0.
type WaitGroup struct {
	noCopy noCopy
	state  state
	sema   handle
}

type state struct {
	_ noCopy
	_ noCopy
	v uint64
}

// Add changes the count; at 0 all who wait go on, and below 0 it panics.
func (wg *WaitGroup) Add(delta int)

// Done takes one off the count.
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait parks until the count is 0.
func (wg *WaitGroup) Wait()

// Go starts f as a goroutine and counts it until it returns. Where f panics the count stays: the program is about to
// end, and who waits shall not get ahead of that.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}
