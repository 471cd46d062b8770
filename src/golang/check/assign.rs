//! Assignments of all kinds: what may be assigned to what, and how many.

use crate::golang::check::checker::{Checker, Operand};
use crate::golang::check::info::ObjId;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{BinaryOp, Expr};
use crate::golang::types::TypeId;

impl Checker<'_> {
    /// x is assigned to something of this type (none: `_`); an untyped one gets its type.
    /// `context` is as in "cannot use x as T value in *assignment*".
    pub(super) fn assignment(&mut self, x: &mut Operand<'_>, ty: Option<TypeId>, context: &str) {
        unimplemented!("{x:?} {ty:?} {context:?}")
    }

    /// The value of a constant: sets its value, and its type if that is not known yet.
    pub(super) fn init_const(&mut self, lhs: ObjId, x: &mut Operand<'_>) {
        unimplemented!("{x:?} {lhs:?}")
    }

    /// The value of a new variable; if its type is not known yet, it gets one in any case. `context` is as of
    /// [`Self::assignment`].
    pub(super) fn init_var(&mut self, lhs: ObjId, x: &mut Operand<'_>, context: &str) {
        unimplemented!("{x:?} {lhs:?} {context:?}")
    }

    /// Values of new variables; variables whose type is not known yet get one in any case. Also the results of a
    /// `return`, which is at this place.
    pub(super) fn init_vars(&mut self, lhs: &[ObjId], rhs: &[Expr], return_stmt: Option<Pos>) {
        unimplemented!("{lhs:?} {rhs:?} {return_stmt:?}")
    }

    /// `a, b = x, y`
    pub(super) fn assign_vars(&mut self, lhs: &[Expr], rhs: &[Expr]) {
        unimplemented!("{lhs:?} {rhs:?}")
    }

    /// A value that is already there goes to one left side: `for lhs = range ...`
    pub(super) fn assign_var(&mut self, lhs: &Expr, x: &mut Operand<'_>, context: &str) {
        unimplemented!("{lhs:?} {x:?} {context:?}")
    }

    /// `lhs op= rhs`; also `lhs++`, whose right side is none.
    pub(super) fn assign_op(&mut self, pos: Pos, op: BinaryOp, lhs: &Expr, rhs: Option<&Expr>) {
        unimplemented!("{lhs:?} {rhs:?} {op:?} {pos:?}")
    }

    /// `a, b := x, y`; declares the new variables.
    pub(super) fn short_var_decl(&mut self, pos: Pos, lhs: &[Expr], rhs: &[Expr]) {
        unimplemented!("{lhs:?} {rhs:?} {pos:?}")
    }
}
