// Examples with their output, skipped tests, variables of the environment; benchmarks do not run.
package main

import (
	"fmt"
	"sync"
	"testing"
)

func helper(t *testing.T, v int) {
	t.Helper()
	if v > 1 {
		t.Errorf("v is %d", v)
	}
}

func TestA(t *testing.T) {
	helper(t, 2)
	t.Setenv("X", "1")
	t.Log(t.Context().Err(), t.Failed())
}
func TestSkip(t *testing.T)  { t.Skip("no reason") }
func TestSkipf(t *testing.T) { t.Skipf("reason %d", 2) }
func TestSkipNow(t *testing.T) { t.SkipNow() }

func Example_hello() {
	fmt.Println("hello")
	fmt.Println("  world  ")
	// Output:
	// hello
	//   world
}

func Example() {
	fmt.Println("a")
	// Output: b
}

func Example_unordered() {
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Go(func() { fmt.Println(i) })
	}
	wg.Wait()
	// Unordered output:
	// 4
	// 3
	// 2
	// 1
	// 0
}

func Example_second() {
	fmt.Println("not run")
}

func Example_empty() {
	// Output:
}

func BenchmarkX(b *testing.B) {
	for b.Loop() {
		_ = 1
	}
}
