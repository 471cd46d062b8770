//! Sine, cosine, tangent and their inverses: the approximations of the Cephes library, as Go uses them.

#![expect(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "angles are reduced to small numbers first")]

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::number::poly;

const SIN: [f64; 6] = [
    1.589_623_015_765_465_6e-10,
    -2.505_074_776_285_780_7e-8,
    2.755_731_362_138_572_2e-6,
    -1.984_126_982_958_954e-4,
    8.333_333_333_322_118e-3,
    -1.666_666_666_666_663e-1,
];
const COS: [f64; 6] = [
    -1.135_853_652_138_768_2e-11,
    2.087_570_084_197_473e-9,
    -2.755_731_417_929_674e-7,
    2.480_158_728_885_170_4e-5,
    -1.388_888_888_887_305_6e-3,
    4.166_666_666_666_659_5e-2,
];
const TAN_P: [f64; 3] = [-1.309_369_391_813_837_9e4, 1.153_516_648_385_874_2e6, -1.795_652_519_764_848_8e7];
const TAN_Q: [f64; 5] =
    [1.0, 1.368_129_634_706_929_6e4, -1.320_892_344_402_109_7e6, 2.500_838_018_233_579e7, -5.386_957_559_294_546_4e7];
const ATAN_P: [f64; 5] = [
    -8.750_608_600_031_904e-1,
    -1.615_753_718_733_365_2e1,
    -7.500_855_792_314_705e1,
    -1.228_866_684_490_136_1e2,
    -6.485_021_904_942_025e1,
];
const ATAN_Q: [f64; 6] = [
    1.0,
    2.485_846_490_142_306_2e1,
    1.650_270_098_316_988_5e2,
    4.328_810_604_912_902_7e2,
    4.853_903_996_359_137e2,
    1.945_506_571_482_614e2,
];

/// From here on the angle is reduced with as many digits of 4/π as it takes.
const LARGE: f64 = (1u64 << 29) as f64;
/// π/4 in three parts, the first of which have few digits.
const PI4: [f64; 3] = [7.853_981_256_484_985e-1, 3.774_894_707_930_798e-8, 2.695_151_429_079_059_5e-15];

/// The digits of 4/π, in base 2⁶⁴.
const FOUR_OVER_PI: [u64; 20] = [
    0x0000_0000_0000_0001,
    0x45f3_06dc_9c88_2a53,
    0xf84e_afa3_ea69_bb81,
    0xb6c5_2b32_7887_2083,
    0xfca2_c757_bd77_8ac3,
    0x6e48_dc74_849b_a5c0,
    0x0c92_5dd4_13a3_2439,
    0xfc3b_d639_6253_4e7d,
    0xd104_6bea_5d76_8909,
    0xd338_e04d_68be_fc82,
    0x7323_ac73_06a6_73e9,
    0x3908_bf17_7bf2_5076,
    0x3ff1_2fff_bc0b_301f,
    0xde5e_2316_b414_da3e,
    0xda6c_fd9e_4f96_136e,
    0x9e8c_7ecd_3cbf_d45a,
    0xea4f_758f_d7cb_e2f6,
    0x7a0e_73ef_14a5_25d4,
    0xd7f6_bf62_3f1a_ba10,
    0xac06_608d_f8f6_d757,
];

/// The octant (even, below 8) of an angle that is not negative, and the rest.
fn reduce(x: f64) -> (u64, f64) {
    if x >= LARGE {
        return reduce_large(x);
    }
    let mut octant = (x * (4.0 / PI)) as u64;
    octant += octant & 1;
    let y = octant as f64;
    (octant & 7, ((x - y * PI4[0]) - y * PI4[1]) - y * PI4[2])
}

/// Payne and Hanek: multiplies by those digits of 4/π that matter.
fn reduce_large(x: f64) -> (u64, f64) {
    let raw = x.to_bits();
    let exponent = (raw >> 52 & 0x7ff) as i64 - 1023 - 52;
    let mantissa = raw & ((1 << 52) - 1) | 1 << 52;
    let (digit, shift) = ((exponent + 61) as usize / 64, (exponent + 61) as u32 % 64);
    let part = |at: usize| {
        let pair = u128::from(FOUR_OVER_PI[at]) << 64 | u128::from(FOUR_OVER_PI[at + 1]);
        ((pair << shift) >> 64) as u64
    };
    let wide = |a: u64| u128::from(a) * u128::from(mantissa);
    let low = wide(part(digit + 1)).wrapping_add(wide(part(digit + 2)) >> 64);
    let product = (u128::from(part(digit).wrapping_mul(mantissa)) << 64).wrapping_add(low);
    let octant = (product >> 125) as u64;
    let fraction = product << 3;
    let zeros = fraction.leading_zeros();
    let bits = (fraction << zeros << 1 >> 76) as u64 | (1022 - u64::from(zeros)) << 52;
    let z = f64::from_bits(bits);
    if octant & 1 == 1 { ((octant + 1) & 7, (z - 1.0) * FRAC_PI_4) } else { (octant, z * FRAC_PI_4) }
}

fn sin_near_zero(z: f64) -> f64 {
    let zz = z * z;
    z + z * zz * poly(zz, &SIN)
}

fn cos_near_zero(z: f64) -> f64 {
    let zz = z * z;
    1.0 - 0.5 * zz + zz * zz * poly(zz, &COS)
}

pub(super) fn sin(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::NAN;
    }
    let (octant, z) = reduce(x.abs());
    let y = if octant & 3 == 2 { cos_near_zero(z) } else { sin_near_zero(z) };
    if (x < 0.0) == (octant > 3) { y } else { -y }
}

pub(super) fn cos(x: f64) -> f64 {
    if !x.is_finite() {
        return f64::NAN;
    }
    let (octant, z) = reduce(x.abs());
    let y = if octant & 3 == 2 { sin_near_zero(z) } else { cos_near_zero(z) };
    if octant == 2 || octant == 4 { -y } else { y }
}

pub(super) fn tan(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::NAN;
    }
    let (octant, z) = reduce(x.abs());
    let zz = z * z;
    let mut y = if zz > 1e-14 { z + z * (zz * poly(zz, &TAN_P) / poly(zz, &TAN_Q)) } else { z };
    if octant & 2 == 2 {
        y = -1.0 / y;
    }
    if x < 0.0 { -y } else { y }
}

/// For angles up to 0.66.
fn atan_near_zero(x: f64) -> f64 {
    let z = x * x;
    x * (z * poly(z, &ATAN_P) / poly(z, &ATAN_Q)) + x
}

/// For what is not negative.
fn atan_positive(x: f64) -> f64 {
    /// What π/2 lacks.
    const MORE: f64 = 6.123_233_995_736_766e-17;
    /// tan(3π/8)
    const TAN_3_PI_8: f64 = 2.414_213_562_373_095;
    if x <= 0.66 {
        atan_near_zero(x)
    } else if x > TAN_3_PI_8 {
        FRAC_PI_2 - atan_near_zero(1.0 / x) + MORE
    } else {
        FRAC_PI_4 + atan_near_zero((x - 1.0) / (x + 1.0)) + 0.5 * MORE
    }
}

pub(super) fn atan(x: f64) -> f64 {
    if x == 0.0 {
        x
    } else if x > 0.0 {
        atan_positive(x)
    } else {
        -atan_positive(-x)
    }
}

pub(super) fn asin(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    let size = x.abs();
    if size > 1.0 {
        return f64::NAN;
    }
    let other = (1.0 - size * size).sqrt();
    let angle = if size > 0.7 { FRAC_PI_2 - atan_positive(other / size) } else { atan_positive(size / other) };
    angle.copysign(x)
}

pub(super) fn acos(x: f64) -> f64 {
    FRAC_PI_2 - asin(x)
}

pub(super) fn atan2(y: f64, x: f64) -> f64 {
    if y.is_nan() || x.is_nan() {
        return f64::NAN;
    }
    let right = x.is_sign_positive();
    if y == 0.0 {
        return if right { 0.0_f64 } else { PI }.copysign(y);
    }
    if x == 0.0 {
        return FRAC_PI_2.copysign(y);
    }
    match (x.is_infinite(), y.is_infinite()) {
        (true, true) => if right { FRAC_PI_4 } else { 3.0 * PI / 4.0 }.copysign(y),
        (true, false) => if right { 0.0_f64 } else { PI }.copysign(y),
        (false, true) => FRAC_PI_2.copysign(y),
        (false, false) => {
            let q = atan(y / x);
            match (x < 0.0, q <= 0.0) {
                (false, _) => q,
                (true, true) => q + PI,
                (true, false) => q - PI,
            }
        }
    }
}
