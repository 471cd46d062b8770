// A server that shuts down gracefully: requests under way are finished, later ones are refused.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

var ErrClosed = errors.New("server closed")

type Server struct {
	mu     sync.Mutex
	closed bool
	wg     sync.WaitGroup
	served int
}

func (s *Server) Handle(ctx context.Context, d time.Duration) error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return ErrClosed
	}
	s.wg.Add(1)
	s.mu.Unlock()
	defer s.wg.Done()
	select {
	case <-time.After(d):
	case <-ctx.Done():
		return ctx.Err()
	}
	s.mu.Lock()
	s.served++
	s.mu.Unlock()
	return nil
}

func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	done := make(chan struct{})
	go func() {
		s.wg.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("shutdown: %w", ctx.Err())
	}
}

func main() {
	s := &Server{}
	ctx := context.Background()
	var clients sync.WaitGroup
	for range 3 {
		clients.Go(func() { s.Handle(ctx, 20*time.Millisecond) })
	}
	time.Sleep(5 * time.Millisecond)
	limit, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	fmt.Println(s.Shutdown(limit))
	clients.Wait()
	fmt.Println("served", s.served, s.Handle(ctx, 0))

	slow := &Server{}
	go slow.Handle(ctx, time.Hour)
	time.Sleep(time.Millisecond)
	short, cancel2 := context.WithTimeout(ctx, 5*time.Millisecond)
	defer cancel2()
	fmt.Println(slow.Shutdown(short))
}
