//! In which order operands are found out: those with calls in them first.
//!
//! Go fixes the order of calls and receives only. Its compiler takes their results first and reads plain variables, fields
//! and elements afterwards (`x + f()` sees what `f` did to `x`), and so do we.

use super::func::Fc;
use super::place::Place;
use crate::golang::check::info::{Builtin, Mode};
use crate::golang::code::Reg;
use crate::golang::syntax::ast::{Expr, ExprKind, UnaryOp};
use crate::golang::types::{Basic, Type, TypeId};

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

    /// Whether it is a variable that no call can change, nor what `len` says of it.
    fn is_settled(&mut self, e: &Expr) -> bool {
        let e = e.unparen();
        let ExprKind::Name(_) = e.kind else { return false };
        let lives_here = self.c.info.name(e.id).is_some_and(|obj| self.is_in_register(obj));
        let ty = self.ty(e);
        lives_here && matches!(self.under(ty), Type::Slice(_) | Type::Basic(_) | Type::Interface(_) | Type::Array(..))
    }

    /// Whether a conversion makes a string of something else, or something else of a string.
    fn copies_text(&mut self, to: &Expr, from: &Expr) -> bool {
        let (to, from) = (self.ty(to), self.ty(from));
        self.is_text(to) != self.is_text(from)
    }

    fn is_text(&mut self, ty: TypeId) -> bool {
        matches!(self.under(ty), Type::Basic(Basic::String | Basic::UntypedString))
    }

    /// Whether a function may be called or something received when it is evaluated. Lengths, parts of slices and type
    /// assertions are found out in one go with the calls, as if they were some.
    pub(super) fn has_call(&mut self, e: &Expr) -> bool {
        let mut e = e;
        loop {
            if self.is_constant(e) {
                return false;
            }
            e = match &e.kind {
                ExprKind::Unary(UnaryOp::Recv, _) => return true,
                ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Selector(x, _) | ExprKind::Unary(_, x) => x,
                ExprKind::TypeAssert(x, _) => {
                    if !self.is_settled(x) {
                        return true;
                    }
                    x
                }
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
                    if !self.is_settled(&slice.x) || slice.index.iter().flatten().any(|index| self.has_call(index)) {
                        return true;
                    }
                    &slice.x
                }
                ExprKind::Composite(literal) => return literal.elems.iter().any(|elem| self.has_call(elem)),
                ExprKind::KeyValue(key, value) => return self.has_call(key) || self.has_call(value),
                ExprKind::Call(call) => {
                    let known = self.c.info.expr(call.func.unparen().id).map(|known| known.mode);
                    let plain = match known {
                        Some(Mode::Type) => {
                            call.args.iter().all(|arg| self.is_settled(arg) || !self.copies_text(e, arg))
                        }
                        Some(Mode::Builtin(Builtin::Len | Builtin::Cap)) => {
                            call.args.iter().all(|arg| self.is_settled(arg))
                        }
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
