package rand

var global = New(runSource{})

// Seed does nothing, as since Go 1.24.
func Seed(seed int64) {}

// Int63 is a number of 63 bits.
func Int63() int64 { return global.Int63() }

// Uint32 is a number of 32 bits.
func Uint32() uint32 { return global.Uint32() }

// Uint64 is a number of 64 bits.
func Uint64() uint64 { return global.Uint64() }

// Int31 is a number of 31 bits.
func Int31() int32 { return global.Int31() }

// Int is a number of 63 bits.
func Int() int { return global.Int() }

// Int63n is a number below n.
func Int63n(n int64) int64 { return global.Int63n(n) }

// Int31n is a number below n.
func Int31n(n int32) int32 { return global.Int31n(n) }

// Intn is a number below n.
func Intn(n int) int { return global.Intn(n) }

// Float64 is a number from 0 to less than 1.
func Float64() float64 { return global.Float64() }

// Float32 is a number from 0 to less than 1.
func Float32() float32 { return global.Float32() }

// Perm is the numbers below n in random order.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle brings n elements into random order.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// Read fills p with random bytes.
func Read(p []byte) (n int, err error) { return global.Read(p) }

// NormFloat64 is a number of the standard normal distribution.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 is a number of the exponential distribution with the mean 1.
func ExpFloat64() float64 { return global.ExpFloat64() }
