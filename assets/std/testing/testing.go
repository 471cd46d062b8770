// Package testing runs the tests of a file and prints what go test -v prints.
package testing

import (
	"context"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
)

// An InternalTest is a test function and its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// TB is what tests and benchmarks have in common.
type TB interface {
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool

	private()
}

// A T is a running test.
type T struct {
	common
	state        *state
	denyParallel bool
}

// state is what all tests of a run share: how many run in parallel, and the names that are taken.
type state struct {
	mu      sync.Mutex
	start   chan bool
	running int
	waiting int
	most    int
	names   map[string]int
}

func newState() *state {
	return &state{start: make(chan bool), running: 1, most: runtime.GOMAXPROCS(0), names: map[string]int{}}
}

// wait waits until one more test may run in parallel.
func (s *state) wait() {
	s.mu.Lock()
	if s.running < s.most {
		s.running++
		s.mu.Unlock()
		return
	}
	s.waiting++
	s.mu.Unlock()
	<-s.start
}

// release lets another test run in this one's place.
func (s *state) release() {
	s.mu.Lock()
	if s.waiting == 0 {
		s.running--
		s.mu.Unlock()
		return
	}
	s.waiting--
	s.mu.Unlock()
	s.start <- true
}

// name is a test's full name; one that was there before gets a number.
func (s *state) name(parent *common, name string) string {
	if parent.level == 0 {
		return name
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	name = printable(name)
	base := parent.name + "/" + name
	for {
		n := s.names[base]
		s.names[base] = n + 1
		if n == 0 && name != "" {
			return base
		}
		if numbered := fmt.Sprintf("%s#%02d", base, n); s.names[numbered] == 0 {
			return numbered
		}
	}
}

// printable puts underscores for spaces, and escapes for what cannot be printed.
func printable(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Run runs f as a subtest, in a goroutine of its own, and waits until it ends or becomes parallel.
func (t *T) Run(name string, f func(t *T)) bool {
	if t.cleaning {
		panic("testing: t.Run called during t.Cleanup")
	}
	ctx, cancel := context.WithCancel(context.Background())
	sub := &T{state: t.state}
	sub.common = common{
		name: t.state.name(&t.common, name), parent: &t.common, level: t.level + 1, chatty: t.chatty,
		signal: make(chan bool, 1), barrier: make(chan bool), ctx: ctx, cancel: cancel,
	}
	sub.chatty.update(sub.name, "=== RUN   "+sub.name+"\n")
	running.Store(sub.name, time.Now())
	go runTest(sub, f)
	if !<-sub.signal {
		runtime.Goexit()
	}
	return !sub.failed
}

// Parallel lets the test run beside the other parallel ones, after its parent's function has returned.
func (t *T) Parallel() {
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.denyParallel {
		panic("testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel")
	}
	t.isParallel = true
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	t.chatty.update(t.name, "=== PAUSE "+t.name+"\n")
	running.Delete(t.name)
	t.signal <- true
	<-t.parent.barrier
	t.state.wait()
	t.chatty.update(t.name, "=== CONT  "+t.name+"\n")
	running.Store(t.name, time.Now())
	t.start = time.Now()
}

// Setenv sets a variable until the test ends.
func (t *T) Setenv(key, value string) {
	for c := &t.common; c != nil; c = c.parent {
		if c.isParallel {
			panic("testing: t.Setenv called after t.Parallel; cannot set environment variables in parallel tests")
		}
	}
	t.denyParallel = true
	t.common.Setenv(key, value)
}

// Deadline is when the tests must be over.
func (t *T) Deadline() (d time.Time, ok bool) { return deadline, true }

// exited is the panic of a test that ended its goroutine without FailNow or SkipNow.
const exited = "test executed panic(nil) or runtime.Goexit"

// runTest runs one test in its goroutine.
func runTest(t *T, f func(t *T)) {
	defer func() { t.end(recover()) }()
	defer func() {
		if len(t.sub) == 0 {
			t.runCleanups()
		}
	}()
	t.start = time.Now()
	f(t)
	t.finished = true
}

// end is what happens after a test's function, also where it panicked.
func (t *T) end(problem any) {
	signal := true
	if !t.finished && problem == nil {
		problem = exited
		for p := t.parent; p != nil; p = p.parent {
			if p.finished {
				if !t.isParallel {
					t.Errorf("%v: subtest may have called FailNow on a parent test", problem)
					problem = nil
				}
				signal = false
				break
			}
		}
	}
	if problem != nil {
		t.panicked(problem)
	}
	running.Delete(t.name)
	t.duration += time.Since(t.start)
	if len(t.sub) > 0 {
		t.runParallel()
	} else if t.isParallel {
		t.state.release()
	}
	t.report()
	t.done = true
	t.signal <- signal
}

// runParallel lets the subtests go on that wait for their turn.
func (t *T) runParallel() {
	t.state.release()
	close(t.barrier)
	for _, sub := range t.sub {
		<-sub.signal
	}
	start := time.Now()
	running.Store(t.name, start)
	t.runCleanups()
	running.Delete(t.name)
	t.duration += time.Since(start)
	if !t.isParallel {
		t.state.wait()
	}
}

// panicked reports the tests that are under way as failed and goes on panicking.
func (t *T) panicked(problem any) {
	t.Fail()
	t.runCleanups()
	for c := &t.common; c.parent != nil; c = c.parent {
		c.duration += time.Since(c.start)
		c.reportAs("FAIL")
		c.parent.runCleanups()
	}
	panic(problem)
}

func (t *T) report() {
	switch {
	case t.parent == nil:
	case t.Failed():
		t.reportAs("FAIL")
	case t.Skipped():
		t.reportAs("SKIP")
	default:
		t.reportAs("PASS")
	}
}

// Short says whether -short was given: it was not.
func Short() bool { return false }

// Verbose says whether -v was given: it was.
func Verbose() bool { return true }

// Testing says whether the program is a test: it is, where this package is called.
func Testing() bool { return true }
