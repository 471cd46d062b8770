package work

import (
	"runtime"
	"sync"
	"testing"
	"time"
)

// measured is how long n goroutines take on one P that do work at the same time.
func measured(n int, work func(time.Duration), d time.Duration) time.Duration {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	start := time.Now()
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() { work(d) })
	}
	wg.Wait()
	return time.Since(start)
}

func TestComputingTakesTurns(t *testing.T) {
	theRing()
	for name, work := range map[string]func(time.Duration){"CPU": CPU, "Memory": Memory} {
		if took := measured(3, work, 20*time.Millisecond); took < 55*time.Millisecond {
			t.Errorf("%s: three goroutines took %v together", name, took)
		}
	}
}

func TestWaitingOverlaps(t *testing.T) {
	for name, work := range map[string]func(time.Duration){"Net": Net, "Disk": Disk} {
		took := measured(10, work, 40*time.Millisecond)
		if took < 40*time.Millisecond || took > 200*time.Millisecond {
			t.Errorf("%s: ten goroutines took %v together", name, took)
		}
	}
}

func TestNoWork(t *testing.T) {
	for _, work := range []func(time.Duration){CPU, Memory, Net, Disk} {
		work(0)
		work(-time.Second)
	}
}
