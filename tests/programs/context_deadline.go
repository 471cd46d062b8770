// Deadlines: who is slower than the context is told so; the nearer deadline counts.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func work(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("work of %v: %w", d, ctx.Err())
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	fmt.Println(work(ctx, time.Millisecond))
	err := work(ctx, time.Second)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))

	_, has := context.Background().Deadline()
	fmt.Println(has)
	outer, cancelOuter := context.WithTimeout(context.Background(), time.Hour)
	defer cancelOuter()
	inner, cancelInner := context.WithTimeout(outer, 2*time.Hour)
	defer cancelInner()
	a, _ := outer.Deadline()
	b, _ := inner.Deadline()
	fmt.Println(a.Equal(b))

	late, cancelLate := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancelLate()
	fmt.Println(late.Err())
	why, cancelWhy := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("too slow"))
	defer cancelWhy()
	<-why.Done()
	fmt.Println(why.Err(), context.Cause(why))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(why.Err(), &timeout) && timeout.Timeout())
	free := context.WithoutCancel(why)
	fmt.Println(free.Err(), free.Done() == nil)
}
