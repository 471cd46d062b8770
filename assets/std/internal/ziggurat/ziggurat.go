// Package ziggurat has the tables by which random numbers of the normal and
// the exponential distribution are made (Marsaglia and Tsang). They are
// computed when they are first needed.
package ziggurat

import (
	"math"
	"sync"
)

// Table cuts the area below a density into layers of the same size: K is the
// part of a layer (out of 2^31 or 2^32) that needs no second look, W its width
// per step, F the density at its edge.
type Table struct {
	K []uint32
	W []float32
	F []float32
}

// R is where the tail of the normal distribution begins, RExp that of the
// exponential one.
const (
	R    = 3.442619855899
	RExp = 7.69711747013104972
)

// Normal is the table of the normal distribution, with 128 layers.
var Normal = sync.OnceValue(func() *Table {
	density := func(x float64) float64 { return math.Exp(-0.5 * x * x) }
	inverse := func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) }
	return build(128, 1<<31, R, 9.91256303526217e-3, density, inverse)
})

// Exponential is the table of the exponential distribution, with 256 layers.
var Exponential = sync.OnceValue(func() *Table {
	density := func(x float64) float64 { return math.Exp(-x) }
	inverse := func(y float64) float64 { return -math.Log(y) }
	return build(256, 1<<32, RExp, 3.949659822581572e-3, density, inverse)
})

func build(n int, scale, edge, area float64, density, inverse func(float64) float64) *Table {
	t := &Table{make([]uint32, n), make([]float32, n), make([]float32, n)}
	last := n - 1
	q := area / density(edge)
	t.K[0] = uint32(edge / q * scale)
	t.W[0], t.W[last] = float32(q/scale), float32(edge/scale)
	t.F[0], t.F[last] = 1, float32(density(edge))
	x, before := edge, edge
	for i := last - 1; i >= 1; i-- {
		x = inverse(area/x + density(x))
		t.K[i+1] = uint32(x / before * scale)
		t.F[i], t.W[i] = float32(density(x)), float32(x/scale)
		before = x
	}
	return t
}
