//! Whether a constant is a value of a type.

use super::Value;
use crate::golang::types::Basic;

/// A constant is not a value of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRepresentable {
    /// A fraction where a whole number is wanted: "truncated". (Go asks the type for this, too: the caller decides.)
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
        todo!()
    }

    /// As a whole number, if it is one.
    pub fn to_int(&self) -> Option<Self> {
        todo!()
    }

    /// As a real number, if it is one.
    pub fn to_float(&self) -> Option<Self> {
        todo!()
    }

    /// Any number; none of strings and truth values.
    pub fn to_complex(&self) -> Option<Self> {
        todo!()
    }
}
