package big

import "math/bits"

// nat is a natural number: digits to the base 1<<32, the last of which is not 0.
// Numbers are never changed once they are made.
type nat []uint32

func natOf(x uint64) nat { return nat{uint32(x), uint32(x >> 32)}.trimmed() }

func (x nat) trimmed() nat {
	n := len(x)
	for n > 0 && x[n-1] == 0 {
		n--
	}
	return x[:n:n]
}

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		return sign(len(x) - len(y))
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != y[i] {
			if x[i] < y[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return 32*(len(x)-1) + bits.Len32(x[len(x)-1])
}

func (x nat) add(y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	sum := make(nat, len(x)+1)
	carry := uint64(0)
	for i, d := range x {
		carry += uint64(d)
		if i < len(y) {
			carry += uint64(y[i])
		}
		sum[i] = uint32(carry)
		carry >>= 32
	}
	sum[len(x)] = uint32(carry)
	return sum.trimmed()
}

// sub is x-y, which must not be below 0.
func (x nat) sub(y nat) nat {
	diff := make(nat, len(x))
	borrow := uint64(0)
	for i, d := range x {
		take := borrow
		if i < len(y) {
			take += uint64(y[i])
		}
		borrow = 0
		if uint64(d) < take {
			borrow = 1
		}
		diff[i] = uint32(uint64(d) - take)
	}
	return diff.trimmed()
}

// karatsubaMin is from how many digits on products are made of smaller ones.
const karatsubaMin = 48

func (x nat) mul(y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(y) >= karatsubaMin {
		return x.karatsuba(y)
	}
	product := make(nat, len(x)+len(y))
	for j, d := range y {
		factor := uint64(d)
		carry := uint64(0)
		for i, e := range x {
			carry += uint64(product[i+j]) + factor*uint64(e)
			product[i+j] = uint32(carry)
			carry >>= 32
		}
		product[j+len(x)] = uint32(carry)
	}
	return product.trimmed()
}

// karatsuba makes a product of three of half the length.
func (x nat) karatsuba(y nat) nat {
	half := (len(x) + 1) / 2
	x0, x1 := x[:half].trimmed(), x[half:]
	if len(y) <= half {
		return x0.mul(y).add(x1.mul(y).shiftDigits(half))
	}
	y0, y1 := y[:half].trimmed(), y[half:]
	low, high := x0.mul(y0), x1.mul(y1)
	middle := x0.add(x1).mul(y0.add(y1)).sub(low).sub(high)
	return low.add(middle.shiftDigits(half)).add(high.shiftDigits(2 * half))
}

func (x nat) shiftDigits(n int) nat {
	if len(x) == 0 {
		return nil
	}
	return append(make(nat, n, n+len(x)), x...)
}

func (x nat) shl(n uint) nat {
	if len(x) == 0 {
		return nil
	}
	shifted := make(nat, int(n/32)+len(x)+1)
	rest := n % 32
	for i, d := range x {
		wide := uint64(d) << rest
		shifted[int(n/32)+i] |= uint32(wide)
		shifted[int(n/32)+i+1] = uint32(wide >> 32)
	}
	return shifted.trimmed()
}

func (x nat) shr(n uint) nat {
	skip := int(n / 32)
	if skip >= len(x) {
		return nil
	}
	shifted := make(nat, len(x)-skip)
	for i := range shifted {
		wide := uint64(x[skip+i])
		if skip+i+1 < len(x) {
			wide |= uint64(x[skip+i+1]) << 32
		}
		shifted[i] = uint32(wide >> (n % 32))
	}
	return shifted.trimmed()
}

// divSmall is quotient and remainder by one digit.
func (x nat) divSmall(y uint32) (nat, uint32) {
	quotient := make(nat, len(x))
	rest := uint64(0)
	for i := len(x) - 1; i >= 0; i-- {
		rest = rest<<32 | uint64(x[i])
		quotient[i] = uint32(rest / uint64(y))
		rest %= uint64(y)
	}
	return quotient.trimmed(), uint32(rest)
}

// div is quotient and remainder by y, which is not 0: long division, whose
// guess of each digit from the first two of the divisor is at most 2 too large.
func (x nat) div(y nat) (quotient, remainder nat) {
	if x.cmp(y) < 0 {
		return nil, x
	}
	if len(y) == 1 {
		q, r := x.divSmall(y[0])
		return q, natOf(uint64(r))
	}
	shift := uint(bits.LeadingZeros32(y[len(y)-1]))
	d := y.shl(shift)
	rest := append(nat(nil), x.shl(shift)...)
	for len(rest) <= len(x) {
		rest = append(rest, 0)
	}
	n := len(d)
	quotient = make(nat, len(rest)-n)
	for i := len(rest) - n - 1; i >= 0; i-- {
		top := uint64(rest[i+n])<<32 | uint64(rest[i+n-1])
		guess, left := top/uint64(d[n-1]), top%uint64(d[n-1])
		for guess > 1<<32-1 || left < 1<<32 && guess*uint64(d[n-2]) > left<<32|uint64(rest[i+n-2]) {
			guess--
			left += uint64(d[n-1])
			if left >= 1<<32 {
				break
			}
		}
		if rest[i:i+n+1].takeTimes(d, guess) {
			guess--
			rest[i : i+n+1].putBack(d)
		}
		quotient[i] = uint32(guess)
	}
	return quotient.trimmed(), rest.trimmed().shr(shift)
}

// takeTimes subtracts d*factor in place; it tells whether that was too much.
func (x nat) takeTimes(d nat, factor uint64) bool {
	carry, borrow := uint64(0), uint64(0)
	for i, e := range x {
		if i < len(d) {
			carry += uint64(d[i]) * factor
		}
		take := uint64(uint32(carry)) + borrow
		carry >>= 32
		borrow = 0
		if uint64(e) < take {
			borrow = 1
		}
		x[i] = uint32(uint64(e) - take)
	}
	return borrow != 0
}

// putBack adds d in place; what is carried out of x is dropped.
func (x nat) putBack(d nat) {
	carry := uint64(0)
	for i, e := range x {
		carry += uint64(e)
		if i < len(d) {
			carry += uint64(d[i])
		}
		x[i] = uint32(carry)
		carry >>= 32
	}
}

// expMod is x**y, modulo m unless m is 0.
func (x nat) expMod(y, m nat) nat {
	reduce := func(v nat) nat {
		if len(m) > 0 {
			_, v = v.div(m)
		}
		return v
	}
	result := reduce(nat{1})
	for i := y.bitLen() - 1; i >= 0; i-- {
		result = reduce(result.mul(result))
		if y[i/32]>>(i%32)&1 != 0 {
			result = reduce(result.mul(x))
		}
	}
	return result
}

// sqrt is the largest number whose square is not above x.
func (x nat) sqrt() nat {
	if len(x) == 0 {
		return nil
	}
	guess := nat{1}.shl(uint(x.bitLen()+1) / 2)
	for {
		q, _ := x.div(guess)
		better := guess.add(q).shr(1)
		if better.cmp(guess) >= 0 {
			return guess
		}
		guess = better
	}
}

// text is x to a base.
func (x nat) text(base int) string {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	if len(x) == 0 {
		return "0"
	}
	// As many digits at a time as one word holds.
	chunk, width := uint32(base), 1
	for uint64(chunk)*uint64(base) < 1<<32 {
		chunk *= uint32(base)
		width++
	}
	var reversed []byte
	for len(x) > 0 {
		var rest uint32
		x, rest = x.divSmall(chunk)
		for i := 0; i < width && (len(x) > 0 || rest > 0); i++ {
			reversed = append(reversed, digits[rest%uint32(base)])
			rest /= uint32(base)
		}
	}
	for i, j := 0, len(reversed)-1; i < j; i, j = i+1, j-1 {
		reversed[i], reversed[j] = reversed[j], reversed[i]
	}
	return string(reversed)
}
