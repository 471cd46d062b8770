package testing

import (
	"context"
	"fmt"
	"internal/exit"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// timeout is how long all tests of a run may take.
const timeout = 10 * time.Minute

// running is when each test began that is under way and waits for no other test.
var running sync.Map

// deadline is when the tests must be over.
var deadline time.Time

// An M is what a TestMain function runs.
type M struct {
	tests    []InternalTest
	examples []InternalExample
	code     int
}

// NewM is made of a package's tests and examples.
func NewM(tests []InternalTest, examples []InternalExample) *M {
	return &M{tests: tests, examples: examples}
}

// Code is the exit status once the tests have run.
func (m *M) Code() int { return m.code }

// Run runs the tests and the examples, and returns the exit status.
func (m *M) Run() (code int) {
	exit.Panics = true
	defer func() { exit.Panics = false }()
	deadline = time.Now().Add(timeout)
	alarm := time.AfterFunc(timeout, timedOut)
	ok := m.runTests()
	for _, example := range m.examples {
		ok = example.run() && ok
	}
	alarm.Stop()
	if len(m.tests)+len(m.examples) == 0 {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	if ok {
		m.code = 0
		fmt.Println("PASS")
	} else {
		m.code = 1
		fmt.Println("FAIL")
	}
	return m.code
}

func (m *M) runTests() bool {
	ctx, cancel := context.WithCancel(context.Background())
	t := &T{state: newState()}
	t.common = common{signal: make(chan bool, 1), barrier: make(chan bool), ctx: ctx, cancel: cancel, chatty: &chatty{}}
	runTest(t, func(t *T) {
		for _, test := range m.tests {
			t.Run(test.Name, test.F)
		}
	})
	<-t.signal
	return !t.Failed()
}

// timedOut ends a run whose tests wait for something that never comes.
func timedOut() {
	exit.Panics = false
	var list []string
	running.Range(func(name, since any) bool {
		took := time.Since(since.(time.Time)).Round(time.Second)
		list = append(list, fmt.Sprintf("\n\t%v (%v)", name, took))
		return true
	})
	slices.Sort(list)
	text := fmt.Sprintf("test timed out after %v", timeout)
	if len(list) > 0 {
		text += "\nrunning tests:" + strings.Join(list, "")
	}
	panic(text)
}
