package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

// --- singleflight
type call struct {
	wg  sync.WaitGroup
	val any
	err error
}
type Group struct {
	mu sync.Mutex
	m  map[string]*call
}

func (g *Group) Do(key string, fn func() (any, error)) (any, error, bool) {
	g.mu.Lock()
	if g.m == nil {
		g.m = make(map[string]*call)
	}
	if c, ok := g.m[key]; ok {
		g.mu.Unlock()
		c.wg.Wait()
		return c.val, c.err, true
	}
	c := new(call)
	c.wg.Add(1)
	g.m[key] = c
	g.mu.Unlock()
	c.val, c.err = fn()
	c.wg.Done()
	g.mu.Lock()
	delete(g.m, key)
	g.mu.Unlock()
	return c.val, c.err, false
}

// --- circuit breaker
type State int

const (
	Closed State = iota
	Open
	HalfOpen
)

//go:generate stringer -type=State
func (s State) String() string { return [...]string{"closed", "open", "half-open"}[s] }

var ErrOpen = errors.New("circuit breaker is open")

type Breaker struct {
	mu       sync.Mutex
	state    State
	failures int
	max      int
	timeout  time.Duration
	expiry   time.Time
	onChange func(from, to State)
}

func (b *Breaker) setState(s State) {
	if b.state == s {
		return
	}
	prev := b.state
	b.state = s
	if b.onChange != nil {
		b.onChange(prev, s)
	}
}

func (b *Breaker) Execute(req func() (any, error)) (res any, err error) {
	b.mu.Lock()
	if b.state == Open {
		if time.Now().Before(b.expiry) {
			b.mu.Unlock()
			return nil, ErrOpen
		}
		b.setState(HalfOpen)
	}
	b.mu.Unlock()
	defer func() {
		if e := recover(); e != nil {
			b.after(false)
			panic(e)
		}
		b.after(err == nil)
	}()
	return req()
}

func (b *Breaker) after(ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case ok:
		b.failures = 0
		b.setState(Closed)
	default:
		if b.failures++; b.failures >= b.max || b.state == HalfOpen {
			b.expiry = time.Now().Add(b.timeout)
			b.setState(Open)
		}
	}
}

// --- retry
type temporary interface{ Temporary() bool }
type tempErr struct{ n int }

func (t tempErr) Error() string   { return fmt.Sprintf("temp %d", t.n) }
func (t tempErr) Temporary() bool { return true }

func Retry(ctx context.Context, attempts int, base time.Duration, f func(int) error) (err error) {
	for i := range attempts {
		if err = f(i); err == nil {
			return nil
		}
		var t temporary
		if !errors.As(err, &t) || !t.Temporary() {
			return fmt.Errorf("permanent: %w", err)
		}
		backoff := time.Duration(math.Pow(2, float64(i))) * base
		select {
		case <-time.After(backoff):
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		}
	}
	return fmt.Errorf("after %d attempts: %w", attempts, err)
}

// --- pubsub
type PubSub[T any] struct {
	mu     sync.RWMutex
	subs   map[string][]chan T
	closed bool
}

func NewPubSub[T any]() *PubSub[T] { return &PubSub[T]{subs: map[string][]chan T{}} }
func (p *PubSub[T]) Subscribe(topic string) <-chan T {
	p.mu.Lock()
	defer p.mu.Unlock()
	ch := make(chan T, 4)
	p.subs[topic] = append(p.subs[topic], ch)
	return ch
}
func (p *PubSub[T]) Publish(topic string, msg T) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.closed {
		return
	}
	for _, ch := range p.subs[topic] {
		ch <- msg
	}
}
func (p *PubSub[T]) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.closed {
		p.closed = true
		for _, s := range p.subs {
			for _, c := range s {
				close(c)
			}
		}
	}
}

// --- future
type Future[T any] struct {
	done chan struct{}
	val  T
	err  error
}

func Async[T any](f func() (T, error)) *Future[T] {
	fu := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(fu.done)
		defer func() {
			if r := recover(); r != nil {
				fu.err = fmt.Errorf("panic: %v", r)
			}
		}()
		fu.val, fu.err = f()
	}()
	return fu
}
func (f *Future[T]) Await(ctx context.Context) (T, error) {
	select {
	case <-f.done:
		return f.val, f.err
	case <-ctx.Done():
		var zero T
		return zero, context.Cause(ctx)
	}
}
func Then[T, U any](f *Future[T], g func(T) (U, error)) *Future[U] {
	return Async(func() (u U, err error) {
		t, err := f.Await(context.Background())
		if err != nil {
			return u, err
		}
		return g(t)
	})
}

// --- sharded map
type Sharded[K comparable, V any] struct {
	shards [4]struct {
		sync.RWMutex
		m map[K]V
	}
	hash func(K) uint32
}

func NewSharded[K comparable, V any](h func(K) uint32) *Sharded[K, V] {
	s := &Sharded[K, V]{hash: h}
	for i := range s.shards {
		s.shards[i].m = make(map[K]V)
	}
	return s
}
func (s *Sharded[K, V]) Update(k K, f func(V, bool) V) {
	sh := &s.shards[s.hash(k)%uint32(len(s.shards))]
	sh.Lock()
	defer sh.Unlock()
	old, ok := sh.m[k]
	sh.m[k] = f(old, ok)
}
func (s *Sharded[K, V]) Len() (n int) {
	for i := range s.shards {
		s.shards[i].RLock()
		n += len(s.shards[i].m)
		s.shards[i].RUnlock()
	}
	return
}

// --- lock free stack
type snode[T any] struct {
	v    T
	next *snode[T]
}
type Stack[T any] struct {
	head atomic.Pointer[snode[T]]
	n    atomic.Int64
}

func (s *Stack[T]) Push(v T) {
	n := &snode[T]{v: v}
	for {
		n.next = s.head.Load()
		if s.head.CompareAndSwap(n.next, n) {
			s.n.Add(1)
			return
		}
	}
}
func (s *Stack[T]) Pop() (v T, ok bool) {
	for {
		h := s.head.Load()
		if h == nil {
			return
		}
		if s.head.CompareAndSwap(h, h.next) {
			s.n.Add(-1)
			return h.v, true
		}
	}
}

type Config struct{ Addr string; N int }

func main() {
	var g Group
	var calls atomic.Int32
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() {
			v, err, shared := g.Do("k", func() (any, error) {
				calls.Add(1)
				time.Sleep(time.Millisecond)
				return "v", nil
			})
			_, _, _ = v, err, shared
		})
	}
	wg.Wait()
	fmt.Println("calls", calls.Load())

	b := &Breaker{max: 2, timeout: 10 * time.Millisecond, onChange: func(f, t State) { fmt.Println(f, "->", t) }}
	for i := range 6 {
		if i == 4 {
			time.Sleep(11 * time.Millisecond)
		}
		_, err := b.Execute(func() (any, error) {
			if i < 4 {
				return nil, fmt.Errorf("fail %d", i)
			}
			return i, nil
		})
		fmt.Println(i, err, errors.Is(err, ErrOpen))
	}
	ctx, cancel := context.WithTimeoutCause(context.Background(), 50*time.Millisecond, errors.New("too slow"))
	defer cancel()
	fmt.Println(Retry(ctx, 3, time.Millisecond, func(i int) error {
		if i == 2 {
			return nil
		}
		return tempErr{i}
	}))
	fmt.Println(Retry(ctx, 2, time.Millisecond, func(i int) error { return tempErr{i} }))
	fmt.Println(Retry(ctx, 2, time.Millisecond, func(i int) error { return errors.New("boom") }))
	fmt.Println(Retry(ctx, 20, 10*time.Millisecond, func(i int) error { return fmt.Errorf("w: %w", tempErr{i}) }))
	ps := NewPubSub[string]()
	s1, s2 := ps.Subscribe("a"), ps.Subscribe("a")
	ps.Publish("a", "hi")
	ps.Publish("b", "nobody")
	ps.Publish("a", "there")
	ps.Close()
	for m := range s1 {
		fmt.Print(m, " ")
	}
	for m := range s2 {
		fmt.Print(strings.ToUpper(m), " ")
	}
	fmt.Println()
	f := Async(func() (int, error) { time.Sleep(time.Millisecond); return 20, nil })
	f2 := Then(f, func(i int) (string, error) { return fmt.Sprint(i + 1), nil })
	fmt.Println(f2.Await(context.Background()))
	fmt.Println(Async(func() (int, error) { var m map[string]int; m["a"] = 1; return 1, nil }).Await(context.Background()))
	fmt.Println(Async(func() (int, error) { select {} }).Await(ctx))
	sh := NewSharded[string, int](func(s string) uint32 {
		h := uint32(2166136261)
		for i := 0; i < len(s); i++ {
			h ^= uint32(s[i])
			h *= 16777619
		}
		return h
	})
	for i := range 100 {
		wg.Go(func() { sh.Update(fmt.Sprint("k", i%10), func(o int, ok bool) int { return o + 1 }) })
	}
	wg.Wait()
	fmt.Println(sh.Len())
	var st Stack[int]
	for i := range 50 {
		wg.Go(func() { st.Push(i) })
	}
	wg.Wait()
	var got []int
	for v, ok := st.Pop(); ok; v, ok = st.Pop() {
		got = append(got, v)
	}
	sort.Ints(got)
	fmt.Println(len(got), got[0], got[49], st.n.Load())
	var cfg atomic.Value
	cfg.Store(&Config{"a", 1})
	old := cfg.Swap(&Config{"b", 2}).(*Config)
	fmt.Printf("%+v %+v\n", *old, *cfg.Load().(*Config))
	func() {
		defer func() { fmt.Println(recover()) }()
		cfg.Store("wrong")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		cfg.Store(nil)
	}()
	eg, ectx := errgroup.WithContext(context.Background())
	eg.SetLimit(2)
	var cur, peak atomic.Int32
	for i := range 6 {
		eg.Go(func() error {
			if n := cur.Add(1); n > peak.Load() {
				peak.Store(n)
			}
			defer cur.Add(-1)
			select {
			case <-time.After(time.Millisecond):
			case <-ectx.Done():
				return ectx.Err()
			}
			if i == 3 {
				return fmt.Errorf("task %d failed", i)
			}
			return nil
		})
	}
	fmt.Println(eg.Wait(), peak.Load(), ectx.Err())
	sem := semaphore.NewWeighted(3)
	fmt.Println(sem.TryAcquire(2), sem.TryAcquire(2), sem.Acquire(ctx, 2))
}
