package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type Task struct {
	ID   int
	Deps []int
	Run  func(context.Context) (any, error)
}

type DAG struct {
	tasks map[int]*Task
	done  map[int]chan struct{}
	res   sync.Map
}

func (d *DAG) Exec(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	for id, t := range d.tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for _, dep := range t.Deps {
				select {
				case <-d.done[dep]:
				case <-ctx.Done():
					return
				}
			}
			v, err := t.Run(ctx)
			if err != nil {
				cancel(fmt.Errorf("task %d: %w", id, err))
				return
			}
			d.res.Store(id, v)
			close(d.done[id])
		}()
	}
	wg.Wait()
	return context.Cause(ctx)
}

type RWLock struct {
	m        sync.Mutex
	readers  int
	writing  bool
	waiting  int
	cond     *sync.Cond
}

func NewRW() *RWLock { l := &RWLock{}; l.cond = sync.NewCond(&l.m); return l }
func (l *RWLock) RLock() {
	l.m.Lock()
	for l.writing || l.waiting > 0 {
		l.cond.Wait()
	}
	l.readers++
	l.m.Unlock()
}
func (l *RWLock) RUnlock() {
	l.m.Lock()
	if l.readers--; l.readers == 0 {
		l.cond.Broadcast()
	}
	l.m.Unlock()
}
func (l *RWLock) Lock() {
	l.m.Lock()
	l.waiting++
	for l.writing || l.readers > 0 {
		l.cond.Wait()
	}
	l.waiting--
	l.writing = true
	l.m.Unlock()
}
func (l *RWLock) Unlock() {
	l.m.Lock()
	l.writing = false
	l.m.Unlock()
	l.cond.Broadcast()
}

type Semaphore chan struct{}

func (s Semaphore) P(n int) {
	for range n {
		s <- struct{}{}
	}
}
func (s Semaphore) V(n int) {
	for range n {
		<-s
	}
}

type TokenBucket struct {
	tokens chan struct{}
	stop   chan struct{}
	once   sync.Once
}

func NewBucket(rate time.Duration, burst int) *TokenBucket {
	b := &TokenBucket{tokens: make(chan struct{}, burst), stop: make(chan struct{})}
	for range burst {
		b.tokens <- struct{}{}
	}
	go func() {
		t := time.NewTicker(rate)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case b.tokens <- struct{}{}:
				default:
				}
			case <-b.stop:
				return
			}
		}
	}()
	return b
}
func (b *TokenBucket) Allow() bool {
	select {
	case <-b.tokens:
		return true
	default:
		return false
	}
}
func (b *TokenBucket) Stop() { b.once.Do(func() { close(b.stop) }) }

type Debouncer struct {
	mu    sync.Mutex
	timer *time.Timer
	d     time.Duration
}

func (d *Debouncer) Call(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil {
		d.timer.Stop()
	}
	d.timer = time.AfterFunc(d.d, f)
}

type Cron struct {
	jobs map[string]struct {
		every time.Duration
		fn    func(n int)
	}
}

func (c *Cron) Run(ctx context.Context) {
	var wg sync.WaitGroup
	for _, j := range c.jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			tk := time.NewTicker(j.every)
			defer tk.Stop()
			for n := 1; ; n++ {
				select {
				case <-ctx.Done():
					return
				case <-tk.C:
					j.fn(n)
				}
			}
		}()
	}
	wg.Wait()
}

type SpinLock struct{ f atomic.Bool }

func (s *SpinLock) Lock() {
	for !s.f.CompareAndSwap(false, true) {
		runtime.Gosched()
	}
}
func (s *SpinLock) Unlock() { s.f.Store(false) }

type Queue[T any] struct {
	mu       sync.Mutex
	notEmpty sync.Cond
	notFull  sync.Cond
	buf      []T
	cap      int
	closed   bool
}

func NewQueue[T any](n int) *Queue[T] {
	q := &Queue[T]{cap: n}
	q.notEmpty.L = &q.mu
	q.notFull.L = &q.mu
	return q
}
func (q *Queue[T]) Put(v T) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.buf) == q.cap {
		q.notFull.Wait()
	}
	q.buf = append(q.buf, v)
	q.notEmpty.Signal()
}
func (q *Queue[T]) Take() (v T, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.buf) == 0 && !q.closed {
		q.notEmpty.Wait()
	}
	if len(q.buf) == 0 {
		return v, false
	}
	v, q.buf = q.buf[0], q.buf[1:]
	q.notFull.Signal()
	return v, true
}
func (q *Queue[T]) Close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.notEmpty.Broadcast()
}

func main() {
	d := &DAG{tasks: map[int]*Task{}, done: map[int]chan struct{}{}}
	var mu sync.Mutex
	var order []int
	mk := func(id int, err error, deps ...int) {
		d.tasks[id] = &Task{id, deps, func(ctx context.Context) (any, error) {
			time.Sleep(time.Duration(id) * time.Millisecond)
			mu.Lock()
			order = append(order, id)
			mu.Unlock()
			return id * id, err
		}}
		d.done[id] = make(chan struct{})
	}
	mk(1, nil)
	mk(2, nil, 1)
	mk(3, nil, 1)
	mk(4, nil, 2, 3)
	fmt.Println(d.Exec(context.Background()), order)
	n := 0
	d.res.Range(func(k, v any) bool { n += v.(int); return true })
	fmt.Println(n)
	mk(5, errors.New("bad"))
	mk(6, nil, 5)
	for _, id := range []int{1, 2, 3, 4} {
		delete(d.tasks, id)
	}
	fmt.Println(d.Exec(context.Background()))
	rw := NewRW()
	shared := 0
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() {
			if i%3 == 0 {
				rw.Lock()
				shared++
				rw.Unlock()
			} else {
				rw.RLock()
				_ = shared
				rw.RUnlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(shared)
	s := make(Semaphore, 3)
	s.P(2)
	fmt.Println(len(s), cap(s))
	s.V(2)
	b := NewBucket(100*time.Millisecond, 2)
	var got []string
	for range 4 {
		got = append(got, fmt.Sprint(b.Allow()))
	}
	time.Sleep(150 * time.Millisecond)
	got = append(got, fmt.Sprint(b.Allow(), b.Allow()))
	b.Stop()
	b.Stop()
	fmt.Println(strings.Join(got, ","))
	db := &Debouncer{d: 100 * time.Millisecond}
	fired := make(chan int, 10)
	for i := range 5 {
		db.Call(func() { fired <- i })
		time.Sleep(time.Millisecond)
	}
	time.Sleep(300 * time.Millisecond)
	fmt.Println(len(fired), <-fired)
	ctx, cancel := context.WithTimeout(context.Background(), 35*time.Millisecond)
	defer cancel()
	counts := map[string]int{}
	job := func(name string) func(int) {
		return func(n int) { mu.Lock(); counts[name] = n; mu.Unlock() }
	}
	cr := &Cron{jobs: map[string]struct {
		every time.Duration
		fn    func(n int)
	}{"a": {10 * time.Millisecond, job("a")}, "b": {20 * time.Millisecond, job("b")}}}
	cr.Run(ctx)
	fmt.Println(counts)
	var sl SpinLock
	c := 0
	for range 100 {
		wg.Go(func() { sl.Lock(); c++; sl.Unlock() })
	}
	wg.Wait()
	fmt.Println(c)
	q := NewQueue[int](2)
	sums := make([]int, 3)
	for i := range 3 {
		wg.Go(func() {
			for v, ok := q.Take(); ok; v, ok = q.Take() {
				sums[i] += v
			}
		})
	}
	for i := range 20 {
		q.Put(i)
	}
	q.Close()
	wg.Wait()
	fmt.Println(sums[0] + sums[1] + sums[2])
	once := sync.OnceValues(func() (int, error) { fmt.Println("once"); return 1, errors.New("e") })
	fmt.Println(once())
	fmt.Println(once())
	of := sync.OnceFunc(func() { panic("boom") })
	for range 2 {
		func() {
			defer func() { fmt.Println("r:", recover()) }()
			of()
		}()
	}
	var m sync.Map
	for i := range 5 {
		m.Store(i, i*i)
	}
	v, loaded := m.LoadOrStore(2, 99)
	fmt.Println(v, loaded)
	v, loaded = m.LoadAndDelete(3)
	fmt.Println(v, loaded)
	fmt.Println(m.CompareAndSwap(1, 1, 100), m.CompareAndDelete(4, 5))
	prev, ok := m.Swap(0, "zero")
	fmt.Println(prev, ok)
	var keys []int
	m.Range(func(k, _ any) bool { keys = append(keys, k.(int)); return true })
	sort.Ints(keys)
	fmt.Println(keys)
	m.Clear()
	parent, pcancel := context.WithCancel(context.WithValue(context.Background(), "user", "bob"))
	child, ccancel := context.WithTimeout(parent, time.Hour)
	defer ccancel()
	stop := context.AfterFunc(child, func() { fmt.Println("after", child.Err()) })
	pcancel()
	time.Sleep(time.Millisecond)
	fmt.Println(stop(), child.Err(), context.Cause(child))
	panicky := make(chan any)
	go func() {
		defer func() { panicky <- recover() }()
		var mm map[string]int
		mm["x"]++
	}()
	fmt.Println(<-panicky)
	go func() {
		defer fmt.Println("deferred in goexit")
		runtime.Goexit()
	}()
	time.Sleep(time.Millisecond)
	sel := make([]chan int, 3)
	for i := range sel {
		sel[i] = make(chan int, 1)
		sel[i] <- i
	}
	total := 0
	for range 3 {
		select {
		case v := <-sel[0]:
			total += v
		case v := <-sel[1]:
			total += v * 10
		case v, ok := <-sel[2]:
			if ok {
				total += v * 100
			}
		}
	}
	fmt.Println(total)
	defer os.Exit(4)
	defer fmt.Println("last")
}
