//! In which order operands are found out: those with calls in them first.
//!
//! Go fixes the order of calls and receives only. Its compiler takes their results first and reads plain variables, fields
//! and elements afterwards (`x + f()` sees what `f` did to `x`), and so do we. Slicing, `len` and some others are to it
//! like calls: of an empty stack, `x, s = s[len(s)-1], s[:len(s)-1]` says that the bounds of the slice are wrong.

use super::func::Fc;
use super::place::Place;
use crate::golang::check::info::{Builtin, Mode};
use crate::golang::code::Reg;
use crate::golang::syntax::ast::{BinaryOp, Call, Expr, ExprKind, UnaryOp};
use crate::golang::types::Type;

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
    pub(super) fn has_call(&mut self, e: &Expr) -> bool {
        self.finds(e, false)
    }

    /// Whether it is found out together with the calls: it has a call in it, or something that is treated like one.
    pub(super) fn comes_early(&mut self, e: &Expr) -> bool {
        self.finds(e, true)
    }

    /// Looks for a call within an expression; `early`: or for what comes early with them.
    fn finds(&mut self, e: &Expr, early: bool) -> bool {
        let mut e = e;
        loop {
            if self.settled_at(e).is_some() || self.is_constant(e) {
                return false;
            }
            if self.is_early(e, early) {
                return true;
            }
            e = match &e.kind {
                ExprKind::TypeAssert(x, _) => x,
                ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Selector(x, _) | ExprKind::Unary(_, x) => x,
                ExprKind::Binary(_, x, y) => {
                    if self.finds(y, early) {
                        return true;
                    }
                    x
                }
                // Elements are read late, even where what tells which one came early.
                ExprKind::Index(x, index) => {
                    if index.iter().any(|index| self.finds(index, false)) {
                        return true;
                    }
                    x
                }
                ExprKind::Slice(slice) => {
                    if slice.index.iter().flatten().any(|index| self.finds(index, early)) {
                        return true;
                    }
                    &slice.x
                }
                ExprKind::Composite(literal) => return literal.elems.iter().any(|elem| self.finds(elem, early)),
                ExprKind::KeyValue(key, value) => return self.finds(key, early) || self.finds(value, early),
                ExprKind::Call(call) => return call.args.iter().any(|arg| self.finds(arg, early)),
                _ => return false,
            };
        }
    }

    /// Whether it is a call, as a whole; `early`: or something that comes early with them.
    pub(super) fn is_early(&mut self, e: &Expr, early: bool) -> bool {
        match &e.kind {
            ExprKind::Unary(UnaryOp::Recv, _) => true,
            ExprKind::Slice(_) | ExprKind::Binary(BinaryOp::AndAnd | BinaryOp::OrOr, ..) => early,
            ExprKind::TypeAssert(..) => early && !self.is_pointer_shaped(e),
            ExprKind::Call(call) => self.is_call(e, call, early),
            _ => false,
        }
    }

    /// Whether what is written as a call is one. Conversions and some built-in functions are none, though the ones that
    /// make something new come as early, and so do lengths.
    fn is_call(&mut self, e: &Expr, call: &Call, early: bool) -> bool {
        match self.c.info.expr(call.func.unparen().id).map(|known| known.mode) {
            Some(Mode::Type) => early && self.copies_string(e, call),
            Some(Mode::Builtin(builtin)) => match builtin {
                Builtin::Recover | Builtin::Panic | Builtin::Append | Builtin::Copy | Builtin::Close => true,
                Builtin::Clear | Builtin::Delete | Builtin::Print | Builtin::Println => false,
                _ => early,
            },
            _ => true,
        }
    }

    /// `[]byte(text)` or `[]rune(text)`
    fn copies_string(&mut self, e: &Expr, call: &Call) -> bool {
        let [text] = &call.args[..] else { return false };
        let (to, from) = (self.ty(e), self.ty(text));
        matches!(self.under(to), Type::Slice(_)) && matches!(self.under(from), Type::Basic(_))
    }

    /// Whether interfaces hold its values as they are.
    fn is_pointer_shaped(&mut self, e: &Expr) -> bool {
        let ty = self.ty(e);
        matches!(self.under(ty), Type::Pointer(_) | Type::Map(..) | Type::Chan(..) | Type::Func(_))
    }
}
