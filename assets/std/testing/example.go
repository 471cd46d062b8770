package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// An InternalExample is an example function, its name, and what it shall print.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool // the lines may come in any order
}

// run calls the example and compares what it prints.
func (e *InternalExample) run() (ok bool) {
	fmt.Printf("=== RUN   %s\n", e.Name)
	stdout := os.Stdout
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = w
	printed := make(chan string)
	go func() {
		var b strings.Builder
		io.Copy(&b, r)
		printed <- b.String()
	}()
	finished := false
	start := time.Now()
	defer func() {
		took := time.Since(start)
		w.Close()
		os.Stdout = stdout
		text := <-printed
		ok = e.tell(text, took, finished, recover())
	}()
	e.F()
	finished = true
	return
}

// tell prints how it went, and goes on panicking where it panicked.
func (e *InternalExample) tell(text string, took time.Duration, finished bool, problem any) bool {
	difference := ""
	if problem == nil {
		difference = e.difference(text)
	}
	passed := difference == "" && finished
	how := "PASS"
	if !passed {
		how = "FAIL"
	}
	fmt.Printf("--- %s: %s (%.2fs)\n%s", how, e.Name, took.Seconds(), difference)
	if problem == nil && !finished {
		problem = exited
	}
	if problem != nil {
		panic(problem)
	}
	return passed
}

// difference is empty where the example printed what it should.
func (e *InternalExample) difference(text string) string {
	got, want := strings.TrimSpace(text), strings.TrimSpace(e.Output)
	if !e.Unordered {
		if got == want {
			return ""
		}
		return fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	if slices.Equal(sortedLines(got), sortedLines(want)) {
		return ""
	}
	return fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", text, e.Output)
}

func sortedLines(text string) []string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return lines
}
