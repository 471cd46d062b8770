//! Values of literals.

use super::Value;
use crate::golang::syntax::ast::LiteralKind;

impl Value {
    /// The value of a literal as it is written; unknown if it is malformed or too large (`1e1000000000`), which Go calls
    /// `malformed constant: ...`, and `excessively long constant` if it has more than 10,000 characters (to be asked first).
    pub fn from_literal(kind: LiteralKind, text: &str) -> Self {
        todo!()
    }
}
