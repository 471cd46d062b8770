package testing

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

const indent = "    "

// common is the part of a test that its goroutine and others use.
type common struct {
	mu       sync.Mutex
	name     string
	level    int
	parent   *common
	sub      []*T
	chatty   *chatty
	output   []byte // of subtests, until the test itself is reported
	helpers  map[string]bool
	cleanups []func()
	cleaning bool

	failed, skipped, finished, done, isParallel bool

	start    time.Time
	duration time.Duration
	signal   chan bool // the test has ended or paused
	barrier  chan bool // closed when parallel subtests may run
	ctx      context.Context
	cancel   context.CancelFunc
}

// chatty prints at once, and names the test where another one has printed since.
type chatty struct {
	mu   sync.Mutex
	last string
}

// update prints a line that names its test itself.
func (p *chatty) update(test, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = test
	os.Stdout.WriteString(text)
}

// print prints what a test has to say.
func (p *chatty) print(test, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != test {
		os.Stdout.WriteString("=== NAME  " + test + "\n")
	}
	p.last = test
	os.Stdout.WriteString(text)
}

func (c *common) private() {}

// Name is the test's full name.
func (c *common) Name() string { return c.name }

// Fail marks the test and those around it as failed.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

// Failed says whether the test has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow marks the test as failed and ends its goroutine.
func (c *common) FailNow() {
	c.Fail()
	c.finished = true
	runtime.Goexit()
}

// Log prints in the manner of Println.
func (c *common) Log(args ...any) { c.log(fmt.Sprintln(args...)) }

// Logf prints in the manner of Printf.
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

// Error is Log and Fail.
func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

// Errorf is Logf and Fail.
func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

// Fatal is Log and FailNow.
func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

// Fatalf is Logf and FailNow.
func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

// Skip is Log and SkipNow.
func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

// Skipf is Logf and SkipNow.
func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// SkipNow marks the test as skipped and ends its goroutine.
func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// Skipped says whether the test was skipped.
func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// Helper makes messages name the line that called the caller.
func (c *common) Helper() {
	pc, _, _, _ := runtime.Caller(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = map[string]bool{}
	}
	c.helpers[runtime.FuncForPC(pc).Name()] = true
}

// Cleanup calls f when the test and its subtests are over, the last one first.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, f)
}

// Context is cancelled before the cleanups run.
func (c *common) Context() context.Context { return c.ctx }

// Setenv sets a variable until the test ends.
func (c *common) Setenv(key, value string) {
	before, was := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if was {
			os.Setenv(key, before)
		} else {
			os.Unsetenv(key)
		}
	})
}

// runCleanups calls the cleanups, the last one first, also those that cleanups add.
func (c *common) runCleanups() {
	c.cleaning = true
	defer func() { c.cleaning = false }()
	if c.cancel != nil {
		c.cancel()
	}
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		if n == 0 {
			c.mu.Unlock()
			return
		}
		f := c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
		c.mu.Unlock()
		f()
	}
}

// log prints a message after the place it comes from; further lines are indented. A test that is over leaves it to
// the one around it.
func (c *common) log(s string) {
	s = strings.TrimSuffix(s, "\n")
	to := c
	for to.done {
		if to = to.parent; to == nil || to.level == 0 {
			panic("Log in goroutine after " + c.name + " has completed: " + s + "\n")
		}
	}
	text := indent + c.place() + strings.ReplaceAll(s, "\n", "\n"+indent+indent) + "\n"
	to.chatty.print(to.name, text)
}

// place is the file and line of the nearest call that is neither this package's nor a helper's.
func (c *common) place() string {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs[:])])
	var last runtime.Frame
	for {
		frame, more := frames.Next()
		own := strings.HasPrefix(frame.Function, "testing.")
		if own && last.PC != 0 {
			break
		}
		if !own {
			last = frame
			if !c.isHelper(frame.Function) {
				break
			}
		}
		if !more {
			break
		}
	}
	return fmt.Sprintf("%s:%d: ", last.File[strings.LastIndexByte(last.File, '/')+1:], last.Line)
}

func (c *common) isHelper(function string) bool {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		is := c.helpers[function]
		c.mu.Unlock()
		if is {
			return true
		}
	}
	return false
}

// reportAs tells the parent how the test went, and after that what its subtests told.
func (c *common) reportAs(how string) {
	line := fmt.Sprintf("--- %s: %s (%.2fs)\n", how, c.name, c.duration.Seconds())
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	text := line + string(c.output)
	c.output = nil
	if p.level == 0 {
		c.chatty.update(c.name, text)
		return
	}
	for _, l := range strings.SplitAfter(text, "\n") {
		if l != "" {
			p.output = append(p.output, indent+l...)
		}
	}
}
