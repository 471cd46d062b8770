//! In which order operands are found out: those with calls in them first.
//!
//! Go fixes the order of calls and receives only. Its compiler takes their results first and reads plain variables, fields
//! and elements afterwards (`x + f()` sees what `f` did to `x`), and so do we.

use super::func::Fc;
use super::place::Place;
use crate::golang::check::info::{Builtin, Mode};
use crate::golang::code::Reg;
use crate::golang::syntax::ast::{Expr, ExprKind, UnaryOp};

/// An operand whose calls have been made.
#[derive(Clone, Copy, Debug)]
pub(super) enum Early {
    /// Its value.
    Value(Reg),
    /// Where its value will be read, and how many words it has.
    Place(Place, u32),
}

impl Fc<'_, '_> {
    /// Makes the calls in an operand; memory is read later.
    pub(super) fn early(&mut self, e: &Expr) -> Early {
        let e = e.unparen();
        if !self.is_place(e) || self.is_constant(e) {
            return Early::Value(self.value(e));
        }
        let ty = self.ty(e);
        let words = self.words(ty);
        match self.place(e) {
            // Looking something up in a map counts as a call.
            place @ (Place::Map { .. } | Place::Reg(_)) => Early::Value(self.load_any(place, words)),
            place => Early::Place(place, words),
        }
    }

    /// The operand's value.
    pub(super) fn late(&mut self, early: Early) -> Reg {
        match early {
            Early::Value(at) => at,
            Early::Place(place, words) => self.load_any(place, words),
        }
    }

    /// Whether a function may be called or something received when it is evaluated.
    pub(super) fn has_call(&self, e: &Expr) -> bool {
        let mut e = e;
        loop {
            if self.is_constant(e) {
                return false;
            }
            e = match &e.kind {
                ExprKind::Unary(UnaryOp::Recv, _) => return true,
                ExprKind::Paren(x)
                | ExprKind::Star(x)
                | ExprKind::Selector(x, _)
                | ExprKind::TypeAssert(x, _)
                | ExprKind::Unary(_, x) => x,
                ExprKind::Binary(_, x, y) => {
                    if self.has_call(y) {
                        return true;
                    }
                    x
                }
                ExprKind::Index(x, index) => {
                    if index.iter().any(|index| self.has_call(index)) {
                        return true;
                    }
                    x
                }
                ExprKind::Slice(slice) => {
                    if slice.index.iter().flatten().any(|index| self.has_call(index)) {
                        return true;
                    }
                    &slice.x
                }
                ExprKind::Composite(literal) => return literal.elems.iter().any(|elem| self.has_call(elem)),
                ExprKind::KeyValue(key, value) => return self.has_call(key) || self.has_call(value),
                ExprKind::Call(call) => {
                    let known = self.c.info.expr(call.func.unparen().id).map(|known| known.mode);
                    let plain = match known {
                        Some(Mode::Type) => true,
                        Some(Mode::Builtin(builtin)) => !matches!(
                            builtin,
                            Builtin::Recover | Builtin::Panic | Builtin::Append | Builtin::Copy | Builtin::Close
                        ),
                        _ => false,
                    };
                    return !plain || call.args.iter().any(|arg| self.has_call(arg));
                }
                _ => return false,
            };
        }
    }
}
