package bits

// Len64 is Len in 64 bits.
func Len64(x uint64) (n int)

// TrailingZeros64 is TrailingZeros in 64 bits.
func TrailingZeros64(x uint64) int

// OnesCount64 is OnesCount in 64 bits.
func OnesCount64(x uint64) int

// Reverse64 is Reverse in 64 bits.
func Reverse64(x uint64) uint64

// ReverseBytes64 is ReverseBytes in 64 bits.
func ReverseBytes64(x uint64) uint64

// Mul64 is Mul in 64 bits.
func Mul64(x, y uint64) (hi, lo uint64)

// div is Div64 for a y greater than hi.
func div(hi, lo, y uint64) (quo, rem uint64)
