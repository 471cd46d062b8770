package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

type Counter struct {
	mu       sync.Mutex
	counters map[string]int
}

func (c *Counter) Increment(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counters[name]++
}

type Customer struct{ mutex sync.RWMutex; id string; age int }

func (c *Customer) String() string { return fmt.Sprintf("id %s, age %d", c.id, c.age) }
func (c *Customer) UpdateAge(age int) error {
	c.mutex.Lock()
	if age < 0 {
		c.mutex.Unlock()
		return fmt.Errorf("age should be positive for customer %v", c)
	}
	c.age = age
	c.mutex.Unlock()
	return nil
}

type MultiError struct{ errs []string }

func (m *MultiError) Add(err error)  { m.errs = append(m.errs, err.Error()) }
func (m *MultiError) Error() string  { return strings.Join(m.errs, ";") }

type Cust struct {
	Age  int
	Name string
}

func (c Cust) Validate() error {
	var m *MultiError
	if c.Age < 0 {
		m = &MultiError{}
		m.Add(errors.New("age is negative"))
	}
	if c.Name == "" {
		if m == nil {
			m = &MultiError{}
		}
		m.Add(errors.New("name is nil"))
	}
	return m
}

type detach struct{ ctx context.Context }

func (d detach) Deadline() (time.Time, bool) { return time.Time{}, false }
func (d detach) Done() <-chan struct{}       { return nil }
func (d detach) Err() error                  { return nil }
func (d detach) Value(key any) any           { return d.ctx.Value(key) }

func merge(ch1, ch2 <-chan int) <-chan int {
	ch := make(chan int, 1)
	go func() {
		for ch1 != nil || ch2 != nil {
			select {
			case v, open := <-ch1:
				if !open {
					ch1 = nil
					break
				}
				ch <- v
			case v, open := <-ch2:
				if !open {
					ch2 = nil
					break
				}
				ch <- v
			}
		}
		close(ch)
	}()
	return ch
}

type Donation struct {
	cond    *sync.Cond
	balance int
}

const (
	StatusSuccess  = "success"
	StatusErrorFoo = "error_foo"
)

type Foo struct{ a, b bool; c int64 }

func notify() {
	var status string
	defer func() { fmt.Println("deferred", status) }()
	defer fmt.Println("arg", status)
	status = StatusErrorFoo
}

type S struct{ id string }

func (s S) print()   { fmt.Println(s.id) }
func (s *S) printP() { fmt.Println(s.id) }

func main() {
	if err := (Cust{Age: 33, Name: "John"}).Validate(); err != nil {
		fmt.Printf("customer is invalid: %v\n", err == nil)
	}
	notify()
	s := S{"foo"}
	defer s.print()
	defer (&s).printP()
	s.id = "bar"
	// append race/alias
	a := make([]int, 1, 10)
	b := append(a, 1)
	c := append(a, 2)
	fmt.Println(a, b, c)
	s1 := []int{1, 2, 3}
	s2 := s1[1:2]
	s3 := append(s2, 10)
	fmt.Println(s1, s2, s3)
	f := func(s []int) { _ = append(s, 10) }
	f(s1[:2:2])
	fmt.Println(s1)
	// range copies
	accts := []struct{ balance float32 }{{100.}, {200.}}
	for _, a := range accts {
		a.balance += 1000
	}
	fmt.Println(accts)
	ss := []int{0, 1, 2}
	for range ss {
		ss = append(ss, 10)
	}
	fmt.Println(ss)
	arr := [3]int{0, 1, 2}
	for i, v := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println(v)
		}
	}
	for i, v := range &arr {
		arr[2] = 20
		if i == 2 {
			fmt.Println(v)
		}
	}
	// nil channels, merge
	c1, c2 := make(chan int), make(chan int)
	go func() { c1 <- 1; c1 <- 2; close(c1) }()
	go func() { c2 <- 10; close(c2) }()
	sum := 0
	for v := range merge(c1, c2) {
		sum += v
	}
	fmt.Println(sum)
	// select with break label
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), "k", "v"))
	cancel()
	d := detach{ctx}
	fmt.Println(d.Err(), d.Value("k"), ctx.Err())
	fmt.Println(context.WithoutCancel(ctx).Err())
	ch := make(chan int, 1)
loop:
	for {
		select {
		case ch <- 1:
		case <-ctx.Done():
			break loop
		}
		break
	}
	// cond donation
	don := &Donation{cond: sync.NewCond(&sync.Mutex{})}
	var wg sync.WaitGroup
	for _, goal := range []int{10, 15} {
		wg.Add(1)
		go func(goal int) {
			defer wg.Done()
			don.cond.L.Lock()
			for don.balance < goal {
				don.cond.Wait()
			}
			fmt.Printf("%d$ goal reached\n", don.balance)
			don.cond.L.Unlock()
		}(goal)
	}
	for i := 0; i < 15; i++ {
		time.Sleep(time.Millisecond)
		don.cond.L.Lock()
		don.balance++
		don.cond.L.Unlock()
		don.cond.Broadcast()
	}
	wg.Wait()
	var v atomic.Uint64
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() { v.Add(1); wg.Done() }()
	}
	wg.Wait()
	fmt.Println(v.Load())
	ctr := Counter{counters: map[string]int{}}
	ctr.Increment("foo")
	fmt.Println(ctr.counters)
	cu := &Customer{id: "x"}
	fmt.Println(cu.UpdateAge(3), cu)
	fmt.Println(unsafe.Sizeof(Foo{}), len("hêllo"), []rune("hêllo")[1], "hêllo"[1])
	fmt.Println(strings.TrimRight("123oxo", "xo"), strings.TrimSuffix("123oxo", "xo"), strings.TrimLeft("oxo123", "ox"), strings.Trim("oxo123oxo", "ox"))
	var buf bytes.Buffer
	io.Copy(&buf, io.LimitReader(strings.NewReader("hello world"), 5))
	fmt.Fprintln(os.Stdout, buf.String())
	fmt.Println(errors.Is(fmt.Errorf("x: %w", io.EOF), io.EOF))
	m := map[string][]int{"a": nil}
	m["a"] = append(m["a"], 1)
	m["b"] = append(m["b"], 2)
	fmt.Println(m, len(m["zz"]))
	var np *MultiError
	var e error = np
	fmt.Println(e == nil, np == nil)
	x := 0o10 + 0b11 + 0x_f + 1_000
	fmt.Println(x)
	var n1 float32 = 1.0001
	fmt.Println(n1*n1, float64(n1)*float64(n1))
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	timeout := func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, 4*time.Millisecond)
		defer cancel()
		<-ctx.Done()
		return context.Cause(ctx)
	}
	err := timeout(context.Background())
	fmt.Println(err, err == context.DeadlineExceeded, errors.Is(err, context.DeadlineExceeded))
	func() {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("recover", r)
			}
		}()
		panic(fmt.Errorf("oops %d", 1))
	}()
	go func() {
		wg.Add(1)
		defer wg.Done()
	}()
	wg.Wait()
	fmt.Println("done")
	cp := struct{ sync.Mutex }{}
	cp.Lock()
	cp.Unlock()
	wg.Done()
}
