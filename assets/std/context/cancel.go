package context

import (
	"sync"
	"sync/atomic"
)

// WithCancel is parent with a way to cancel it.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancelCtx(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is like [WithCancel] with a function that takes the cause.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancelCtx(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

func newCancelCtx(parent Context) *cancelCtx {
	mustHaveParent(parent)
	c := &cancelCtx{}
	c.follow(parent, c)
	return c
}

// Cause is why c was cancelled: the cause given, else its error.
func Cause(c Context) error {
	err := c.Err()
	if err == nil {
		return nil
	}
	if own, ok := c.Value(&selfKey).(*cancelCtx); ok {
		own.mu.Lock()
		cause := own.cause
		own.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return err
}

// A canceler is a context that is cancelled with its parent.
type canceler interface {
	cancel(removeFromParent bool, err, cause error)
	Done() <-chan struct{}
}

// selfKey is the key at which a context finds the cancelCtx nearest above it, itself included.
var selfKey int

// closed is the Done of those cancelled before anybody asked.
var closed = make(chan struct{})

func init() { close(closed) }

type cancelCtx struct {
	Context

	mu       sync.Mutex
	done     atomic.Value // a chan struct{}, made at the first call of Done
	children map[canceler]struct{}
	err      atomic.Value // an error from the cancellation on
	cause    error
}

func (c *cancelCtx) Value(key any) any {
	if key == &selfKey {
		return c
	}
	return value(c.Context, key)
}

func (c *cancelCtx) Done() <-chan struct{} {
	if done := c.done.Load(); done != nil {
		return done.(chan struct{})
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	done := c.done.Load()
	if done == nil {
		done = make(chan struct{})
		c.done.Store(done)
	}
	return done.(chan struct{})
}

// Err waits for Done to be closed, so that nobody sees an error before.
func (c *cancelCtx) Err() error {
	if err := c.err.Load(); err != nil {
		<-c.Done()
		return err.(error)
	}
	return nil
}

func (c *cancelCtx) String() string { return nameOf(c.Context) + ".WithCancel" }

// follow makes child a child of parent, so that it is cancelled with it.
func (c *cancelCtx) follow(parent Context, child canceler) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if p, ok := ownParent(parent); ok {
		p.adopt(child)
		return
	}
	if p, ok := parent.(afterFuncer); ok {
		c.mu.Lock()
		stop := p.AfterFunc(func() { child.cancel(false, parent.Err(), Cause(parent)) })
		c.Context = stopCtx{parent, stop}
		c.mu.Unlock()
		return
	}
	go func() {
		select {
		case <-parent.Done():
			child.cancel(false, parent.Err(), Cause(parent))
		case <-child.Done():
		}
	}()
}

func (c *cancelCtx) adopt(child canceler) {
	c.mu.Lock()
	if err := c.err.Load(); err != nil {
		child.cancel(false, err.(error), c.cause)
	} else {
		if c.children == nil {
			c.children = make(map[canceler]struct{})
		}
		c.children[child] = struct{}{}
	}
	c.mu.Unlock()
}

// ownParent finds the cancelCtx that parent is or wraps, unless a wrapper has a Done of its own.
func ownParent(parent Context) (*cancelCtx, bool) {
	done := parent.Done()
	if done == closed || done == nil {
		return nil, false
	}
	p, ok := parent.Value(&selfKey).(*cancelCtx)
	if !ok {
		return nil, false
	}
	if theirs, _ := p.done.Load().(chan struct{}); theirs != done {
		return nil, false
	}
	return p, true
}

// cancel closes Done, then cancels the children, while it holds the lock; then it leaves its parent.
func (c *cancelCtx) cancel(removeFromParent bool, err, cause error) {
	if err == nil {
		panic("context: internal error: missing cancel error")
	}
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err.Load() != nil {
		c.mu.Unlock()
		return
	}
	c.err.Store(err)
	c.cause = cause
	if done, _ := c.done.Load().(chan struct{}); done == nil {
		c.done.Store(closed)
	} else {
		close(done)
	}
	for child := range c.children {
		child.cancel(false, err, cause)
	}
	c.children = nil
	c.mu.Unlock()
	if removeFromParent {
		removeChild(c.Context, c)
	}
}

func removeChild(parent Context, child canceler) {
	if s, ok := parent.(stopCtx); ok {
		s.stop()
		return
	}
	p, ok := ownParent(parent)
	if !ok {
		return
	}
	p.mu.Lock()
	if p.children != nil {
		delete(p.children, child)
	}
	p.mu.Unlock()
}

// An afterFuncer is a stranger's context that starts functions itself.
type afterFuncer interface {
	AfterFunc(func()) func() bool
}

// stopCtx is the parent of a child that such a context will call.
type stopCtx struct {
	Context
	stop func() bool
}

// AfterFunc starts f as a goroutine when ctx is cancelled, unless stop is called before.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &afterFuncCtx{f: f}
	a.cancelCtx.follow(ctx, a)
	return func() bool {
		stopped := false
		a.once.Do(func() { stopped = true })
		if stopped {
			a.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

type afterFuncCtx struct {
	cancelCtx
	once sync.Once
	f    func()
}

func (a *afterFuncCtx) cancel(removeFromParent bool, err, cause error) {
	a.cancelCtx.cancel(false, err, cause)
	if removeFromParent {
		removeChild(a.Context, a)
	}
	a.once.Do(func() { go a.f() })
}
