//! Untyped values, and how they get their types.

use crate::golang::check::checker::{Checker, Operand};
use crate::golang::syntax::ast::Expr;
use crate::golang::types::TypeId;

impl Checker<'_> {
    /// An untyped x gets this type, or it is reported.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand<'_>, target: TypeId) {
        unimplemented!("{x:?} {target:?}")
    }

    /// The type that an untyped value has by itself; any other type is what it is.
    pub(super) fn default_type(&self, ty: TypeId) -> TypeId {
        unimplemented!("{ty:?} {}", self.version)
    }

    /// An untyped expression, and the operands from which its type comes, get this type.
    pub(super) fn update_expr_type(&mut self, e: &Expr, ty: TypeId, last: bool) {
        unimplemented!("{e:?} {ty:?} {last:?}")
    }
}
