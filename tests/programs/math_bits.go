// math, math/bits, math/cmplx-like arithmetic: functions and their special values.
package main

import (
	"fmt"
	"math"
	"math/bits"
)

func isPrime(n int) bool {
	for d := 2; d <= int(math.Sqrt(float64(n))); d++ {
		if n%d == 0 {
			return false
		}
	}
	return n > 1
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func main() {
	fmt.Println(math.Sqrt(2), math.Pow(2, 10), math.Floor(-1.5), math.Ceil(1.2), math.Round(2.5), math.Trunc(-1.7), math.RoundToEven(2.5))
	fmt.Println(math.Abs(-3), math.Max(1, 2), math.Min(1, math.NaN()), math.Mod(7, 3), math.Hypot(3, 4), math.Cbrt(27))
	fmt.Printf("%.6f %.6f %.6f %.6f\n", math.Sin(1), math.Cos(1), math.Tan(1), math.Atan2(1, -1))
	fmt.Printf("%.6f %.6f %.6f %.6f\n", math.Exp(1), math.Log(10), math.Log2(8), math.Log10(1000))
	fmt.Println(math.Inf(-1), math.NaN(), math.IsNaN(math.Sqrt(-1)), math.IsInf(1/math.Inf(1), 0), math.Signbit(-0.5))
	frac, exp := math.Frexp(8)
	ip, fp := math.Modf(3.25)
	fmt.Println(frac, exp, ip, fp, math.Float64bits(1.5), math.Float32frombits(0x40490fdb))
	fmt.Println(math.MaxUint32, math.MinInt64, math.MaxInt16, math.E, math.MaxFloat32)
	fmt.Println(bits.OnesCount(255), bits.LeadingZeros64(1), bits.TrailingZeros(8), bits.Len(1023), bits.Reverse8(1), bits.RotateLeft32(1, 31), bits.UintSize)
	hi, lo := bits.Mul64(1<<63, 4)
	sum, carry := bits.Add64(math.MaxUint64, 1, 0)
	fmt.Println(hi, lo, sum, carry)
	var primes []int
	for n := range 50 {
		if isPrime(n) {
			primes = append(primes, n)
		}
	}
	fmt.Println(primes, gcd(1071, 462))
	z, x := 1.0, 2.0
	for range 6 {
		z -= (z*z - x) / (2 * z)
	}
	fmt.Println(z)
}
