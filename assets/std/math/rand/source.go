package rand

import (
	"sync"

	"internal/rt"
)

// Source is a source of random numbers below 1<<63.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// Source64 is a source of random numbers of 64 bits.
type Source64 interface {
	Source
	Uint64() uint64
}

const (
	length = 607
	tap    = 273
	mask   = 1<<63 - 1
)

// additive is a lagged Fibonacci generator: each number is the sum of two
// earlier ones.
type additive struct {
	tap, feed int
	vec       [length]int64
}

// NewSource is a source whose numbers follow from seed; it is not for use by
// several goroutines at once.
func NewSource(seed int64) Source {
	s := &additive{}
	s.Seed(seed)
	return s
}

// mixed is cooked, kept.
var mixed = sync.OnceValue(cooked)

// Seed begins the numbers that follow from seed.
func (s *additive) Seed(seed int64) {
	const prime = 1<<31 - 1
	s.tap, s.feed = 0, length-tap
	seed %= prime
	if seed < 0 {
		seed += prime
	}
	if seed == 0 {
		seed = 89482311
	}
	x := seed
	next := func() int64 {
		x = x * 48271 % prime
		return x
	}
	for i := 0; i < 20; i++ {
		next()
	}
	table := mixed()
	for i := range s.vec {
		u := next() << 40
		u ^= next() << 20
		u ^= next()
		s.vec[i] = u ^ table[i]
	}
}

func (s *additive) Int63() int64 { return int64(s.Uint64() & mask) }

func (s *additive) Uint64() uint64 {
	s.tap--
	if s.tap < 0 {
		s.tap += length
	}
	s.feed--
	if s.feed < 0 {
		s.feed += length
	}
	x := s.vec[s.feed] + s.vec[s.tap]
	s.vec[s.feed] = x
	return uint64(x)
}

// runSource is what the functions of the package draw from.
type runSource struct{}

func (runSource) Int63() int64 { return int64(rt.Rand() & mask) }

func (runSource) Uint64() uint64 { return rt.Rand() }

func (runSource) Seed(seed int64) {}
