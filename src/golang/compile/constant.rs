//! Constants, and values that are known when the program is compiled.

use super::func::Fc;
use crate::golang::code::{Op, Reg};
use crate::golang::constant::Value;
use crate::golang::syntax::ast::Expr;
use crate::golang::types::{Basic, TypeId};

impl Fc<'_, '_> {
    /// Whether it is a constant.
    pub(super) fn is_constant(&self, e: &Expr) -> bool {
        self.c.info.expr(e.id).is_some_and(|known| known.value.is_some())
    }

    /// The value of an integer constant (as 64 bits) whose type is an integer.
    pub(super) fn const_int(&mut self, e: &Expr) -> Option<i64> {
        let value = self.c.info.expr(e.unparen().id)?.value.clone()?;
        let ty = self.ty(e);
        let basic = self.c.basic(ty)?;
        if !basic.is_integer() {
            return None;
        }
        value.as_i64().or_else(|| value.as_u64().map(u64::cast_signed))
    }

    /// The value of a constant number, if it fits an instruction.
    pub(super) fn const_small(&mut self, e: &Expr) -> Option<i16> {
        self.const_int(e).and_then(|value| i16::try_from(value).ok())
    }

    /// The constant into registers; false if it is none.
    pub(super) fn constant(&mut self, e: &Expr, ty: TypeId, d: Reg) -> bool {
        let Some(value) = self.c.info.expr(e.id).and_then(|known| known.value.clone()) else { return false };
        self.materialise(&value, ty, d);
        true
    }

    /// A constant of this type into registers.
    pub(super) fn materialise(&mut self, value: &Value, ty: TypeId, d: Reg) {
        let basic = self.c.basic(ty).unwrap_or(Basic::Invalid);
        match value {
            Value::Bool(truth) => self.word(d, u64::from(*truth)),
            Value::String(bytes) => self.string(d, bytes),
            _ if basic.is_complex() => {
                let (re, im) = value.as_complex().unwrap_or_default();
                self.float(d, re);
                self.float(d + 1, im);
            }
            _ if basic.is_float() => self.float(d, value.as_f64().unwrap_or_default()),
            _ => {
                let word = value.as_i64().map(i64::cast_unsigned).or_else(|| value.as_u64());
                self.word(d, word.unwrap_or_default());
            }
        }
    }

    /// A constant string.
    pub(super) fn string(&mut self, d: Reg, bytes: &[u8]) {
        let k = self.c.pools.string(bytes);
        self.code.emit(Op::Str { d, k });
    }

    /// A constant floating-point number.
    pub(super) fn float(&mut self, d: Reg, value: f64) {
        self.word(d, value.to_bits());
    }
}
