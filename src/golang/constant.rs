//! Values of constants, exact.

use std::sync::Arc;

use num_bigint::BigInt;
use num_rational::BigRational;

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
