package sync

// A Cond is where goroutines wait for a condition, and are told that it may have changed.
type Cond struct {
	noCopy noCopy
	// L is held by who looks at the condition.
	L Locker

	notify  notifyList
	checker *Cond
}

// notifyList is the queue of those who wait, in order of their tickets.
type notifyList struct{ sema handle }

// add draws a ticket.
func (l *notifyList) add() uint32

// wait parks until the ticket is called; at once where it was called already.
func (l *notifyList) wait(ticket uint32)

// notifyOne calls the next ticket.
func (l *notifyList) notifyOne()

// notifyAll calls all tickets.
func (l *notifyList) notifyAll()

// NewCond is a Cond with its lock.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) check() {
	if c.checker == nil {
		c.checker = c
	} else if c.checker != c {
		panic("sync.Cond is copied")
	}
}

// Wait unlocks, parks until it is told, and locks again. The condition may not hold all the same.
func (c *Cond) Wait() {
	c.check()
	ticket := c.notify.add()
	c.L.Unlock()
	c.notify.wait(ticket)
	c.L.Lock()
}

// Signal wakes the one who has waited longest.
func (c *Cond) Signal() {
	c.check()
	c.notify.notifyOne()
}

// Broadcast wakes all who wait.
func (c *Cond) Broadcast() {
	c.check()
	c.notify.notifyAll()
}
