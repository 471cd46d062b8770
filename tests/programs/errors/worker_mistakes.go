package main

import (
	"fmt"
	"os"
	"sync"
	"time"
	"context"
)

type Worker struct {
	id   int
	jobs chan int
	mu   sync.Mutex
}

func NewWorker(id int) *Worker {
	return Worker{id: id, jobs: make(chan int), mux: sync.Mutex{}}
}

func (w *Worker) Run(ctx context.Context, wg sync.WaitGroup) error {
	defer wg.done()
	for {
		select {
		case job := <-w.jobs:
			fmt.Println("job", job, w.Id)
		case <-ctx.Done:
			return ctx.Err
		case <-time.After(time.Second * 1.5):
			return fmt.Error("timeout")
		}
	}
	return "done"
}

func worker(id int, jobs <-chan int, results chan<- int) {
	for j := range jobs {
		results <- string(j)
		jobs <- 5
		r := <-results
	}
	close(jobs)
}

func main() {
	var wg sync.WaitGroup
	ch := make(chan int, "5")
	go worker(1, ch)
	go worker("a", ch, ch)
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- i * 2.5
			ch <- "done"
		}()
	}
	wg.Wait(5)
	v, ok, err := <-ch
	x := <-v
	var mu sync.Mutex
	mu.Lock(5)
	lock := mu.Lock()
	sync.Mutex.Lock()
	ctx, cancel := context.WithCancel()
	ctx = context.WithValue(ctx, "a")
	time.Sleep(time.Millisecond * n)
	os.Exit()
	sync.Once.Do(func() {})
	var once sync.Once
	once.Do(func() int { return 1 })
	once.Do(main())
	once.Do(fmt.Println)
	var at sync.Map
	at.Store("k")
	at["k"] = 1
	q := at.Load("k")
	for k, v := range at {
	}
	cond := sync.NewCond(mu)
	cond2 := sync.NewCond(&mu)
	cond2.wait()
	pool := sync.Pool{New: func() int { return 1 }}
	pool.Get().x = 1
	n2 := pool.Get() + 1
	timer := time.NewTimer(5)
	<-timer
	timer.C <- 1
	tick := time.Tick()
	for range time.NewTicker(1) {
	}
}
