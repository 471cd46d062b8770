//! Identifiers and type expressions.

use crate::golang::check::checker::{Checker, Operand};
use crate::golang::syntax::ast::{Expr, Name};
use crate::golang::types::TypeId;

impl Checker<'_> {
    /// What a name that is used as an operand (or as a type, if one is wanted) is. Notes uses and dependencies.
    pub(super) fn ident<'e>(&mut self, e: &'e Expr, name: &Name, want_type: bool) -> Operand<'e> {
        todo!("{e:?} {name} {want_type}")
    }

    /// The type that an expression denotes; [`Basic::Invalid`](crate::golang::types::Basic) after reporting a mistake.
    /// It is recorded.
    pub(super) fn typ(&mut self, e: &Expr) -> TypeId {
        todo!("{e:?}")
    }

    /// The same; must not be a constraint interface.
    pub(super) fn var_type(&mut self, e: &Expr) -> TypeId {
        todo!("{e:?}")
    }

    /// A generic type that is not instantiated; else the reason why not (empty if it has been reported).
    pub(super) fn generic_type(&mut self, e: &Expr) -> Result<TypeId, String> {
        todo!("{e:?}")
    }

    /// `x[args]` where x is a generic type.
    pub(super) fn instantiated_type(&mut self, x: &Expr, args: &[Expr]) -> TypeId {
        todo!("{x:?} {args:?}")
    }

    /// Types of a list of type arguments; none after reporting a mistake in one.
    pub(super) fn type_list(&mut self, list: &[Expr]) -> Option<Vec<TypeId>> {
        todo!("{list:?}")
    }

    /// The length of an array; none after reporting a mistake.
    pub(super) fn array_length(&mut self, e: &Expr) -> Option<u64> {
        todo!("{e:?}")
    }
}
