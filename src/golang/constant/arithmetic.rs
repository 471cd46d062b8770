//! Computing with constants.

use super::Value;
use crate::golang::syntax::ast::{BinaryOp, UnaryOp};

impl Value {
    /// `+x`, `-x`, `!x`, `^x`; the result of `^x` for an unsigned type has so many bits.
    pub fn unary(op: UnaryOp, x: &Self, unsigned_bits: Option<u32>) -> Self {
        todo!()
    }

    /// `x op y`, for operators that are neither shifts nor comparisons. With `integer_division`, `/` is truncated. The
    /// divisor must not be 0: unknown then, as for operands that do not go together.
    pub fn binary(op: BinaryOp, x: &Self, y: &Self, integer_division: bool) -> Self {
        todo!()
    }

    /// `x << count` and `x >> count` of a whole number. Counts are limited by [`Self::MAX_SHIFT`] (the caller says so).
    pub fn shift(op: BinaryOp, x: &Self, count: u64) -> Self {
        todo!()
    }

    /// `x op y` for comparisons; false if the operands do not go together.
    pub fn compare(op: BinaryOp, x: &Self, y: &Self) -> bool {
        todo!()
    }

    /// Larger shift counts are refused: `invalid shift count`.
    pub const MAX_SHIFT: u64 = 1023 - 1 + 52;

    /// Untyped whole numbers with more bits are refused: `constant ... overflow`.
    pub const MAX_BITS: u64 = 512;

    /// The real part of a number.
    pub fn real(&self) -> Self {
        todo!()
    }

    /// The imaginary part of a number.
    pub fn imag(&self) -> Self {
        todo!()
    }

    /// A complex number of two real ones.
    pub fn complex(re: &Self, im: &Self) -> Self {
        todo!()
    }
}
