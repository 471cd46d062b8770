package testing

import (
	"fmt"
	"time"
)

// A B is a running benchmark. Files of tests may have benchmarks, which go test -v does not run; [Benchmark] runs one.
type B struct {
	common
	// N is how often to do what is measured.
	N int

	timing bool
	bytes  int64
	loops  int
}

// A BenchmarkResult is what Benchmark measures.
type BenchmarkResult struct {
	N     int
	T     time.Duration
	Bytes int64
}

// NsPerOp is the time of one round in nanoseconds.
func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

// String is the number of rounds and the time of one.
func (r BenchmarkResult) String() string {
	ns := float64(r.T.Nanoseconds()) / float64(max(r.N, 1))
	switch {
	case ns == 0:
		return fmt.Sprintf("%8d", r.N)
	case ns < 100:
		return fmt.Sprintf("%8d\t%10.4g ns/op", r.N, ns)
	}
	return fmt.Sprintf("%8d\t%10.0f ns/op", r.N, ns)
}

// Benchmark runs f with ever larger N until it takes a second.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{}
	b.chatty = &chatty{}
	for n := 1; ; n = next(n, b.duration) {
		b.N, b.duration, b.loops = n, 0, 0
		b.StartTimer()
		f(b)
		b.StopTimer()
		if b.loops > 0 || b.duration >= time.Second || n >= 1e9 {
			return BenchmarkResult{max(b.N, b.loops), b.duration, b.bytes}
		}
	}
}

// next is the number of rounds that should take a second, at most a hundred times as many.
func next(n int, took time.Duration) int {
	wanted := int64(time.Second) * int64(n) / max(int64(took), 1)
	return int(max(min(wanted+wanted/5, 100*int64(n), 1e9), int64(n)+1))
}

// Loop says whether to go on; it measures from its first call to its last.
func (b *B) Loop() bool {
	if b.loops == 0 {
		b.ResetTimer()
	} else if time.Since(b.start) >= time.Second {
		b.StopTimer()
		return false
	}
	b.loops++
	return true
}

// StartTimer goes on measuring.
func (b *B) StartTimer() {
	if !b.timing {
		b.timing = true
		b.start = time.Now()
	}
}

// StopTimer stops measuring.
func (b *B) StopTimer() {
	if b.timing {
		b.timing = false
		b.duration += time.Since(b.start)
	}
}

// ResetTimer forgets what was measured.
func (b *B) ResetTimer() {
	b.duration = 0
	b.start = time.Now()
}

// Elapsed is the time measured.
func (b *B) Elapsed() time.Duration {
	if b.timing {
		return b.duration + time.Since(b.start)
	}
	return b.duration
}

// SetBytes says how much one round works through.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs does nothing: allocations are not counted.
func (b *B) ReportAllocs() {}

// Run runs a part of the benchmark.
func (b *B) Run(name string, f func(b *B)) bool {
	sub := &B{N: b.N}
	sub.common = common{name: b.name + "/" + name, level: b.level + 1, chatty: b.chatty}
	f(sub)
	return !sub.failed
}

// A PB hands out the rounds of a parallel benchmark.
type PB struct{ left int }

// Next says whether there is another round.
func (pb *PB) Next() bool {
	pb.left--
	return pb.left >= 0
}

// RunParallel does the rounds one after the other.
func (b *B) RunParallel(body func(*PB)) { body(&PB{b.N}) }
