package rand

var global = New(runSource{})

// Int64 is a number of 63 bits.
func Int64() int64 { return global.Int64() }

// Uint32 is a number of 32 bits.
func Uint32() uint32 { return global.Uint32() }

// Uint64 is a number of 64 bits.
func Uint64() uint64 { return global.Uint64() }

// Int32 is a number of 31 bits.
func Int32() int32 { return global.Int32() }

// Int is a number of 63 bits.
func Int() int { return global.Int() }

// Uint is a number of 64 bits.
func Uint() uint { return global.Uint() }

// Int64N is a number below n.
func Int64N(n int64) int64 { return global.Int64N(n) }

// Uint64N is a number below n.
func Uint64N(n uint64) uint64 { return global.Uint64N(n) }

// Int32N is a number below n.
func Int32N(n int32) int32 { return global.Int32N(n) }

// Uint32N is a number below n.
func Uint32N(n uint32) uint32 { return global.Uint32N(n) }

// IntN is a number below n.
func IntN(n int) int { return global.IntN(n) }

// UintN is a number below n.
func UintN(n uint) uint { return global.UintN(n) }

// Float64 is a number from 0 to less than 1.
func Float64() float64 { return global.Float64() }

// Float32 is a number from 0 to less than 1.
func Float32() float32 { return global.Float32() }

// Perm is the numbers below n in random order.
func Perm(n int) []int { return global.Perm(n) }

// NormFloat64 is a number of the standard normal distribution.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 is a number of the exponential distribution with the mean 1.
func ExpFloat64() float64 { return global.ExpFloat64() }

// Shuffle brings n elements into random order.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// N is a number below n, of any integer type.
func N[Int intType](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(global.below(uint64(n)))
}

type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}
