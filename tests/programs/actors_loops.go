package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"
)

type Message interface{ isMessage() }
type Inc struct{ By int }
type Get struct{ Reply chan<- int }
type Stop struct{}

func (Inc) isMessage()  {}
func (Get) isMessage()  {}
func (Stop) isMessage() {}

type Actor struct {
	inbox chan Message
	done  chan struct{}
}

func Spawn() *Actor {
	a := &Actor{make(chan Message, 8), make(chan struct{})}
	go a.loop()
	return a
}
func (a *Actor) loop() {
	defer close(a.done)
	n := 0
	for m := range a.inbox {
		switch m := m.(type) {
		case Inc:
			n += m.By
		case Get:
			m.Reply <- n
		case Stop:
			fmt.Println("stopping with", n)
			return
		default:
			fmt.Printf("unknown %T\n", m)
		}
	}
}

// event loop with timers
type Job struct {
	At   time.Duration
	Name string
	Fn   func(l *Loop)
}
type Loop struct {
	start time.Time
	jobs  []Job
	tasks chan func()
}

func (l *Loop) Schedule(d time.Duration, name string, fn func(*Loop)) {
	at := time.Since(l.start).Truncate(time.Millisecond) + d
	j := Job{at, name, fn}
	i, _ := slices.BinarySearchFunc(l.jobs, j, func(a, b Job) int { return int(a.At - b.At) })
	for i < len(l.jobs) && l.jobs[i].At == j.At {
		i++
	}
	l.jobs = slices.Insert(l.jobs, i, j)
}
func (l *Loop) Run() {
	for len(l.jobs) > 0 {
		j := l.jobs[0]
		l.jobs = l.jobs[1:]
		if d := j.At - time.Since(l.start); d > 0 {
			select {
			case <-time.After(d):
			case f := <-l.tasks:
				f()
			}
		}
		fmt.Println(j.At, j.Name)
		if j.Fn != nil {
			j.Fn(l)
		}
	}
}

type Server struct {
	quit chan os.Signal
	wg   sync.WaitGroup
}

func (s *Server) serve(ctx context.Context) {
	for i := range 3 {
		s.wg.Add(1)
		go func(id int) {
			defer s.wg.Done()
			t := time.NewTicker(time.Duration(id+1) * 10 * time.Millisecond)
			defer t.Stop()
			n := 0
			for {
				select {
				case <-t.C:
					n++
				case <-ctx.Done():
					time.Sleep(time.Duration(id) * time.Millisecond)
					fmt.Println("worker", id, "stopped after", n, ctx.Err())
					return
				}
			}
		}(i)
	}
}

type Latch struct {
	sync.Mutex
	n  int
	ch chan struct{}
}

func NewLatch(n int) *Latch { return &Latch{n: n, ch: make(chan struct{})} }
func (l *Latch) CountDown() {
	l.Lock()
	defer l.Unlock()
	if l.n--; l.n == 0 {
		close(l.ch)
	}
}
func (l *Latch) Await(d time.Duration) bool {
	select {
	case <-l.ch:
		return true
	case <-time.After(d):
		return false
	}
}

type Barrier struct {
	mu     sync.Mutex
	cond   *sync.Cond
	n      int
	count  int
	phase  int
	action func(int)
}

func NewBarrier(n int, a func(int)) *Barrier {
	b := &Barrier{n: n, action: a}
	b.cond = sync.NewCond(&b.mu)
	return b
}
func (b *Barrier) Wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	ph := b.phase
	b.count++
	if b.count == b.n {
		b.action(b.phase)
		b.phase++
		b.count = 0
		b.cond.Broadcast()
		return
	}
	for ph == b.phase {
		b.cond.Wait()
	}
}

func main() {
	a := Spawn()
	for i := range 10 {
		a.inbox <- Inc{i}
	}
	r := make(chan int)
	a.inbox <- Get{r}
	fmt.Println(<-r)
	a.inbox <- nil
	a.inbox <- Stop{}
	<-a.done
	l := &Loop{start: time.Now(), tasks: make(chan func())}
	l.Schedule(30*time.Millisecond, "c", nil)
	l.Schedule(10*time.Millisecond, "a", func(l *Loop) { l.Schedule(10*time.Millisecond, "b", nil) })
	l.Run()
	s := &Server{quit: make(chan os.Signal, 1)}
	signal.Notify(s.quit, syscall.SIGINT, syscall.SIGTERM)
	ctx, stop := context.WithCancel(context.Background())
	s.serve(ctx)
	time.AfterFunc(35*time.Millisecond, func() { s.quit <- syscall.SIGTERM })
	fmt.Println("got", <-s.quit)
	stop()
	s.wg.Wait()
	la := NewLatch(3)
	for range 3 {
		go la.CountDown()
	}
	fmt.Println(la.Await(time.Second), NewLatch(1).Await(time.Millisecond))
	b := NewBarrier(3, func(p int) { fmt.Println("phase", p) })
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for range 3 {
				b.Wait()
			}
		})
	}
	wg.Wait()
	nctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	fmt.Println(nctx.Err())
}
