package main

import (
	"context"
	"log"
	"os"
	"sort"
	"sync"
	"time"
)

type RateLimiter interface {
	Wait(context.Context) error
	Limit() float64
}

type bucket struct {
	mu     sync.Mutex
	tokens float64
	burst  float64
	rate   float64
	last   time.Time
}

func NewLimiter(r float64, b int) *bucket {
	return &bucket{tokens: float64(b), burst: float64(b), rate: r, last: time.Now()}
}

func Per(eventCount int, duration time.Duration) float64 {
	return 1 / (duration / time.Duration(eventCount)).Seconds()
}

func (b *bucket) Limit() float64 { return b.rate }
func (b *bucket) Wait(ctx context.Context) error {
	b.mu.Lock()
	now := time.Now()
	b.tokens = min(b.burst, b.tokens+now.Sub(b.last).Seconds()*b.rate)
	b.last = now
	b.tokens--
	var d time.Duration
	if b.tokens < 0 {
		d = time.Duration(-b.tokens / b.rate * float64(time.Second))
	}
	b.mu.Unlock()
	if d == 0 {
		return nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func MultiLimiter(limiters ...RateLimiter) *multiLimiter {
	byLimit := func(i, j int) bool {
		return limiters[i].Limit() < limiters[j].Limit()
	}
	sort.Slice(limiters, byLimit)
	return &multiLimiter{limiters: limiters}
}

type multiLimiter struct {
	limiters []RateLimiter
}

func (l *multiLimiter) Wait(ctx context.Context) error {
	for _, l := range l.limiters {
		if err := l.Wait(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (l *multiLimiter) Limit() float64 { return l.limiters[0].Limit() }

func Open() *APIConnection {
	return &APIConnection{
		apiLimit: MultiLimiter(
			NewLimiter(Per(20, time.Second), 2),
			NewLimiter(Per(100, time.Minute), 10)),
		diskLimit:    MultiLimiter(NewLimiter(100, 1)),
		networkLimit: MultiLimiter(NewLimiter(Per(30, time.Second), 3)),
	}
}

type APIConnection struct {
	networkLimit,
	diskLimit,
	apiLimit RateLimiter
}

func (a *APIConnection) ReadFile(ctx context.Context) error {
	return MultiLimiter(a.apiLimit, a.diskLimit).Wait(ctx)
}

func (a *APIConnection) ResolveAddress(ctx context.Context) error {
	return MultiLimiter(a.apiLimit, a.networkLimit).Wait(ctx)
}

func main() {
	defer log.Printf("Done.")
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	apiConnection := Open()
	var wg sync.WaitGroup
	wg.Add(12)
	for i := 0; i < 6; i++ {
		go func() {
			defer wg.Done()
			err := apiConnection.ReadFile(context.Background())
			if err != nil {
				log.Printf("cannot ReadFile: %v", err)
			}
			log.Printf("File")
		}()
	}
	for i := 0; i < 6; i++ {
		go func() {
			defer wg.Done()
			err := apiConnection.ResolveAddress(context.Background())
			if err != nil {
				log.Printf("cannot ResolveAddress: %v", err)
			}
		}()
	}
	wg.Wait()
}
