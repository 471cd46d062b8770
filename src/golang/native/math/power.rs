//! Exponentials, logarithms, powers, roots and hyperbolic functions, with the approximations that Go uses on amd64.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::many_single_char_names,
    reason = "formulas, on numbers that are known to fit"
)]

use std::f64::consts::{LN_2, LOG2_E, LOG10_E, PI};

use super::number::{frexp, ldexp, poly};
use super::trig;

/// The logarithm of 2, in two parts.
const LN2_HI: f64 = 6.931_471_803_691_238e-1;
const LN2_LO: f64 = 1.908_214_929_270_587_7e-10;

/// Shibata's method: a Taylor series at a sixteenth of the argument, then four times squared.
pub(super) fn exp(x: f64) -> f64 {
    const OVERFLOW: f64 = 7.097_827_128_933_84e+02;
    const LN2_UPPER: f64 = 0.693_147_180_559_663;
    const LN2_LOWER: f64 = 2.823_529_056_303_157_7e-13;
    const TAYLOR: [f64; 8] = [
        2.480_158_730_158_73e-5,
        1.984_126_984_126_984e-4,
        1.388_888_888_888_889e-3,
        8.333_333_333_333_333e-3,
        4.166_666_666_666_666_4e-2,
        1.666_666_666_666_666_6e-1,
        0.5,
        1.0,
    ];
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY { 0.0 } else { x };
    }
    if x > OVERFLOW {
        return f64::INFINITY;
    }
    let k = (x * LOG2_E).round_ties_even();
    let mut y = (-k).mul_add(LN2_UPPER, x);
    y = (-k).mul_add(LN2_LOWER, y) * 0.0625;
    y *= TAYLOR[1..].iter().fold(TAYLOR[0], |sum, c| y.mul_add(sum, *c));
    for _ in 0..3 {
        y *= y + 2.0;
    }
    y = (y + 2.0).mul_add(y, 1.0);
    let biased = k as i64 + 1023;
    if biased > 0 {
        return if biased >= 0x7ff { f64::INFINITY } else { y * f64::from_bits((biased as u64) << 52) };
    }
    if biased < -52 {
        return 0.0;
    }
    y * f64::from_bits(((biased + 1022) as u64) << 52) * f64::MIN_POSITIVE
}

/// `E` of the Remez approximation of FreeBSD's `exp`, which only powers of two use.
pub(super) fn exp2(x: f64) -> f64 {
    const P: [f64; 5] = [
        4.138_136_797_057_238_5e-8,
        -1.653_390_220_546_525_2e-6,
        6.613_756_321_437_934e-5,
        -2.777_777_777_701_559_3e-3,
        1.666_666_666_666_666_6e-1,
    ];
    if x.is_nan() {
        return x;
    }
    if x > 1.023_999_999_999_999_9e3 {
        return f64::INFINITY;
    }
    if x < -1.0740e+03 {
        return 0.0;
    }
    let k = if x > 0.0 { (x + 0.5) as i64 } else { (x - 0.5) as i64 };
    let t = x - k as f64;
    let (hi, lo) = (t * LN2_HI, -t * LN2_LO);
    let r = hi - lo;
    let t = r * r;
    let c = r - t * poly(t, &P);
    ldexp(1.0 - ((lo - (r * c) / (2.0 - c)) - hi), k)
}

/// FreeBSD's `log`, without its care for numbers that are not normal.
pub(super) fn log(x: f64) -> f64 {
    const ODD: [f64; 4] =
        [1.479_819_860_511_658_6e-1, 1.818_357_216_161_805e-1, 2.857_142_874_366_239e-1, 6.666_666_666_666_735e-1];
    const EVEN: [f64; 3] = [1.531_383_769_920_937_3e-1, 2.222_219_843_214_978_4e-1, 3.999_999_999_940_942e-1];
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if x < 0.0 {
        return f64::NAN;
    }
    if !x.is_finite() {
        return x;
    }
    let raw = x.to_bits();
    let mut f = f64::from_bits(raw & ((1 << 52) - 1) | 0.5_f64.to_bits());
    let mut k = (raw >> 52) as f64 - 1022.0;
    if f <= std::f64::consts::FRAC_1_SQRT_2 {
        k -= 1.0;
        f *= 2.0;
    }
    f -= 1.0;
    let s = f / (2.0 + f);
    let s2 = s * s;
    let s4 = s2 * s2;
    let r = s2 * poly(s4, &ODD) + s4 * poly(s4, &EVEN);
    let half = 0.5 * f * f;
    k * LN2_HI - ((half - (s * (half + r) + k * LN2_LO)) - f)
}

pub(super) fn log2(x: f64) -> f64 {
    let (fraction, exponent) = frexp(x);
    if fraction == 0.5 { (exponent - 1) as f64 } else { log(fraction) * LOG2_E + exponent as f64 }
}

pub(super) fn log10(x: f64) -> f64 {
    log(x) * LOG10_E
}

fn is_odd(y: f64) -> bool {
    y.abs() < (1u64 << 53) as f64 && y.trunc() == y && y as i64 & 1 == 1
}

/// The powers that are not computed.
fn special_power(x: f64, y: f64) -> Option<f64> {
    let one = |x: f64, y: f64| y == 0.0 || x == 1.0 || x == -1.0 && y.is_infinite();
    Some(match () {
        () if one(x, y) => 1.0,
        () if y == 1.0 => x,
        () if x.is_nan() || y.is_nan() => f64::NAN,
        () if x == 0.0 && y < 0.0 => {
            if is_odd(y) {
                f64::INFINITY.copysign(x)
            } else {
                f64::INFINITY
            }
        }
        () if x == 0.0 => {
            if is_odd(y) {
                x
            } else {
                0.0
            }
        }
        () if y.is_infinite() => {
            if (x.abs() < 1.0) == (y > 0.0) {
                0.0
            } else {
                f64::INFINITY
            }
        }
        () if x == f64::NEG_INFINITY && is_odd(y) => {
            if y < 0.0 {
                -0.0
            } else {
                x
            }
        }
        () if x.is_infinite() => {
            if y < 0.0 {
                0.0
            } else {
                f64::INFINITY
            }
        }
        () if y == 0.5 => x.sqrt(),
        () if y == -0.5 => 1.0 / x.sqrt(),
        () => return None,
    })
}

/// The fraction of the exponent by `exp` and `log`, its whole part by squaring.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    const HUGE: f64 = 9.223_372_036_854_776e18;
    const FAR: i64 = 1 << 12;
    if let Some(power) = special_power(x, y) {
        return power;
    }
    let (mut whole, mut fraction) = (y.abs().trunc(), y.abs().fract());
    if fraction != 0.0 && x < 0.0 {
        return f64::NAN;
    }
    if whole >= HUGE {
        return match x.abs() {
            _ if x == -1.0 => 1.0,
            size if (size < 1.0) == (y > 0.0) => 0.0,
            _ => f64::INFINITY,
        };
    }
    let (mut mantissa, mut exponent) = (1.0, 0);
    if fraction != 0.0 {
        if fraction > 0.5 {
            fraction -= 1.0;
            whole += 1.0;
        }
        mantissa = exp(fraction * log(x));
    }
    let (mut square, mut square_exponent) = frexp(x);
    let mut bits = whole as i64;
    while bits != 0 {
        if !(-FAR..=FAR).contains(&square_exponent) {
            exponent += square_exponent;
            break;
        }
        if bits & 1 == 1 {
            mantissa *= square;
            exponent += square_exponent;
        }
        square *= square;
        square_exponent <<= 1;
        if square < 0.5 {
            square += square;
            square_exponent -= 1;
        }
        bits >>= 1;
    }
    if y < 0.0 { ldexp(1.0 / mantissa, -exponent) } else { ldexp(mantissa, exponent) }
}

pub(super) fn hypot(p: f64, q: f64) -> f64 {
    let (p, q) = (p.abs(), q.abs());
    if p.is_infinite() || q.is_infinite() {
        return f64::INFINITY;
    }
    if p.is_nan() || q.is_nan() {
        return f64::NAN;
    }
    let (large, small) = (p.max(q), p.min(q));
    if large == 0.0 {
        return 0.0;
    }
    let ratio = small / large;
    large * (1.0 + ratio * ratio).sqrt()
}

/// FreeBSD's `cbrt`.
pub(super) fn cbrt(x: f64) -> f64 {
    const GUESS: u64 = 715_094_163 << 32;
    const GUESS_SMALL: u64 = 696_219_795 << 32;
    const C: f64 = 5.428_571_428_571_428e-1;
    const D: f64 = -7.053_061_224_489_796e-1;
    const E: f64 = 1.414_285_714_285_714_4e0;
    const F: f64 = 1.607_142_857_142_857_2e0;
    const G: f64 = 3.571_428_571_428_571_5e-1;
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let size = x.abs();
    let mut t = if size < f64::MIN_POSITIVE {
        f64::from_bits((size * (1u64 << 54) as f64).to_bits() / 3 + GUESS_SMALL)
    } else {
        f64::from_bits(size.to_bits() / 3 + GUESS)
    };
    let s = C + t * t / size * t;
    t *= G + F / (s + E + D / s);
    // Chopped to 22 bits and made larger than the root, so that t×t is exact.
    t = f64::from_bits((t.to_bits() & 0xf_ffff_fffc << 28) + (1 << 30));
    let r = size / (t * t);
    t += t * ((r - t) / (t + t + r));
    t.copysign(x)
}

pub(super) fn sinh(x: f64) -> f64 {
    const P: [f64; 4] =
        [-2.630_563_213_397_497e1, -2.894_211_355_989_564e3, -8.991_272_022_039_509e4, -6.307_673_640_497_717e5];
    const Q: [f64; 4] = [1.0, -1.736_789_535_582_337e2, 1.521_517_378_790_019e4, -6.307_673_640_497_717e5];
    let size = x.abs();
    let result = if size > 21.0 {
        exp(size) * 0.5
    } else if size > 0.5 {
        let e = exp(size);
        (e - 1.0 / e) * 0.5
    } else {
        let square = size * size;
        poly(square, &P) * size / poly(square, &Q)
    };
    result.copysign(x)
}

pub(super) fn cosh(x: f64) -> f64 {
    let e = exp(x.abs());
    if x.abs() > 21.0 { e * 0.5 } else { (e + 1.0 / e) * 0.5 }
}

pub(super) fn tanh(x: f64) -> f64 {
    const P: [f64; 3] = [-9.643_991_794_250_523e-1, -9.928_772_310_019_185e1, -1.614_687_684_417_084_5e3];
    const Q: [f64; 4] = [1.0, 1.128_116_784_916_329_3e2, 2.235_488_390_601_004_5e3, 4.844_063_053_251_255e3];
    const MAX_LOG: f64 = 8.802_969_193_111_305e1;
    let size = x.abs();
    if size > 0.5 * MAX_LOG {
        return 1.0_f64.copysign(x);
    }
    if size >= 0.625 {
        return (1.0 - 2.0 / (exp(2.0 * size) + 1.0)).copysign(x);
    }
    if x == 0.0 {
        return x;
    }
    let s = x * x;
    x + x * s * poly(s, &P) / poly(s, &Q)
}

/// Below this the functions are the same as their argument.
const NEAR_ZERO: f64 = 1.0 / (1u64 << 28) as f64;
const LARGE: f64 = (1u64 << 28) as f64;

pub(super) fn asinh(x: f64) -> f64 {
    if !x.is_finite() {
        return x;
    }
    let a = x.abs();
    let result = match a {
        _ if a > LARGE => log(a) + LN_2,
        _ if a > 2.0 => log(2.0 * a + 1.0 / ((a * a + 1.0).sqrt() + a)),
        _ if a < NEAR_ZERO => a,
        _ => libm::log1p(a + a * a / (1.0 + (1.0 + a * a).sqrt())),
    };
    result.copysign(x)
}

pub(super) fn acosh(x: f64) -> f64 {
    match x {
        _ if x < 1.0 || x.is_nan() => f64::NAN,
        1.0 => 0.0,
        _ if x >= LARGE => log(x) + LN_2,
        _ if x > 2.0 => log(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())),
        _ => {
            let t = x - 1.0;
            libm::log1p(t + (2.0 * t + t * t).sqrt())
        }
    }
}

pub(super) fn atanh(x: f64) -> f64 {
    let a = x.abs();
    let result = match a {
        _ if a > 1.0 || a.is_nan() => return f64::NAN,
        1.0 => f64::INFINITY,
        _ if a < NEAR_ZERO => a,
        _ if a < 0.5 => 0.5 * libm::log1p(a + a + (a + a) * a / (1.0 - a)),
        _ => 0.5 * libm::log1p((a + a) / (1.0 - a)),
    };
    result.copysign(x)
}

/// Stirling's formula; the result is the product of both, which may be too large.
fn stirling(x: f64) -> (f64, f64) {
    const S: [f64; 5] = [
        7.873_113_957_930_937e-4,
        -2.295_499_616_133_781_3e-4,
        -2.681_326_178_057_812_4e-3,
        3.472_222_216_054_586_6e-3,
        8.333_333_333_334_822e-2,
    ];
    const SQRT_TWO_PI: f64 = 2.506_628_274_631_000_7;
    const MOST: f64 = 143.016_08;
    if x > 200.0 {
        return (f64::INFINITY, 1.0);
    }
    let w = 1.0 / x;
    let w = 1.0 + w * poly(w, &S);
    let e = exp(x);
    let (a, b) = if x > MOST {
        let v = pow(x, 0.5 * x - 0.25);
        (v, v / e)
    } else {
        (pow(x, x - 0.5) / e, 1.0)
    };
    (a, SQRT_TWO_PI * w * b)
}

pub(super) fn gamma(x: f64) -> f64 {
    if x == f64::NEG_INFINITY || x.is_nan() || x < 0.0 && x.fract() == 0.0 {
        return f64::NAN;
    }
    if x == f64::INFINITY {
        return x;
    }
    if x == 0.0 {
        return f64::INFINITY.copysign(x);
    }
    if x.abs() > 33.0 { gamma_far(x) } else { gamma_near(x) }
}

fn gamma_far(x: f64) -> f64 {
    if x >= 0.0 {
        let (a, b) = stirling(x);
        return a * b;
    }
    let size = x.abs();
    let whole = size.floor();
    let sign = if whole as i64 & 1 == 0 { -1.0 } else { 1.0 };
    let mut z = size - whole;
    if z > 0.5 {
        z = size - (whole + 1.0);
    }
    z = size * trig::sin(PI * z);
    if z == 0.0 {
        return f64::INFINITY * sign;
    }
    let (a, b) = stirling(size);
    let d = z.abs() * a * b;
    sign * if d.is_infinite() { PI / z.abs() / a / b } else { PI / d }
}

fn gamma_near(mut x: f64) -> f64 {
    const P: [f64; 7] = [
        1.601_195_224_767_518_5e-4,
        1.191_351_470_065_863_8e-3,
        1.042_137_975_617_615_8e-2,
        4.763_678_004_571_372e-2,
        2.074_482_276_484_359_8e-1,
        4.942_148_268_014_971e-1,
        1.0e0,
    ];
    const Q: [f64; 8] = [
        -2.315_818_733_241_201_4e-5,
        5.396_055_804_933_034e-4,
        -4.456_419_138_517_973e-3,
        1.181_397_852_220_604_3e-2,
        3.582_363_986_054_986_5e-2,
        -2.345_917_957_182_433_5e-1,
        7.143_049_170_302_73e-2,
        1.0e0,
    ];
    const EULER: f64 = 0.577_215_664_901_532_9;
    let small = |x: f64, z: f64| if x == 0.0 { f64::INFINITY } else { z / ((1.0 + EULER * x) * x) };
    let mut z = 1.0;
    while x >= 3.0 {
        x -= 1.0;
        z *= x;
    }
    while x < 0.0 {
        if x > -1e-09 {
            return small(x, z);
        }
        z /= x;
        x += 1.0;
    }
    while x < 2.0 {
        if x < 1e-09 {
            return small(x, z);
        }
        z /= x;
        x += 1.0;
    }
    if x == 2.0 {
        return z;
    }
    x -= 2.0;
    z * poly(x, &P) / poly(x, &Q)
}
