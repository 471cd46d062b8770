// Package semaphore has a semaphore whose holders take different weights.
package semaphore

import (
	"context"
	"sync"
)

// A Weighted hands out up to its size; who waits is served in order.
type Weighted struct {
	size    int64
	cur     int64
	mu      sync.Mutex
	waiters []*waiter
}

type waiter struct {
	n     int64
	ready chan struct{}
}

// NewWeighted is a semaphore of the given size.
func NewWeighted(n int64) *Weighted { return &Weighted{size: n} }

// fits says whether n can be had now, without overtaking anybody.
func (s *Weighted) fits(n int64) bool { return s.size-s.cur >= n && len(s.waiters) == 0 }

// Acquire takes n, and waits for that until ctx is done.
func (s *Weighted) Acquire(ctx context.Context, n int64) error {
	done := ctx.Done()
	s.mu.Lock()
	select {
	case <-done:
		s.mu.Unlock()
		return ctx.Err()
	default:
	}
	if s.fits(n) {
		s.cur += n
		s.mu.Unlock()
		return nil
	}
	if n > s.size {
		s.mu.Unlock()
		<-done
		return ctx.Err()
	}
	w := &waiter{n, make(chan struct{})}
	s.waiters = append(s.waiters, w)
	s.mu.Unlock()

	select {
	case <-done:
		s.giveUp(w)
		return ctx.Err()
	case <-w.ready:
		select {
		case <-done:
			s.Release(n)
			return ctx.Err()
		default:
		}
		return nil
	}
}

// giveUp takes w out of the queue; where it was served meanwhile, it gives back what it got.
func (s *Weighted) giveUp(w *waiter) {
	s.mu.Lock()
	select {
	case <-w.ready:
		s.cur -= w.n
		s.serve()
	default:
		first := s.waiters[0] == w
		s.remove(w)
		if first && s.size > s.cur {
			s.serve()
		}
	}
	s.mu.Unlock()
}

func (s *Weighted) remove(w *waiter) {
	for i, other := range s.waiters {
		if other == w {
			s.waiters = append(s.waiters[:i], s.waiters[i+1:]...)
			return
		}
	}
}

// TryAcquire takes n where that needs no waiting, and says whether it did.
func (s *Weighted) TryAcquire(n int64) bool {
	s.mu.Lock()
	ok := s.fits(n)
	if ok {
		s.cur += n
	}
	s.mu.Unlock()
	return ok
}

// Release gives back n.
func (s *Weighted) Release(n int64) {
	s.mu.Lock()
	s.cur -= n
	if s.cur < 0 {
		s.mu.Unlock()
		panic("semaphore: released more than held")
	}
	s.serve()
	s.mu.Unlock()
}

// serve lets in those at the head of the queue; a heavy one holds up the light ones behind it, or it would starve.
func (s *Weighted) serve() {
	for len(s.waiters) > 0 && s.size-s.cur >= s.waiters[0].n {
		w := s.waiters[0]
		s.waiters = s.waiters[1:]
		s.cur += w.n
		close(w.ready)
	}
}
