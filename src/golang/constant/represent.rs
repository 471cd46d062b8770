//! Whether a constant is a value of a type.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::Value;
use super::float::{self, DOUBLE, Format, SINGLE};
use crate::golang::types::Basic;

/// A constant is not a value of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRepresentable {
    /// A fraction where a whole number is wanted: "truncated". (Go says so of every constant that has no integer type: see
    /// [`Types::representation`](crate::golang::types::Types::representation).)
    Truncated,
    /// Too large: "overflows".
    Overflows,
    /// Of another kind.
    Kind,
}

impl Value {
    /// The value that a constant has as one of this type: rounded to a float's precision, whole for integers.
    ///
    /// # Errors
    /// If it is not one.
    pub fn representable(&self, basic: Basic) -> Result<Self, NotRepresentable> {
        if let Self::Unknown = self {
            return Ok(Self::Unknown);
        }
        match basic {
            Basic::Bool | Basic::UntypedBool => self.if_kind(matches!(self, Self::Bool(_))),
            Basic::String | Basic::UntypedString => self.if_kind(matches!(self, Self::String(_))),
            _ if self.parts().is_none() => Err(NotRepresentable::Kind),
            _ if basic.is_integer() => self.as_integer(basic),
            _ if basic.is_float() => self.as_float(basic),
            _ if basic.is_complex() => self.as_complex_of(basic),
            _ => Err(NotRepresentable::Kind),
        }
    }

    /// As a whole number, if it is one.
    pub fn to_int(&self) -> Option<Self> {
        matches!(self, Self::Int(_)).then(|| self.clone())
    }

    /// As a real number, if it is one.
    pub fn to_float(&self) -> Option<Self> {
        matches!(self, Self::Int(_) | Self::Float(_)).then(|| self.clone())
    }

    /// Any number; none of strings and truth values.
    pub fn to_complex(&self) -> Option<Self> {
        matches!(self, Self::Int(_) | Self::Float(_) | Self::Complex(..)).then(|| self.clone())
    }

    fn if_kind(&self, right: bool) -> Result<Self, NotRepresentable> {
        if right { Ok(self.clone()) } else { Err(NotRepresentable::Kind) }
    }

    fn as_integer(&self, basic: Basic) -> Result<Self, NotRepresentable> {
        let Self::Int(number) = self else {
            return Err(NotRepresentable::Truncated);
        };
        let Some(bits) = basic.bits() else {
            return Ok(self.clone());
        };
        let fits = if basic.is_unsigned() {
            !number.is_negative() && number.bits() <= bits.into()
        } else {
            // The smallest number has a magnitude of its own.
            number.bits() < bits.into() || *number == -(BigInt::one() << (bits - 1))
        };
        if fits { Ok(self.clone()) } else { Err(NotRepresentable::Overflows) }
    }

    fn as_float(&self, basic: Basic) -> Result<Self, NotRepresentable> {
        match (self.parts(), format(basic)) {
            (Some((re, im)), Some(format)) if im.is_zero() => rounded(&re, format).map(Self::real_number),
            (Some((_, im)), None) if im.is_zero() => Ok(self.clone()),
            _ => Err(NotRepresentable::Overflows),
        }
    }

    fn as_complex_of(&self, basic: Basic) -> Result<Self, NotRepresentable> {
        match (self.parts(), format(basic)) {
            (Some((re, im)), Some(format)) => Ok(Self::complex_number(rounded(&re, format)?, rounded(&im, format)?)),
            _ => Ok(self.clone()),
        }
    }
}

/// The format of a float, or of a complex number's parts; none for untyped ones.
const fn format(basic: Basic) -> Option<Format> {
    match basic {
        Basic::Float32 | Basic::Complex64 => Some(SINGLE),
        Basic::Float64 | Basic::Complex128 => Some(DOUBLE),
        _ => None,
    }
}

fn rounded(number: &BigRational, format: Format) -> Result<BigRational, NotRepresentable> {
    float::exact(float::round(number, format)).ok_or(NotRepresentable::Overflows)
}
