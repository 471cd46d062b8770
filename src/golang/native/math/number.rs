//! Numbers taken apart and put together.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "exponents are brought into range first"
)]

/// (((c₀x + c₁)x + c₂)x + ...
pub(super) fn poly(x: f64, coefficients: &[f64]) -> f64 {
    coefficients[1..].iter().fold(coefficients[0], |sum, c| sum * x + c)
}

/// Fraction in [½, 1) and exponent.
pub(super) fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (x, shift) = if x.abs() < f64::MIN_POSITIVE { (x * (1u64 << 52) as f64, 52) } else { (x, 0) };
    let exponent = (x.to_bits() >> 52 & 0x7ff) as i64 - 1022;
    (f64::from_bits(x.to_bits() & !(0x7ff << 52) | 1022 << 52), exponent - shift)
}

/// `fraction` × 2^`exponent`
pub(super) fn ldexp(fraction: f64, exponent: i64) -> f64 {
    if fraction == 0.0 || !fraction.is_finite() {
        return fraction;
    }
    let (fraction, own) = frexp(fraction);
    let exponent = exponent.saturating_add(own);
    if exponent > 1024 {
        return f64::INFINITY.copysign(fraction);
    }
    if exponent < -1074 {
        return 0.0_f64.copysign(fraction);
    }
    let power = |e: i64| f64::from_bits(((e + 1023) as u64) << 52);
    // The fraction is below 1: one step less keeps the power of two in range.
    if exponent > -1021 { fraction * 2.0 * power(exponent - 1) } else { fraction * power(exponent + 53) * power(-53) }
}

/// The next number after `x` in the direction of `y`.
pub(super) fn next_after(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == y {
        return x;
    }
    if y > x { x.next_up() } else { x.next_down() }
}
