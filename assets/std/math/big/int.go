// Package big has integers without limit.
package big

import "math/rand"

// Int is an integer; the zero value is 0. Methods set the receiver to their
// result and give it.
type Int struct {
	neg bool
	abs nat
}

// NewInt is a new Int.
func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

// put sets z to a number; there is no negative 0.
func (z *Int) put(neg bool, abs nat) *Int {
	z.neg, z.abs = neg && len(abs) > 0, abs
	return z
}

// Set sets z to x.
func (z *Int) Set(x *Int) *Int { return z.put(x.neg, x.abs) }

// SetInt64 sets z to x.
func (z *Int) SetInt64(x int64) *Int {
	if x < 0 {
		return z.put(true, natOf(-uint64(x)))
	}
	return z.put(false, natOf(uint64(x)))
}

// SetUint64 sets z to x.
func (z *Int) SetUint64(x uint64) *Int { return z.put(false, natOf(x)) }

// SetBytes sets z to the number whose bytes are given, the highest first.
func (z *Int) SetBytes(buf []byte) *Int {
	abs := make(nat, (len(buf)+3)/4)
	for i, b := range buf {
		at := len(buf) - 1 - i
		abs[at/4] |= uint32(b) << (8 * (at % 4))
	}
	return z.put(false, abs.trimmed())
}

// Bytes is the bytes of |x|, the highest first.
func (x *Int) Bytes() []byte {
	n := (x.abs.bitLen() + 7) / 8
	buf := make([]byte, n)
	for i := range buf {
		at := n - 1 - i
		buf[i] = byte(x.abs[at/4] >> (8 * (at % 4)))
	}
	return buf
}

// Sign is -1, 0 or 1.
func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// Cmp is -1 if x < y, 0 if they are equal, else 1.
func (x *Int) Cmp(y *Int) int {
	switch {
	case x.neg != y.neg && x.neg:
		return -1
	case x.neg != y.neg:
		return 1
	case x.neg:
		return y.abs.cmp(x.abs)
	}
	return x.abs.cmp(y.abs)
}

// CmpAbs compares |x| and |y|.
func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

// Neg sets z to -x.
func (z *Int) Neg(x *Int) *Int { return z.put(!x.neg, x.abs) }

// Abs sets z to |x|.
func (z *Int) Abs(x *Int) *Int { return z.put(false, x.abs) }

// Add sets z to x+y.
func (z *Int) Add(x, y *Int) *Int {
	switch {
	case x.neg == y.neg:
		return z.put(x.neg, x.abs.add(y.abs))
	case x.abs.cmp(y.abs) >= 0:
		return z.put(x.neg, x.abs.sub(y.abs))
	}
	return z.put(y.neg, y.abs.sub(x.abs))
}

// Sub sets z to x-y.
func (z *Int) Sub(x, y *Int) *Int { return z.Add(x, new(Int).Neg(y)) }

// Mul sets z to x*y.
func (z *Int) Mul(x, y *Int) *Int { return z.put(x.neg != y.neg, x.abs.mul(y.abs)) }

// QuoRem sets z to x/y, cut towards 0, and r to what is left.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	if len(y.abs) == 0 {
		panic("division by zero")
	}
	quotient, rest := x.abs.div(y.abs)
	quotientNeg, restNeg := x.neg != y.neg, x.neg
	return z.put(quotientNeg, quotient), r.put(restNeg, rest)
}

// Quo sets z to x/y, cut towards 0.
func (z *Int) Quo(x, y *Int) *Int {
	z.QuoRem(x, y, new(Int))
	return z
}

// Rem sets z to what Quo leaves.
func (z *Int) Rem(x, y *Int) *Int {
	new(Int).QuoRem(x, y, z)
	return z
}

// DivMod sets z to x/y and m to what is left, which is never below 0.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	divisor := *y
	z.QuoRem(x, y, m)
	if m.neg {
		if divisor.neg {
			z.Add(z, one)
			m.Sub(m, &divisor)
		} else {
			z.Sub(z, one)
			m.Add(m, &divisor)
		}
	}
	return z, m
}

var one = NewInt(1)

// Div sets z to the quotient of DivMod.
func (z *Int) Div(x, y *Int) *Int {
	z.DivMod(x, y, new(Int))
	return z
}

// Mod sets z to what DivMod leaves.
func (z *Int) Mod(x, y *Int) *Int {
	new(Int).DivMod(x, y, z)
	return z
}

// Exp sets z to x**y, modulo |m| unless m is nil or 0.
func (z *Int) Exp(x, y, m *Int) *Int {
	var modulus nat
	if m != nil {
		modulus = m.abs
	}
	base := x
	if y.neg {
		if len(modulus) == 0 {
			return z.SetInt64(1)
		}
		if base = new(Int).ModInverse(x, m); base == nil {
			return nil
		}
	}
	odd := len(y.abs) > 0 && y.abs[0]&1 == 1
	z.put(x.neg && odd, base.abs.expMod(y.abs, modulus))
	if z.neg && len(modulus) > 0 {
		z.put(false, modulus.sub(z.abs))
	}
	return z
}

// GCD sets z to the greatest common divisor of a and b, and x and y, unless
// they are nil, so that z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	r0, r1 := new(Int).Abs(a), new(Int).Abs(b)
	s0, s1 := NewInt(1), new(Int)
	t0, t1 := new(Int), NewInt(1)
	for r1.Sign() != 0 {
		q, r := new(Int), new(Int)
		q.QuoRem(r0, r1, r)
		r0, r1 = r1, r
		s0, s1 = s1, new(Int).Sub(s0, new(Int).Mul(q, s1))
		t0, t1 = t1, new(Int).Sub(t0, new(Int).Mul(q, t1))
	}
	if x != nil {
		x.put(s0.neg != a.neg, s0.abs)
	}
	if y != nil {
		y.put(t0.neg != b.neg, t0.abs)
	}
	return z.Set(r0)
}

// ModInverse sets z to what g has to be multiplied with to be 1 modulo n; nil
// if there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	modulus := new(Int).Abs(n)
	inverse := new(Int)
	if new(Int).GCD(inverse, nil, new(Int).Mod(g, modulus), modulus).Cmp(one) != 0 {
		return nil
	}
	return z.Mod(inverse, modulus)
}

// Sqrt sets z to the root of x, cut to an integer.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	return z.put(false, x.abs.sqrt())
}

// Lsh sets z to x<<n.
func (z *Int) Lsh(x *Int, n uint) *Int { return z.put(x.neg, x.abs.shl(n)) }

// Rsh sets z to x>>n, rounded down.
func (z *Int) Rsh(x *Int, n uint) *Int {
	if x.neg {
		less := x.abs.sub(nat{1}).shr(n)
		return z.put(true, less.add(nat{1}))
	}
	return z.put(false, x.abs.shr(n))
}

// BitLen is the number of bits of |x|.
func (x *Int) BitLen() int { return x.abs.bitLen() }

// MulRange sets z to the product of all integers from a to b.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	case a == b:
		return z.SetInt64(a)
	}
	middle := a + (b-a)/2
	return z.Mul(new(Int).MulRange(a, middle), new(Int).MulRange(middle+1, b))
}

// Binomial sets z to n over k.
func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	return z.Quo(new(Int).MulRange(n-k+1, n), new(Int).MulRange(1, k))
}

var smallPrimes = []uint32{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}

// ProbablyPrime tells whether x is prime; wrongly so with a chance of at most
// 1/4**n, and never below 1<<64.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || x.Cmp(one) <= 0 {
		return false
	}
	for _, p := range smallPrimes {
		if _, rest := x.abs.divSmall(p); rest == 0 {
			return len(x.abs) == 1 && x.abs[0] == p
		}
	}
	less := x.abs.sub(nat{1})
	zeros := uint(0)
	for less[zeros/32]>>(zeros%32)&1 == 0 {
		zeros++
	}
	odd := less.shr(zeros)
	for _, p := range smallPrimes {
		if !x.passes(nat{p}, odd, less, zeros) {
			return false
		}
	}
	source := rand.New(rand.NewSource(int64(x.abs[0])))
	for range n {
		if !x.passes(natOf(source.Uint64()|2), odd, less, zeros) {
			return false
		}
	}
	return true
}

// passes is the test of Miller and Rabin with one base; less is x-1, which is
// odd<<zeros.
func (x *Int) passes(base, odd, less nat, zeros uint) bool {
	if _, base = base.div(x.abs); len(base) == 0 {
		return true
	}
	power := base.expMod(odd, x.abs)
	if power.cmp(nat{1}) == 0 || power.cmp(less) == 0 {
		return true
	}
	for range zeros - 1 {
		_, power = power.mul(power).div(x.abs)
		if power.cmp(less) == 0 {
			return true
		}
	}
	return false
}
