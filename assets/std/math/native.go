package math

// Abs is |x|.
func Abs(x float64) float64

// Sqrt is the square root of x.
func Sqrt(x float64) float64

// Floor is the greatest integer up to x.
func Floor(x float64) float64

// Ceil is the least integer from x on.
func Ceil(x float64) float64

// Trunc is x without its fraction.
func Trunc(x float64) float64

// Round is the nearest integer; halves go away from zero.
func Round(x float64) float64

// RoundToEven is the nearest integer; halves go to the even one.
func RoundToEven(x float64) float64

// Exp is e to the power of x.
func Exp(x float64) float64

// Exp2 is 2 to the power of x.
func Exp2(x float64) float64

// Expm1 is Exp(x)-1, exact near zero.
func Expm1(x float64) float64

// Log is the natural logarithm.
func Log(x float64) float64

// Log2 is the binary logarithm.
func Log2(x float64) float64

// Log10 is the decimal logarithm.
func Log10(x float64) float64

// Log1p is Log(1+x), exact near zero.
func Log1p(x float64) float64

// Sin is the sine.
func Sin(x float64) float64

// Cos is the cosine.
func Cos(x float64) float64

// Tan is the tangent.
func Tan(x float64) float64

// Asin is the inverse of Sin.
func Asin(x float64) float64

// Acos is the inverse of Cos.
func Acos(x float64) float64

// Atan is the inverse of Tan.
func Atan(x float64) float64

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64

// Asinh is the inverse of Sinh.
func Asinh(x float64) float64

// Acosh is the inverse of Cosh.
func Acosh(x float64) float64

// Atanh is the inverse of Tanh.
func Atanh(x float64) float64

// Cbrt is the cube root.
func Cbrt(x float64) float64

// Gamma is the gamma function.
func Gamma(x float64) float64

// Erf is the error function.
func Erf(x float64) float64

// Erfc is 1-Erf(x).
func Erfc(x float64) float64

// J0 is the Bessel function of the first kind of order 0.
func J0(x float64) float64

// J1 is the Bessel function of the first kind of order 1.
func J1(x float64) float64

// Y0 is the Bessel function of the second kind of order 0.
func Y0(x float64) float64

// Y1 is the Bessel function of the second kind of order 1.
func Y1(x float64) float64

// Jn is the Bessel function of the first kind of order n.
func Jn(n int, x float64) float64

// Yn is the Bessel function of the second kind of order n.
func Yn(n int, x float64) float64

// Pow is x to the power of y.
func Pow(x, y float64) float64

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64

// Hypot is the square root of p*p + q*q.
func Hypot(p, q float64) float64

// Mod is the remainder of x/y, with the sign of x.
func Mod(x, y float64) float64

// Remainder is the difference of x to the nearest multiple of y.
func Remainder(x, y float64) float64

// Nextafter is the next number after x in the direction of y.
func Nextafter(x, y float64) (r float64)

// Copysign is f with the sign of sign.
func Copysign(f, sign float64) float64

// FMA is x*y + z, rounded once.
func FMA(x, y, z float64) float64

// Frexp takes f apart: frac * 2**exp, with frac in [½, 1).
func Frexp(f float64) (frac float64, exp int)

// Ldexp is frac * 2**exp.
func Ldexp(frac float64, exp int) float64

// Lgamma is the logarithm of |Gamma(x)|, and the sign of Gamma(x).
func Lgamma(x float64) (lgamma float64, sign int)

// Float64bits is the representation of f.
func Float64bits(f float64) uint64

// Float64frombits is the number that b represents.
func Float64frombits(b uint64) float64

// Float32bits is the representation of f.
func Float32bits(f float32) uint32

// Float32frombits is the number that b represents.
func Float32frombits(b uint32) float32
