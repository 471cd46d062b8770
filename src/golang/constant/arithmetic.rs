//! Computing with constants.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::Value;
use crate::golang::syntax::ast::{BinaryOp, UnaryOp};

impl Value {
    /// Larger shift counts are refused: `invalid shift count`.
    pub const MAX_SHIFT: u64 = 1023 - 1 + 52;

    /// Whole numbers of an untyped integer type (not of a float type) with more bits are refused:
    /// `constant ... overflow`.
    pub const MAX_BITS: u64 = 512;

    /// `+x`, `-x`, `!x`, `^x`; the result of `^x` for an unsigned type has so many bits.
    pub fn unary(op: UnaryOp, x: &Self, unsigned_bits: Option<u32>) -> Self {
        match (op, x) {
            (UnaryOp::Not, Self::Bool(truth)) => Self::Bool(!truth),
            (UnaryOp::Complement, Self::Int(number)) => {
                let complement: BigInt = -number - 1;
                Self::Int(match unsigned_bits {
                    Some(bits) => complement & ((BigInt::one() << bits) - 1),
                    None => complement,
                })
            }
            (UnaryOp::Plus, Self::Int(_) | Self::Float(_) | Self::Complex(..)) => x.clone(),
            (UnaryOp::Neg, Self::Int(number)) => Self::Int(-number),
            (UnaryOp::Neg, Self::Float(number)) => Self::Float(-number),
            (UnaryOp::Neg, Self::Complex(re, im)) => Self::Complex(-re, -im),
            _ => Self::Unknown,
        }
    }

    /// `x op y`, for operators that are neither shifts nor comparisons. With `integer_division`, `/` is truncated. The
    /// divisor must not be 0: unknown then, as for operands that do not go together.
    pub fn binary(op: BinaryOp, x: &Self, y: &Self, integer_division: bool) -> Self {
        match (x, y) {
            (Self::Bool(x), Self::Bool(y)) => match op {
                BinaryOp::AndAnd => Self::Bool(*x && *y),
                BinaryOp::OrOr => Self::Bool(*x || *y),
                _ => Self::Unknown,
            },
            (Self::String(x), Self::String(y)) if op == BinaryOp::Add => Self::String([&**x, &**y].concat().into()),
            (Self::Int(x), Self::Int(y)) if op != BinaryOp::Div || integer_division => int_binary(op, x, y),
            (Self::Complex(..), _) | (_, Self::Complex(..)) => complex_binary(op, x, y),
            _ => match (x.parts(), y.parts()) {
                (Some((x, _)), Some((y, _))) => real_binary(op, &x, &y),
                _ => Self::Unknown,
            },
        }
    }

    /// `x << count` and `x >> count` of a whole number. A count above [`Self::MAX_SHIFT`] is a mistake, about which the
    /// caller speaks; the result is unknown.
    pub fn shift(op: BinaryOp, x: &Self, count: u64) -> Self {
        match (op, x) {
            (BinaryOp::Shl, Self::Int(number)) if count <= Self::MAX_SHIFT => Self::Int(number << count),
            (BinaryOp::Shr, Self::Int(number)) => Self::Int(number >> count),
            _ => Self::Unknown,
        }
    }

    /// `x op y` for comparisons; false if the operands do not go together.
    pub fn compare(op: BinaryOp, x: &Self, y: &Self) -> bool {
        let order = match (x, y) {
            (Self::Bool(x), Self::Bool(y)) => Some(x.cmp(y)),
            (Self::String(x), Self::String(y)) => Some(x.cmp(y)),
            (Self::Complex(..), _) | (_, Self::Complex(..)) => {
                // There is no order but equal and different.
                Some(if x == y { Ordering::Equal } else { Ordering::Greater })
            }
            _ => x.parts().zip(y.parts()).map(|((x, _), (y, _))| x.cmp(&y)),
        };
        order.is_some_and(|order| match op {
            BinaryOp::Eq => order.is_eq(),
            BinaryOp::Ne => order.is_ne(),
            BinaryOp::Lt => order.is_lt(),
            BinaryOp::Le => order.is_le(),
            BinaryOp::Gt => order.is_gt(),
            BinaryOp::Ge => order.is_ge(),
            _ => false,
        })
    }

    /// The real part of a number.
    #[must_use]
    pub fn real(&self) -> Self {
        self.parts().map_or(Self::Unknown, |(re, _)| Self::real_number(re))
    }

    /// The imaginary part of a number.
    #[must_use]
    pub fn imag(&self) -> Self {
        self.parts().map_or(Self::Unknown, |(_, im)| Self::real_number(im))
    }

    /// A complex number of two real ones.
    pub fn complex(re: &Self, im: &Self) -> Self {
        match (re.parts(), im.parts()) {
            (Some((re, _)), Some((im, _))) => Self::complex_number(re, im),
            _ => Self::Unknown,
        }
    }
}

fn int_binary(op: BinaryOp, x: &BigInt, y: &BigInt) -> Value {
    Value::Int(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => return Value::real_number((x * y).into()),
        BinaryOp::Div if !y.is_zero() => x / y,
        BinaryOp::Rem if !y.is_zero() => x % y,
        BinaryOp::And => x & y,
        BinaryOp::Or => x | y,
        BinaryOp::Xor => x ^ y,
        BinaryOp::AndNot => x & (-y - BigInt::one()),
        _ => return Value::Unknown,
    })
}

fn real_binary(op: BinaryOp, x: &BigRational, y: &BigRational) -> Value {
    Value::real_number(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::Div if !y.is_zero() => x / y,
        _ => return Value::Unknown,
    })
}

fn complex_binary(op: BinaryOp, x: &Value, y: &Value) -> Value {
    let (Some(x), Some(y)) = (x.parts(), y.parts()) else {
        return Value::Unknown;
    };
    match op {
        BinaryOp::Add => Value::complex_number(x.0 + y.0, x.1 + y.1),
        BinaryOp::Sub => Value::complex_number(x.0 - y.0, x.1 - y.1),
        BinaryOp::Mul => Value::complex_number(&x.0 * &y.0 - &x.1 * &y.1, x.0 * y.1 + x.1 * y.0),
        BinaryOp::Div => {
            let square = &y.0 * &y.0 + &y.1 * &y.1;
            if square.is_zero() {
                return Value::Unknown;
            }
            let re = &x.0 * &y.0 + &x.1 * &y.1;
            let im = x.1 * y.0 - x.0 * y.1;
            Value::complex_number(re / &square, im / square)
        }
        _ => Value::Unknown,
    }
}
