//! Signatures: parameters, results, receivers.

use std::sync::Arc;

use crate::golang::check::checker::Checker;
use crate::golang::syntax::ast::{ExprId, FuncLit};
use crate::golang::types::TypeId;

impl Checker<'_> {
    /// The type of a function literal; its parameters are declared and noted, its body is checked later.
    pub(super) fn func_literal(&mut self, id: ExprId, literal: &Arc<FuncLit>) -> TypeId {
        todo!("{id:?} {literal:?}")
    }
}
