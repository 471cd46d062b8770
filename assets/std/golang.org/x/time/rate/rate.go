// Package rate limits how often something happens: a bucket fills with tokens at a steady rate, and each event takes
// one.
package rate

import (
	"context"
	"fmt"
	"math"
	"sync"
	"time"
)

// A Limit is a number of events a second.
type Limit float64

// Inf is no limit.
const Inf = Limit(math.MaxFloat64)

// InfDuration is longer than anything waits.
const InfDuration = time.Duration(math.MaxInt64)

// Every is one event in each interval.
func Every(interval time.Duration) Limit {
	if interval <= 0 {
		return Inf
	}
	return 1 / Limit(interval.Seconds())
}

// A Limiter is a bucket of at most burst tokens, full at the start.
type Limiter struct {
	mu     sync.Mutex
	limit  Limit
	burst  int
	tokens float64
	last   time.Time // when tokens was right
	event  time.Time // when the last event may happen
}

// NewLimiter is a limiter with a full bucket.
func NewLimiter(r Limit, b int) *Limiter {
	return &Limiter{limit: r, burst: b, tokens: float64(b)}
}

// Limit is the rate.
func (l *Limiter) Limit() Limit {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.limit
}

// Burst is the size of the bucket.
func (l *Limiter) Burst() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.burst
}

// Tokens is how many tokens there are now.
func (l *Limiter) Tokens() float64 { return l.TokensAt(time.Now()) }

// TokensAt is how many tokens there are at t.
func (l *Limiter) TokensAt(t time.Time) float64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.tokensAt(t)
}

// SetLimit sets the rate.
func (l *Limiter) SetLimit(r Limit) { l.SetLimitAt(time.Now(), r) }

// SetLimitAt sets the rate from t on.
func (l *Limiter) SetLimitAt(t time.Time, r Limit) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tokens, l.last, l.limit = l.tokensAt(t), t, r
}

// SetBurst sets the size of the bucket.
func (l *Limiter) SetBurst(b int) { l.SetBurstAt(time.Now(), b) }

// SetBurstAt sets the size of the bucket from t on.
func (l *Limiter) SetBurstAt(t time.Time, b int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tokens, l.last, l.burst = l.tokensAt(t), t, b
}

// Allow says whether an event may happen now, and takes its token.
func (l *Limiter) Allow() bool { return l.AllowN(time.Now(), 1) }

// AllowN says whether n events may happen at t, and takes their tokens.
func (l *Limiter) AllowN(t time.Time, n int) bool { return l.reserve(t, n, 0).ok }

// A Reservation is a promise that events may happen later.
type Reservation struct {
	ok     bool
	lim    *Limiter
	tokens int
	at     time.Time
	limit  Limit
}

// Reserve takes a token that may not be there yet.
func (l *Limiter) Reserve() *Reservation { return l.ReserveN(time.Now(), 1) }

// ReserveN takes n tokens at t.
func (l *Limiter) ReserveN(t time.Time, n int) *Reservation {
	r := l.reserve(t, n, InfDuration)
	return &r
}

// OK says whether the bucket can ever hold so many.
func (r *Reservation) OK() bool { return r.ok }

// Delay is how long to wait before the events.
func (r *Reservation) Delay() time.Duration { return r.DelayFrom(time.Now()) }

// DelayFrom is how long after t the events may happen.
func (r *Reservation) DelayFrom(t time.Time) time.Duration {
	if !r.ok {
		return InfDuration
	}
	return max(r.at.Sub(t), 0)
}

// Cancel gives the tokens back.
func (r *Reservation) Cancel() { r.CancelAt(time.Now()) }

// CancelAt gives the tokens back at t, less those promised to others since.
func (r *Reservation) CancelAt(t time.Time) {
	if !r.ok {
		return
	}
	l := r.lim
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.limit == Inf || r.tokens == 0 || r.at.Before(t) {
		return
	}
	back := float64(r.tokens) - r.limit.tokensIn(l.event.Sub(r.at))
	if back <= 0 {
		return
	}
	l.tokens, l.last = min(l.tokensAt(t)+back, float64(l.burst)), t
	if r.at.Equal(l.event) {
		if before := r.at.Add(r.limit.timeFor(float64(-r.tokens))); !before.Before(t) {
			l.event = before
		}
	}
}

// Wait waits until an event may happen.
func (l *Limiter) Wait(ctx context.Context) error { return l.WaitN(ctx, 1) }

// WaitN waits until n events may happen; it does not where ctx would be done before.
func (l *Limiter) WaitN(ctx context.Context, n int) error {
	l.mu.Lock()
	burst, limit := l.burst, l.limit
	l.mu.Unlock()
	if n > burst && limit != Inf {
		return fmt.Errorf("rate: Wait(n=%d) exceeds limiter's burst %d", n, burst)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
	}
	now := time.Now()
	most := InfDuration
	if deadline, ok := ctx.Deadline(); ok {
		most = deadline.Sub(now)
	}
	r := l.reserve(now, n, most)
	if !r.ok {
		return fmt.Errorf("rate: Wait(n=%d) would exceed context deadline", n)
	}
	delay := r.DelayFrom(now)
	if delay == 0 {
		return nil
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		r.Cancel()
		return ctx.Err()
	}
}

// reserve takes n tokens at t where they will be there within most.
func (l *Limiter) reserve(t time.Time, n int, most time.Duration) Reservation {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.limit == Inf {
		return Reservation{ok: true, lim: l, tokens: n, at: t}
	}
	tokens := l.tokensAt(t) - float64(n)
	var wait time.Duration
	if tokens < 0 {
		wait = l.limit.timeFor(-tokens)
	}
	r := Reservation{ok: n <= l.burst && wait <= most, lim: l, limit: l.limit}
	if r.ok {
		r.tokens = n
		r.at = t.Add(wait)
		l.tokens, l.last, l.event = tokens, t, r.at
	}
	return r
}

func (l *Limiter) tokensAt(t time.Time) float64 {
	last := l.last
	if t.Before(last) {
		last = t
	}
	return min(l.tokens+l.limit.tokensIn(t.Sub(last)), float64(l.burst))
}

// timeFor is how long it takes for so many tokens.
func (limit Limit) timeFor(tokens float64) time.Duration {
	if limit <= 0 {
		return InfDuration
	}
	d := tokens / float64(limit) * float64(time.Second)
	if d > float64(InfDuration) {
		return InfDuration
	}
	return time.Duration(d)
}

// tokensIn is how many tokens come in d.
func (limit Limit) tokensIn(d time.Duration) float64 {
	if limit <= 0 {
		return 0
	}
	return d.Seconds() * float64(limit)
}
