// Package singleflight does the same work once for all who ask for it at the same time.
package singleflight

import "sync"

// A Group knows which work is under way; the zero value knows none.
type Group struct {
	mu sync.Mutex
	m  map[string]*call
}

// A Result is what DoChan sends.
type Result struct {
	Val    any
	Err    error
	Shared bool
}

type call struct {
	wg    sync.WaitGroup
	val   any
	err   error
	dups  int
	chans []chan<- Result
}

// Do does fn, or waits for who is at it already; shared says whether others got the same.
func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	g.mu.Lock()
	if c, ok := g.m[key]; ok {
		c.dups++
		g.mu.Unlock()
		c.wg.Wait()
		return c.val, c.err, true
	}
	c := g.begin(key)
	g.mu.Unlock()
	g.finish(c, key, fn)
	return c.val, c.err, c.dups > 0
}

// DoChan is like [Group.Do] with a channel for the result.
func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result {
	ch := make(chan Result, 1)
	g.mu.Lock()
	if c, ok := g.m[key]; ok {
		c.dups++
		c.chans = append(c.chans, ch)
		g.mu.Unlock()
		return ch
	}
	c := g.begin(key)
	c.chans = append(c.chans, ch)
	g.mu.Unlock()
	go g.finish(c, key, fn)
	return ch
}

// begin enters new work while the group is locked.
func (g *Group) begin(key string) *call {
	if g.m == nil {
		g.m = make(map[string]*call)
	}
	c := &call{}
	c.wg.Add(1)
	g.m[key] = c
	return c
}

// finish does the work and tells all; they are told also where fn panics or ends its goroutine.
func (g *Group) finish(c *call, key string, fn func() (any, error)) {
	defer func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		c.wg.Done()
		if g.m[key] == c {
			delete(g.m, key)
		}
		for _, ch := range c.chans {
			ch <- Result{c.val, c.err, c.dups > 0}
		}
	}()
	c.val, c.err = fn()
}

// Forget lets the next call do the work anew.
func (g *Group) Forget(key string) {
	g.mu.Lock()
	delete(g.m, key)
	g.mu.Unlock()
}
