package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"
)

type Runner struct {
	interrupt chan os.Signal
	complete  chan error
	timeout   <-chan time.Time
	tasks     []func(int)
}

var ErrTimeout = errors.New("received timeout")
var ErrInterrupt = errors.New("received interrupt")

func New(d time.Duration) *Runner {
	return &Runner{
		interrupt: make(chan os.Signal, 1),
		complete:  make(chan error),
		timeout:   time.After(d),
	}
}
func (r *Runner) Add(tasks ...func(int)) { r.tasks = append(r.tasks, tasks...) }
func (r *Runner) Start() error {
	signal.Notify(r.interrupt, os.Interrupt)
	go func() {
		r.complete <- r.run()
	}()
	select {
	case err := <-r.complete:
		return err
	case <-r.timeout:
		return ErrTimeout
	}
}
func (r *Runner) run() error {
	for id, task := range r.tasks {
		if r.gotInterrupt() {
			return ErrInterrupt
		}
		task(id)
	}
	return nil
}
func (r *Runner) gotInterrupt() bool {
	select {
	case <-r.interrupt:
		signal.Stop(r.interrupt)
		return true
	default:
		return false
	}
}

type Pool struct {
	m         sync.Mutex
	resources chan io.Closer
	factory   func() (io.Closer, error)
	closed    bool
}

var ErrPoolClosed = errors.New("Pool has been closed.")

func NewPool(fn func() (io.Closer, error), size uint) (*Pool, error) {
	if size <= 0 {
		return nil, errors.New("Size value too small.")
	}
	return &Pool{factory: fn, resources: make(chan io.Closer, size)}, nil
}
func (p *Pool) Acquire() (io.Closer, error) {
	select {
	case r, ok := <-p.resources:
		log.Println("Acquire:", "Shared Resource")
		if !ok {
			return nil, ErrPoolClosed
		}
		return r, nil
	default:
		log.Println("Acquire:", "New Resource")
		return p.factory()
	}
}
func (p *Pool) Release(r io.Closer) {
	p.m.Lock()
	defer p.m.Unlock()
	if p.closed {
		r.Close()
		return
	}
	select {
	case p.resources <- r:
		log.Println("Release:", "In Queue")
	default:
		log.Println("Release:", "Closing")
		r.Close()
	}
}
func (p *Pool) Close() {
	p.m.Lock()
	defer p.m.Unlock()
	if p.closed {
		return
	}
	p.closed = true
	close(p.resources)
	for r := range p.resources {
		r.Close()
	}
}

type dbConnection struct{ ID int32 }

func (dbConn *dbConnection) Close() error {
	log.Println("Close: Connection", dbConn.ID)
	return nil
}

var idCounter int32

func createConnection() (io.Closer, error) {
	id := atomic.AddInt32(&idCounter, 1)
	log.Println("Create: New Connection", id)
	return &dbConnection{id}, nil
}

type Worker interface{ Task() }
type WPool struct {
	work chan Worker
	wg   sync.WaitGroup
}

func NewW(maxGoroutines int) *WPool {
	p := WPool{work: make(chan Worker)}
	p.wg.Add(maxGoroutines)
	for i := 0; i < maxGoroutines; i++ {
		go func() {
			for w := range p.work {
				w.Task()
			}
			p.wg.Done()
		}()
	}
	return &p
}
func (p *WPool) Run(w Worker) { p.work <- w }
func (p *WPool) Shutdown() {
	close(p.work)
	p.wg.Wait()
}

type namePrinter struct{ name string }

var counter int64

func (m *namePrinter) Task() {
	atomic.AddInt64(&counter, int64(len(m.name)))
	time.Sleep(time.Millisecond)
}

func init() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
}

func player(name string, court chan int, wg *sync.WaitGroup, miss int) {
	defer wg.Done()
	for {
		ball, ok := <-court
		if !ok {
			fmt.Printf("Player %s Won\n", name)
			return
		}
		if ball == miss {
			fmt.Printf("Player %s Missed\n", name)
			close(court)
			return
		}
		fmt.Printf("Player %s Hit %d\n", name, ball)
		ball++
		court <- ball
	}
}

var wgr sync.WaitGroup

func Runner4(baton chan int) {
	var newRunner int
	runner := <-baton
	fmt.Printf("Runner %d Running With Baton\n", runner)
	if runner != 4 {
		newRunner = runner + 1
		fmt.Printf("Runner %d To The Line\n", newRunner)
		go Runner4(baton)
	}
	time.Sleep(100 * time.Millisecond)
	if runner == 4 {
		fmt.Printf("Runner %d Finished, Race Over\n", runner)
		wgr.Done()
		return
	}
	fmt.Printf("Runner %d Exchange With Runner %d\n", runner, newRunner)
	baton <- newRunner
}

var (
	Trace   = log.New(io.Discard, "TRACE: ", log.Ldate|log.Ltime|log.Lshortfile)
	Info    = log.New(os.Stdout, "INFO: ", log.Lshortfile)
	Warning = log.New(os.Stdout, "WARNING: ", log.Lshortfile|log.Lmsgprefix)
)

func main() {
	r := New(45 * time.Millisecond)
	mk := func() func(int) {
		return func(id int) {
			log.Printf("Processor - Task #%d.", id)
			time.Sleep(time.Duration(id) * 10 * time.Millisecond)
		}
	}
	r.Add(mk(), mk(), mk(), mk())
	switch err := r.Start(); err {
	case ErrTimeout:
		log.Println("Terminating due to timeout.")
	case ErrInterrupt:
		log.Println("interrupt")
	case nil:
		log.Println("Process ended.")
	}
	p, err := NewPool(createConnection, 2)
	if err != nil {
		log.Println(err)
	}
	var conns []io.Closer
	for range 3 {
		c, err := p.Acquire()
		if err != nil {
			log.Println(err)
			return
		}
		conns = append(conns, c)
	}
	for _, c := range conns {
		p.Release(c)
	}
	c, _ := p.Acquire()
	log.Println(c.(*dbConnection).ID)
	p.Close()
	p.Release(c)
	_, err = p.Acquire()
	log.Println(err)
	w := NewW(2)
	var wg sync.WaitGroup
	names := []string{"steve", "bob", "mary"}
	wg.Add(4 * len(names))
	for i := 0; i < 4; i++ {
		for _, name := range names {
			np := namePrinter{name: name}
			go func() {
				w.Run(&np)
				wg.Done()
			}()
		}
	}
	wg.Wait()
	w.Shutdown()
	fmt.Println(counter)
	court := make(chan int)
	wg.Add(2)
	go player("Nadal", court, &wg, 5)
	go player("Djokovic", court, &wg, 5)
	court <- 1
	wg.Wait()
	baton := make(chan int)
	wgr.Add(1)
	go Runner4(baton)
	baton <- 1
	wgr.Wait()
	Trace.Println("I have something standard to say")
	Info.Println("Special Information")
	Warning.Println("There is something you need to know about")
}
