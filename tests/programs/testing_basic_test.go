// A file of tests: passing, failing, skipped, tables, subtests, helpers, cleanups, parallel ones.
package main

import (
	"errors"
	"fmt"
	"os"
	"testing"
	"time"
)

func Abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

func check(t *testing.T, got, want int) {
	t.Helper()
	if got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func TestAbs(t *testing.T) {
	if Abs(-1) != 1 {
		t.Fatal("bad")
	}
}

func TestTable(t *testing.T) {
	for _, tc := range []struct {
		name     string
		in, want int
	}{{"zero", 0, 0}, {"negative one", -1, 1}, {"wrong", 2, 3}, {"", 1, 1}, {"zero", 1, 1}} {
		t.Run(tc.name, func(t *testing.T) {
			check(t, Abs(tc.in), tc.want)
			t.Log("done", tc.name)
		})
	}
	t.Log("after")
}

func TestSkip(t *testing.T) {
	t.Skip("not today")
}

func TestFatal(t *testing.T) {
	defer fmt.Println("deferred")
	t.Cleanup(func() { fmt.Println("cleanup 1") })
	t.Cleanup(func() { fmt.Println("cleanup 2") })
	t.Fatalf("fatal %v\nsecond line", errors.New("err"))
}

func TestNested(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		t.Run("b", func(t *testing.T) {
			t.Log("deep")
			t.Run("c", func(t *testing.T) { t.Error("x") })
		})
		t.Logf("back in %s", t.Name())
	})
}

func TestParallel(t *testing.T) {
	for i := range 3 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			t.Log("parallel", i)
		})
	}
	fmt.Println("end of parent")
}

func TestOne(t *testing.T) {
	t.Parallel()
	t.Log("one")
}

func TestTwo(t *testing.T) {
	t.Parallel()
	time.Sleep(time.Millisecond)
	t.Log("two")
}

func TestEnv(t *testing.T) {
	t.Setenv("TESTING_BASIC", "b")
	if got := os.Getenv("TESTING_BASIC"); got != "b" {
		t.Error(got)
	}
	select {
	case <-t.Context().Done():
		t.Error("done already")
	default:
	}
}

func BenchmarkNotRun(b *testing.B) {
	for range b.N {
		Abs(-1)
	}
}
