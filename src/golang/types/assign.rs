//! What may be assigned and converted to what.

use super::{PkgId, TypeId};
use crate::golang::check::info::Info;
use crate::golang::constant::Value;

/// A value that is to get a type.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its type; of `nil` [`Basic::UntypedNil`](super::Basic).
    pub ty: TypeId,
    /// Of a constant, its value.
    pub value: Option<&'a Value>,
}

/// Why an untyped value cannot have a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// `1.5` is no integer: "truncated".
    Truncated,
    /// Too large: "overflows".
    Overflows,
    /// Of another kind.
    Mismatch,
}

/// Why a conversion is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadConversion {
    /// `constant 300 overflows byte`, which is all that is said.
    Overflows,
    /// `cannot convert x to type T`, and why, if there is more to say.
    Cannot(Option<String>),
    /// The same, with the cause `cannot convert x to type U (in T)`: U is one of T's types.
    CannotIn(TypeId),
}

impl Info {
    /// The type (and, of a constant, the value) that an untyped value gets where `target` is wanted: its default type
    /// for an interface, else `target`. A typed value keeps its own.
    ///
    /// # Errors
    /// If it cannot have it.
    pub fn implicit_type(&mut self, x: Source, target: TypeId) -> Result<(TypeId, Option<Value>), Misfit> {
        todo!()
    }

    /// Whether a value can be assigned to a variable of type `target`.
    ///
    /// # Errors
    /// If not; with the reason, if there is more to say: `T does not implement I (missing method M)`.
    pub fn assignable(&mut self, x: Source, target: TypeId, from: Option<PkgId>) -> Result<(), Option<String>> {
        todo!()
    }

    /// Whether `target(x)` is right. The value is that of the result, if it is constant.
    ///
    /// # Errors
    /// If not.
    pub fn conversion(
        &mut self,
        x: Source,
        target: TypeId,
        from: Option<PkgId>,
    ) -> Result<Option<Value>, BadConversion> {
        todo!()
    }
}
