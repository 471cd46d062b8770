//! `math`: results are those of Go on amd64 to the last bit, but for rare functions (`Log1p`, `Erf`, `Lgamma`, Bessel),
//! where the last digit may differ.

mod number;
mod power;
mod trig;

use super::Table;
use crate::golang::vm::native::{Call, Flow};

/// Picoseconds that a function takes for which processors have no instruction.
const LONG: u64 = 8_000;

fn unary(call: &mut Call<'_>, f: impl Fn(f64) -> f64) -> Flow {
    let result = f(call.float(0));
    call.set_float(0, result);
    Flow::Done
}

fn long(call: &mut Call<'_>, f: impl Fn(f64) -> f64) -> Flow {
    call.picos += LONG;
    unary(call, f)
}

fn binary(call: &mut Call<'_>, f: impl Fn(f64, f64) -> f64) -> Flow {
    call.picos += LONG;
    let result = f(call.float(0), call.float(1));
    call.set_float(0, result);
    Flow::Done
}

fn with_order(call: &mut Call<'_>, f: impl Fn(i32, f64) -> f64) -> Flow {
    call.picos += LONG;
    let result = f(call.int(0) as i32, call.float(1));
    call.set_float(0, result);
    Flow::Done
}

pub(super) const TABLE: Table = &[
    ("math.Abs", |call| unary(call, f64::abs)),
    ("math.Sqrt", |call| unary(call, f64::sqrt)),
    ("math.Floor", |call| unary(call, f64::floor)),
    ("math.Ceil", |call| unary(call, f64::ceil)),
    ("math.Trunc", |call| unary(call, f64::trunc)),
    ("math.Round", |call| unary(call, f64::round)),
    ("math.RoundToEven", |call| unary(call, f64::round_ties_even)),
    ("math.Exp", |call| long(call, power::exp)),
    ("math.Exp2", |call| long(call, power::exp2)),
    ("math.Expm1", |call| long(call, libm::expm1)),
    ("math.Log", |call| long(call, power::log)),
    ("math.Log2", |call| long(call, power::log2)),
    ("math.Log10", |call| long(call, power::log10)),
    ("math.Log1p", |call| long(call, libm::log1p)),
    ("math.Sin", |call| long(call, trig::sin)),
    ("math.Cos", |call| long(call, trig::cos)),
    ("math.Tan", |call| long(call, trig::tan)),
    ("math.Asin", |call| long(call, trig::asin)),
    ("math.Acos", |call| long(call, trig::acos)),
    ("math.Atan", |call| long(call, trig::atan)),
    ("math.Sinh", |call| long(call, power::sinh)),
    ("math.Cosh", |call| long(call, power::cosh)),
    ("math.Tanh", |call| long(call, power::tanh)),
    ("math.Asinh", |call| long(call, power::asinh)),
    ("math.Acosh", |call| long(call, power::acosh)),
    ("math.Atanh", |call| long(call, power::atanh)),
    ("math.Cbrt", |call| long(call, power::cbrt)),
    ("math.Gamma", |call| long(call, power::gamma)),
    ("math.Erf", |call| long(call, libm::erf)),
    ("math.Erfc", |call| long(call, libm::erfc)),
    ("math.J0", |call| long(call, libm::j0)),
    ("math.J1", |call| long(call, libm::j1)),
    ("math.Y0", |call| long(call, libm::y0)),
    ("math.Y1", |call| long(call, libm::y1)),
    ("math.Jn", |call| with_order(call, libm::jn)),
    ("math.Yn", |call| with_order(call, libm::yn)),
    ("math.Pow", |call| binary(call, power::pow)),
    ("math.Atan2", |call| binary(call, trig::atan2)),
    ("math.Hypot", |call| binary(call, power::hypot)),
    ("math.Mod", |call| binary(call, |x, y| x % y)),
    ("math.Remainder", |call| binary(call, libm::remainder)),
    ("math.Nextafter", |call| binary(call, number::next_after)),
    ("math.Copysign", |call| binary(call, f64::copysign)),
    ("math.FMA", fma),
    ("math.Frexp", frexp),
    ("math.Ldexp", ldexp),
    ("math.Lgamma", lgamma),
    ("math.Float64bits", |_| Flow::Done),
    ("math.Float64frombits", |_| Flow::Done),
    ("math.Float32bits", float32bits),
    ("math.Float32frombits", float32frombits),
];

fn fma(call: &mut Call<'_>) -> Flow {
    let result = call.float(0).mul_add(call.float(1), call.float(2));
    call.set_float(0, result);
    Flow::Done
}

fn frexp(call: &mut Call<'_>) -> Flow {
    let (fraction, exponent) = number::frexp(call.float(0));
    call.set_float(0, fraction);
    call.set_int(1, exponent);
    Flow::Done
}

fn ldexp(call: &mut Call<'_>) -> Flow {
    let result = number::ldexp(call.float(0), call.int(1));
    call.set_float(0, result);
    Flow::Done
}

fn lgamma(call: &mut Call<'_>) -> Flow {
    call.picos += LONG;
    let x = call.float(0);
    let (value, sign) = if x == f64::NEG_INFINITY { (x, 1) } else { libm::lgamma_r(x) };
    call.set_float(0, value);
    call.set_int(1, if sign < 0 { -1 } else { 1 });
    Flow::Done
}

/// `float32` values are kept as the `f64` of the same value.
fn float32bits(call: &mut Call<'_>) -> Flow {
    let bits = (call.float(0) as f32).to_bits();
    call.set(0, u64::from(bits));
    Flow::Done
}

fn float32frombits(call: &mut Call<'_>) -> Flow {
    let value = f32::from_bits(call.word(0) as u32);
    call.set_float(0, f64::from(value));
    Flow::Done
}

#[cfg(test)]
mod tests {
    use super::*;

    type F = fn(f64) -> f64;

    #[test]
    fn results_are_gos_to_the_last_bit() {
        let cases: &[(F, f64, u64)] = &[
            (power::exp, 0.3, 0x3ff5_9905_8c8c_1a96),
            (power::exp, 7.25, 0x4096_006b_5d53_e8d9),
            (power::exp2, 0.3, 0x3ff3_b2c4_7bff_8329),
            (power::exp2, 7.25, 0x4063_06fe_0a31_b715),
            (power::log, 0.3, 0xbff3_4378_fcbd_a721),
            (power::log, 7.25, 0x3fff_b22e_98a1_c24e),
            (power::log, 1_000_000_000.5, 0x4034_b927_f32e_257a),
            (power::log2, 0.3, 0xbffb_ca9c_6f53_897a),
            (power::log2, 7.25, 0x4006_dd25_23d5_4cb7),
            (power::log2, 1_000_000_000.5, 0x403d_e5b8_eaab_f101),
            (power::log10, 0.3, 0xbfe0_bb6c_34d8_1502),
            (power::log10, 7.25, 0x3feb_87e3_9237_4dd5),
            (power::log10, 1_000_000_000.5, 0x4022_0000_0001_dd83),
            (trig::sin, 0.3, 0x3fd2_e9cd_95ba_ba33),
            (trig::sin, 7.25, 0x3fea_56ad_b62a_27b8),
            (trig::sin, 1_000_000_000.5, 0x3fec_2eea_d24b_46f5),
            (trig::cos, 0.3, 0x3fee_921d_d42f_09ba),
            (trig::cos, 7.25, 0x3fe2_2c6f_50dc_3fbf),
            (trig::cos, 1_000_000_000.5, 0x3fde_4fda_92f2_f1dc),
            (trig::tan, 0.3, 0x3fd3_cc2a_44e2_9998),
            (trig::tan, 7.25, 0x3ff7_303f_bb8a_82ea),
            (trig::tan, 1_000_000_000.5, 0x3ffd_c0b7_48db_5818),
            (trig::asin, 0.3, 0x3fd3_8015_9e14_f6ff),
            (trig::atan, 0.3, 0x3fd2_a73a_661e_af06),
            (trig::atan, 7.25, 0x3ff6_f08f_0743_5fec),
            (trig::atan, 1_000_000_000.5, 0x3ff9_21fb_53ff_74e8),
            (power::sinh, 0.3, 0x3fd3_7d42_af54_b926),
            (power::sinh, 7.25, 0x4086_006a_a328_e9c0),
            (power::tanh, 0.3, 0x3fd2_a4dd_a7d9_14fa),
            (power::tanh, 7.25, 0x3fef_fffd_e276_0a41),
            (power::tanh, 1_000_000_000.5, 0x3ff0_0000_0000_0000),
            (power::cbrt, 0.3, 0x3fe5_6bfe_a66e_f78d),
            (power::cbrt, 7.25, 0x3ffe_f78e_2c12_c61c),
            (power::cbrt, 1_000_000_000.5, 0x408f_4000_0016_5ea0),
            (power::gamma, 0.3, 0x4007_eebb_b8ae_c4ab),
            (power::gamma, 7.25, 0x4092_0d86_2883_56b4),
            (power::acosh, 7.25, 0x4005_5ad8_6cdd_2190),
            (power::acosh, 1_000_000_000.5, 0x4035_6a9a_0b25_f749),
        ];
        for (f, x, bits) in cases {
            assert_eq!(f(*x).to_bits(), *bits, "{x}");
        }
    }
}
