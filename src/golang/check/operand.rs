//! Operands: how they are made, and how messages describe them.

use crate::golang::check::checker::{Operand, OperandMode};
use crate::golang::constant::Value;
use crate::golang::syntax::ast::{Expr, Name};
use crate::golang::types::{Basic, TypeId};

/// What an expression will be assigned to, from which a generic function gets its type arguments.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target<'t> {
    pub(super) ty: TypeId,
    /// What messages call it.
    pub(super) label: &'t str,
}

/// How an expression may stand as a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExprUse {
    /// A conversion: never.
    Conversion,
    /// Never; of a builtin whose result has to be used.
    Expression,
    /// A call or a receive.
    Statement,
}

impl<'e> Operand<'e> {
    /// Something of this type.
    pub(super) fn new(mode: OperandMode, ty: TypeId, expr: &'e Expr) -> Self {
        Self { mode, ty, value: None, expr, label: None, tparams: Vec::new() }
    }

    /// Something wrong, which has been reported.
    pub(super) fn invalid(expr: &'e Expr) -> Self {
        Self::new(OperandMode::Invalid, Basic::Invalid.into(), expr)
    }

    /// A constant.
    pub(super) fn constant(ty: TypeId, value: Value, expr: &'e Expr) -> Self {
        Self { value: Some(value), ..Self::new(OperandMode::Const, ty, expr) }
    }

    /// A value that messages do not call by its expression.
    pub(super) fn labeled(ty: TypeId, label: impl Into<Name>, expr: &'e Expr) -> Self {
        Self { label: Some(label.into()), ..Self::new(OperandMode::Value, ty, expr) }
    }

    /// A mistake in it has been reported.
    pub(super) fn invalidate(&mut self) {
        self.mode = OperandMode::Invalid;
    }

    /// Nothing is wrong with it so far.
    pub(super) fn is_valid(&self) -> bool {
        self.mode != OperandMode::Invalid
    }
}
