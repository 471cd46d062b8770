//! Values of constants, exact.
//!
//! **Invariants**: a whole number is always an [`Value::Int`], whatever type the constant has, and a complex number
//! without imaginary part is no [`Value::Complex`]; numbers never grow without bounds: what is too large for any use
//! becomes [`Value::Unknown`].

mod arithmetic;
mod float;
mod literal;
mod print;
mod represent;

use std::sync::Arc;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

pub use print::quoted;
pub use represent::NotRepresentable;

/// The value of a constant. Which Go type it has is not part of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// What could not be computed; a mistake has been reported.
    Unknown,
    /// A truth value.
    Bool(bool),
    /// A string: bytes, usually UTF-8.
    String(Arc<[u8]>),
    /// A whole number (also of a float constant that is whole).
    Int(BigInt),
    /// Any other real number.
    Float(BigRational),
    /// Real and imaginary part.
    Complex(BigRational, BigRational),
}

impl Value {
    /// A string.
    pub fn string(text: &str) -> Self {
        Self::String(text.as_bytes().into())
    }

    /// A whole number.
    pub fn int(number: impl Into<BigInt>) -> Self {
        Self::Int(number.into())
    }

    /// Whether it could be computed.
    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown)
    }

    /// A whole number that fits.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => number.to_i64(),
            _ => None,
        }
    }

    /// A whole number that fits.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Int(number) => number.to_u64(),
            _ => None,
        }
    }

    /// A real number, rounded to the nearest; infinite if it is too large.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Int(number) => Some(float::round(&BigRational::from(number.clone()), float::DOUBLE)),
            Self::Float(number) => Some(float::round(number, float::DOUBLE)),
            _ => None,
        }
    }

    /// Real and imaginary part of a number, rounded.
    pub fn as_complex(&self) -> Option<(f64, f64)> {
        match self {
            Self::Complex(re, im) => Some((float::round(re, float::DOUBLE), float::round(im, float::DOUBLE))),
            _ => Some((self.as_f64()?, 0.0)),
        }
    }

    /// A string's bytes.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::String(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// A truth value.
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// -1, 0 or 1 of a real number; of a complex one 0 only if it is 0.
    pub fn sign(&self) -> i32 {
        let sign = |positive: bool| if positive { 1 } else { -1 };
        match self {
            Self::Int(number) if number.is_zero() => 0,
            Self::Int(number) => sign(number.is_positive()),
            Self::Float(number) => sign(number.is_positive()),
            Self::Unknown | Self::Bool(_) | Self::String(_) | Self::Complex(..) => 1,
        }
    }

    /// How many bits a whole number's magnitude needs; 0 of anything else. Mind that constants of float type can be
    /// whole, too.
    pub fn bits(&self) -> u64 {
        match self {
            Self::Int(number) => number.bits(),
            _ => 0,
        }
    }

    /// A real number, whole or not.
    fn real_number(number: BigRational) -> Self {
        match float::limited(number) {
            Some(number) if number.is_integer() => Self::Int(number.to_integer()),
            Some(number) => Self::Float(number),
            None => Self::Unknown,
        }
    }

    /// A complex number.
    fn complex_number(re: BigRational, im: BigRational) -> Self {
        match (float::limited(re), float::limited(im)) {
            (Some(re), Some(im)) if im.is_zero() => Self::real_number(re),
            (Some(re), Some(im)) => Self::Complex(re, im),
            _ => Self::Unknown,
        }
    }

    /// Real and imaginary part of a number.
    fn parts(&self) -> Option<(BigRational, BigRational)> {
        Some(match self {
            Self::Int(number) => (number.clone().into(), BigRational::zero()),
            Self::Float(number) => (number.clone(), BigRational::zero()),
            Self::Complex(re, im) => (re.clone(), im.clone()),
            Self::Unknown | Self::Bool(_) | Self::String(_) => return None,
        })
    }
}

#[cfg(test)]
mod tests;
