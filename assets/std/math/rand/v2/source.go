package rand

import (
	"math/bits"

	"internal/rt"
)

// Source is a source of random numbers of 64 bits.
type Source interface {
	Uint64() uint64
}

// runSource draws from the run's seed.
type runSource struct{}

func (runSource) Uint64() uint64 { return rt.Rand() }

// PCG is a permuted congruential generator with 128 bits of state.
type PCG struct {
	hi uint64
	lo uint64
}

// NewPCG begins with the state (seed1, seed2).
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed begins anew with the state (seed1, seed2).
func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

// Uint64 is the next number.
func (p *PCG) Uint64() uint64 {
	const (
		factorHi = 2549297995355413924
		factorLo = 4865540595714422341
		stepHi   = 6364136223846793005
		stepLo   = 1442695040888963407
		cheap    = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, factorLo)
	hi += p.hi*factorLo + p.lo*factorHi
	lo, carry := bits.Add64(lo, stepLo, 0)
	hi, _ = bits.Add64(hi, stepHi, carry)
	p.hi, p.lo = hi, lo

	hi ^= hi >> 32
	hi *= cheap
	hi ^= hi >> 48
	return hi * (lo | 1)
}
