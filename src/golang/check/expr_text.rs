//! Expressions within messages.

use std::fmt::{Display, Formatter, Result};

use crate::golang::syntax::ast::Expr;
use crate::golang::syntax::expr_string;

/// Shows an expression as messages do.
#[derive(Clone, Copy)]
pub(super) struct Text<'e>(pub(super) &'e Expr);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(&expr_string(self.0))
    }
}
