//! Numbers as Go has them: narrow integers, conversions, complex arithmetic.

use crate::golang::code::Width;

/// A word cut to a narrow type and extended again.
#[inline]
pub(super) fn wrap(width: Width, word: u64) -> u64 {
    match width {
        Width::I8 => i64::from(word as i8).cast_unsigned(),
        Width::I16 => i64::from(word as i16).cast_unsigned(),
        Width::I32 => i64::from(word as i32).cast_unsigned(),
        Width::U8 => u64::from(word as u8),
        Width::U16 => u64::from(word as u16),
        Width::U32 => u64::from(word as u32),
        Width::I64 | Width::U64 => word,
    }
}

/// A `float64` rounded to `float32`, as the bits of the `float64` of the same value.
pub(super) fn round32(bits: u64) -> u64 {
    f64::from(f64::from_bits(bits) as f32).to_bits()
}

/// An integer as a `float64`.
#[expect(clippy::cast_precision_loss, reason = "rounds, as Go does")]
pub(super) fn int_to_float(unsigned: bool, word: u64) -> f64 {
    if unsigned { word as f64 } else { word.cast_signed() as f64 }
}

/// A `float64` as an integer. What is out of range gives what the usual processor's instructions give.
pub(super) fn float_to_int(width: Width, x: f64) -> u64 {
    const TWO_63: f64 = 9_223_372_036_854_775_808.0;
    let to_i64 = |x: f64| if (-TWO_63..TWO_63).contains(&x) { x as i64 } else { i64::MIN };
    match width {
        Width::U64 if x >= TWO_63 => to_i64(x - TWO_63).cast_unsigned() ^ (1 << 63),
        Width::I64 | Width::U64 | Width::U32 => wrap(width, to_i64(x).cast_unsigned()),
        _ => {
            let in_range = (-2_147_483_648.0..2_147_483_648.0).contains(&x.trunc());
            let narrow = if in_range { x as i32 } else { i32::MIN };
            wrap(width, i64::from(narrow).cast_unsigned())
        }
    }
}

/// `a op b`: 0 adds, 1 subtracts, 2 multiplies, 3 divides.
pub(super) fn complex(op: u8, [a, b]: [f64; 2], [c, d]: [f64; 2]) -> [f64; 2] {
    match op {
        0 => [a + c, b + d],
        1 => [a - c, b - d],
        2 => [a * c - b * d, a * d + b * c],
        _ => divide([a, b], [c, d]),
    }
}

/// `complex128` division as the runtime does it (`complex128div`): scaled so that nothing overflows on the way, and
/// with the infinities that C99 wants.
fn divide([a, b]: [f64; 2], [c, d]: [f64; 2]) -> [f64; 2] {
    let (mut re, mut im) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + ratio * d;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = d + ratio * c;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    };
    if re.is_nan() && im.is_nan() {
        let one = |x: f64| (if x.is_infinite() { 1.0_f64 } else { 0.0 }).copysign(x);
        if c == 0.0 && d == 0.0 && (!a.is_nan() || !b.is_nan()) {
            (re, im) = (f64::INFINITY.copysign(c) * a, f64::INFINITY.copysign(c) * b);
        } else if (a.is_infinite() || b.is_infinite()) && c.is_finite() && d.is_finite() {
            let (a, b) = (one(a), one(b));
            (re, im) = (f64::INFINITY * (a * c + b * d), f64::INFINITY * (b * c - a * d));
        } else if (c.is_infinite() || d.is_infinite()) && a.is_finite() && b.is_finite() {
            let (c, d) = (one(c), one(d));
            (re, im) = (0.0 * (a * c + b * d), 0.0 * (b * c - a * d));
        }
    }
    [re, im]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_wrap_as_in_go() {
        assert_eq!(wrap(Width::I8, 200).cast_signed(), -56);
        assert_eq!(wrap(Width::U8, 300), 44);
        assert_eq!(wrap(Width::U16, (-1_i64).cast_unsigned()), 65_535);
        assert_eq!(wrap(Width::I32, 1 << 31).cast_signed(), -2_147_483_648);
    }

    #[test]
    fn floats_become_integers() {
        assert_eq!(float_to_int(Width::I64, -1.9).cast_signed(), -1);
        assert_eq!(float_to_int(Width::U64, 1.8e19), 18_000_000_000_000_000_000);
        assert_eq!(float_to_int(Width::I64, 1e300).cast_signed(), i64::MIN);
        assert_eq!(float_to_int(Width::U8, 258.0), 2);
    }
}
