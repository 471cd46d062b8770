//! Rationals as floating-point numbers.
//!
//! **Invariants**: small rationals are exact; those whose numerator or denominator has more than 4096 bits are rounded
//! to 512 bits, as Go's compiler does.

use num_bigint::{BigInt, BigUint, Sign};
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// A format of floats.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    /// Bits of the mantissa.
    precision: i64,
    /// The exponent of the last bit of the smallest numbers.
    smallest: i64,
    /// The largest number.
    largest: f64,
}

/// `float32`
pub(super) const SINGLE: Format = Format { precision: 24, smallest: -149, largest: f32::MAX as f64 };
/// `float64`
pub(super) const DOUBLE: Format = Format { precision: 53, smallest: -1074, largest: f64::MAX };

/// Larger numerators and denominators are rounded.
const EXACT_BITS: u64 = 4096;
/// How many bits are left then.
const ROUNDED_BITS: i64 = 512;
/// Numbers of a larger magnitude (as a power of 2) are given up, smaller ones are 0.
pub(super) const MAX_EXPONENT: i64 = 1 << 20;

/// The nearest number in the format; infinite if it is too large.
pub(super) fn round(number: &BigRational, format: Format) -> f64 {
    if number.is_zero() {
        return 0.0;
    }
    let (mantissa, exponent) = nearest(number, format.precision, format.smallest);
    let mantissa = mantissa.to_f64().unwrap_or(f64::INFINITY);
    let magnitude = scale(mantissa, exponent);
    let magnitude = if magnitude > format.largest { f64::INFINITY } else { magnitude };
    if number.is_negative() { -magnitude } else { magnitude }
}

/// A float's exact value; none of infinities.
pub(super) fn exact(number: f64) -> Option<BigRational> {
    BigRational::from_float(number)
}

/// The number, rounded if it has very many digits; none if it is too large.
pub(super) fn limited(number: BigRational) -> Option<BigRational> {
    if number.numer().bits() <= EXACT_BITS && number.denom().bits() <= EXACT_BITS {
        return Some(number);
    }
    let magnitude = magnitude(&number);
    if magnitude > MAX_EXPONENT {
        return None;
    }
    if magnitude < -MAX_EXPONENT {
        return Some(BigRational::zero());
    }
    let (mantissa, exponent) = nearest(&number, ROUNDED_BITS, i64::MIN / 2);
    let sign = if number.is_negative() { Sign::Minus } else { Sign::Plus };
    let mantissa = BigInt::from_biguint(sign, mantissa);
    Some(if exponent >= 0 {
        (mantissa << exponent.unsigned_abs()).into()
    } else {
        BigRational::new(mantissa, BigInt::one() << exponent.unsigned_abs())
    })
}

/// Roughly the number's logarithm to base 2.
pub(super) fn magnitude(number: &BigRational) -> i64 {
    number.numer().bits().cast_signed() - number.denom().bits().cast_signed()
}

/// The mantissa, of so many bits or fewer, and the exponent of the nearest number; the even one of two.
fn nearest(number: &BigRational, precision: i64, smallest: i64) -> (BigUint, i64) {
    let (numerator, denominator) = (number.numer().magnitude(), number.denom().magnitude());
    let mut exponent = (magnitude(number) - precision).max(smallest);
    let (up, down) = ((-exponent).max(0).unsigned_abs(), exponent.max(0).unsigned_abs());
    let divisor = denominator << down;
    let dividend = numerator << up;
    let mut mantissa = &dividend / &divisor;
    let mut rest = dividend - &mantissa * &divisor;
    let mut half = divisor;
    rest <<= 1u32;
    if mantissa.bits() > precision.unsigned_abs() {
        // One bit too many: it becomes a part of what is rounded.
        if mantissa.bit(0) {
            rest += &half << 1u32;
        }
        half <<= 1u32;
        mantissa >>= 1u32;
        exponent += 1;
    }
    if rest > half || rest == half && mantissa.bit(0) {
        mantissa += 1u32;
    }
    (mantissa, exponent)
}

/// Mantissa × 2^exponent, in two steps where one factor could not be a normal number.
fn scale(mantissa: f64, exponent: i64) -> f64 {
    let power = |exponent: i64| 2f64.powi(exponent as i32);
    match exponent {
        ..-1022 => mantissa * power(-1022) * power((exponent + 1022).max(-1074)),
        -1022..=1023 => mantissa * power(exponent),
        _ => f64::INFINITY,
    }
}
