//! Whether types implement interfaces and satisfy constraints, and if not, why.
//!
//! Methods whose signatures have not been looked at yet count as right: whoever asks resolves them before, or asks again.

use super::{Name, PkgId, TypeId, TypeParamId};
use crate::golang::check::info::Info;

/// A method that a type should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name.
    pub name: Name,
    /// In Go's words, in parentheses: `(missing method Foo)`, with `have` and `want` lines where they help.
    pub cause: String,
    /// There is one of the name, but it has another type or a pointer receiver.
    pub wrong: bool,
}

impl Info {
    /// Why a type has not all methods of an interface type. `lenient`: the type is an interface too, and methods that it does
    /// not have may still turn up at run time, as in `x.(T)`.
    pub fn missing_method(&mut self, ty: TypeId, iface: TypeId, lenient: bool, from: Option<PkgId>) -> Option<Missing> {
        todo!()
    }

    /// Whether a type implements an interface, or (`constraint`) satisfies a constraint.
    ///
    /// # Errors
    /// If not: why, in Go's words: `T does not satisfy C (missing method M)`.
    pub fn implements(
        &mut self,
        ty: TypeId,
        iface: TypeId,
        constraint: bool,
        from: Option<PkgId>,
    ) -> Result<(), String> {
        todo!()
    }

    /// Whether `x.(T)` is possible for an x of an interface type: T is `target`.
    ///
    /// # Errors
    /// If not: why, as of [`Missing::cause`].
    pub fn assertable(&mut self, iface: TypeId, target: TypeId, from: Option<PkgId>) -> Result<(), String> {
        todo!()
    }

    /// Whether these type arguments satisfy the constraints of these type parameters.
    ///
    /// # Errors
    /// The number of the first that does not, and why.
    pub fn verify(
        &mut self,
        tparams: &[TypeParamId],
        targs: &[TypeId],
        from: Option<PkgId>,
    ) -> Result<(), (usize, String)> {
        todo!()
    }

    /// Whether values of the type can be compared with `==`. `dynamic`: interfaces can, though it may panic.
    ///
    /// # Errors
    /// If not: why (`struct containing []int cannot be compared`); empty if there is no more to say.
    pub fn comparable(&mut self, ty: TypeId, dynamic: bool, from: Option<PkgId>) -> Result<(), String> {
        todo!()
    }
}
