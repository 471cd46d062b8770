package rand

import "math"

// Zipf draws numbers k with a probability that goes with (v+k)**-s, by
// rejection-inversion (Hörmann and Derflinger).
type Zipf struct {
	r               *Rand
	most, v, q, s   float64
	minus, minusInv float64 // 1-q and its inverse
	atMost, toStart float64
}

func (z *Zipf) h(x float64) float64 {
	return math.Exp(z.minus*math.Log(z.v+x)) * z.minusInv
}

func (z *Zipf) hInverse(x float64) float64 {
	return math.Exp(z.minusInv*math.Log(z.minus*x)) - z.v
}

// NewZipf draws numbers up to imax; s is above 1, v at least 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, most: float64(imax), v: v, q: s, minus: 1 - s, minusInv: 1 / (1 - s)}
	z.atMost = z.h(z.most + 0.5)
	z.toStart = z.h(0.5) - math.Exp(math.Log(z.v)*-z.q) - z.atMost
	z.s = 1 - z.hInverse(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1)))
	return z
}

// Uint64 is a number of the distribution.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.atMost + z.r.Float64()*z.toStart
		x := z.hInverse(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || u >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
