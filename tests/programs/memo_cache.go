package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

type Func func(key string) (interface{}, error)
type result struct {
	value interface{}
	err   error
}
type Getter interface {
	Get(key string) (interface{}, error)
}

type Memo1 struct {
	f     Func
	cache map[string]result
}

func New1(f Func) *Memo1 { return &Memo1{f: f, cache: make(map[string]result)} }
func (memo *Memo1) Get(key string) (interface{}, error) {
	res, ok := memo.cache[key]
	if !ok {
		res.value, res.err = memo.f(key)
		memo.cache[key] = res
	}
	return res.value, res.err
}

type Memo2 struct {
	f     Func
	mu    sync.Mutex
	cache map[string]result
}

func (memo *Memo2) Get(key string) (value interface{}, err error) {
	memo.mu.Lock()
	defer memo.mu.Unlock()
	res, ok := memo.cache[key]
	if !ok {
		res.value, res.err = memo.f(key)
		memo.cache[key] = res
	}
	return res.value, res.err
}

type entry struct {
	res   result
	ready chan struct{}
}
type Memo4 struct {
	f     Func
	mu    sync.Mutex
	cache map[string]*entry
}

func New4(f Func) *Memo4 { return &Memo4{f: f, cache: make(map[string]*entry)} }
func (memo *Memo4) Get(key string) (value interface{}, err error) {
	memo.mu.Lock()
	e := memo.cache[key]
	if e == nil {
		e = &entry{ready: make(chan struct{})}
		memo.cache[key] = e
		memo.mu.Unlock()
		e.res.value, e.res.err = memo.f(key)
		close(e.ready)
	} else {
		memo.mu.Unlock()
		<-e.ready
	}
	return e.res.value, e.res.err
}

type request struct {
	key      string
	response chan<- result
}
type Memo5 struct{ requests chan request }

func New5(f Func) *Memo5 {
	memo := &Memo5{requests: make(chan request)}
	go memo.server(f)
	return memo
}
func (memo *Memo5) Get(key string) (interface{}, error) {
	response := make(chan result)
	memo.requests <- request{key, response}
	res := <-response
	return res.value, res.err
}
func (memo *Memo5) Close() { close(memo.requests) }
func (memo *Memo5) server(f Func) {
	cache := make(map[string]*entry)
	for req := range memo.requests {
		e := cache[req.key]
		if e == nil {
			e = &entry{ready: make(chan struct{})}
			cache[req.key] = e
			go e.call(f, req.key)
		}
		go e.deliver(req.response)
	}
}
func (e *entry) call(f Func, key string) {
	e.res.value, e.res.err = f(key)
	close(e.ready)
}
func (e *entry) deliver(response chan<- result) {
	<-e.ready
	response <- e.res
}

var calls int

func httpGetBody(url string) (interface{}, error) {
	calls++
	time.Sleep(time.Duration(len(url)) * 10 * time.Millisecond)
	if len(url) == 3 {
		return nil, errors.New("bad length")
	}
	return []byte("body of " + url), nil
}

func incomingURLs() <-chan string {
	ch := make(chan string)
	go func() {
		for _, url := range []string{"a", "bb", "ccc", "dddd", "a", "bb", "ccc", "dddd"} {
			ch <- url
		}
		close(ch)
	}()
	return ch
}

func Sequential(m Getter) {
	for url := range incomingURLs() {
		start := time.Now()
		value, err := m.Get(url)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s, %s, %d bytes\n", url, time.Since(start).Round(10*time.Millisecond), len(value.([]byte)))
	}
}

func Concurrent(m Getter) {
	var n sync.WaitGroup
	for url := range incomingURLs() {
		n.Add(1)
		go func(url string) {
			defer n.Done()
			start := time.Now()
			value, err := m.Get(url)
			if err != nil {
				return
			}
			_ = start
			_ = value
		}(url)
	}
	n.Wait()
	fmt.Println("calls", calls)
}

func main() {
	Sequential(New1(httpGetBody))
	Sequential(&Memo2{f: httpGetBody, cache: map[string]result{}})
	Sequential(New4(httpGetBody))
	m := New5(httpGetBody)
	Sequential(m)
	m.Close()
	calls = 0
	Concurrent(New4(httpGetBody))
	Concurrent(&Memo2{f: httpGetBody, cache: map[string]result{}})
	m = New5(httpGetBody)
	Concurrent(m)
	m.Close()
}
