//! Expressions: the entry points, and which part of the checker looks at which kind.

use crate::golang::check::checker::{Checker, Operand};
use crate::golang::check::operand::{ExprUse, Target};
use crate::golang::syntax::ast::{BinaryOp, Expr};
use crate::golang::types::TypeId;

impl Checker<'_> {
    /// Exactly one value.
    pub(super) fn expr<'e>(&mut self, e: &'e Expr, target: Option<Target<'_>>) -> Operand<'e> {
        unimplemented!("{e:?} {target:?}")
    }

    /// One value or a function that is still generic; `hint` is the type of a composite literal without one.
    pub(super) fn generic_expr<'e>(&mut self, e: &'e Expr, hint: Option<TypeId>) -> Operand<'e> {
        unimplemented!("{e:?} {hint:?}")
    }

    /// All values of a call, or a value and whether it was there if that is wanted and possible (then the second result
    /// is true). Never empty; the only one may be invalid.
    pub(super) fn multi_expr<'e>(&mut self, e: &'e Expr, allow_comma_ok: bool) -> (Vec<Operand<'e>>, bool) {
        unimplemented!("{e:?} {allow_comma_ok:?}")
    }

    /// A value or a type.
    pub(super) fn expr_or_type<'e>(&mut self, e: &'e Expr, allow_generic: bool) -> Operand<'e> {
        unimplemented!("{e:?} {allow_generic:?}")
    }

    /// Anything; says how it may stand as a statement.
    pub(super) fn raw_expr<'e>(
        &mut self,
        e: &'e Expr,
        target: Option<Target<'_>>,
        hint: Option<TypeId>,
        allow_generic: bool,
    ) -> (Operand<'e>, ExprUse) {
        unimplemented!("{e:?} {hint:?} {allow_generic:?} {target:?}")
    }

    /// Looks at expressions whose values do not matter any more; whether they are right.
    pub(super) fn use_exprs(&mut self, exprs: &[Expr]) -> bool {
        unimplemented!("{exprs:?}")
    }

    /// As [`Self::use_exprs`], of left sides: a variable does not count as used.
    pub(super) fn use_lhs(&mut self, exprs: &[Expr]) -> bool {
        unimplemented!("{exprs:?}")
    }

    /// `x op y` after [`Self::match_types`]; x becomes the result. In a switch x is the case, y the tag.
    pub(super) fn comparison(&mut self, x: &mut Operand<'_>, y: &mut Operand<'_>, op: BinaryOp, switch_case: bool) {
        unimplemented!("{x:?} {y:?} {op:?} {switch_case:?}")
    }

    /// If one of them is untyped, it gets the other's type.
    pub(super) fn match_types(&mut self, x: &mut Operand<'_>, y: &mut Operand<'_>) {
        unimplemented!("{x:?} {y:?}")
    }

    /// `x.(T)` can succeed, or else it is reported; e is the whole expression, or a type switch's case.
    pub(super) fn type_assertion(&mut self, e: &Expr, x: &Operand<'_>, ty: TypeId, type_switch: bool) {
        unimplemented!("{x:?} {e:?} {ty:?} {type_switch:?}")
    }

    /// The element type of a channel from which to receive, or to which to send; or else it is reported.
    pub(super) fn chan_elem(&mut self, e: &Expr, x: &Operand<'_>, receive: bool) -> Option<TypeId> {
        unimplemented!("{x:?} {e:?} {receive:?}")
    }
}
