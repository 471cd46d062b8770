//! Function literals: what they capture, and their values.

use std::rc::Rc;
use std::sync::Arc;

use super::facts::Inner;
use super::func::{Fc, Slot};
use super::job::{Job, Literal};
use super::unit::MOST_WORDS;
use crate::golang::check::info::ObjId;
use crate::golang::code::{FuncIdx, Op, Reg};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{ExprId, FuncLit};

impl Fc<'_, '_> {
    /// What an inner function captures.
    pub(super) fn captures(&self, inner: Inner) -> Vec<ObjId> {
        self.env.facts.inner.get(&inner).map(|facts| facts.captures.clone()).unwrap_or_default()
    }

    /// `func(...) {...}` as a value.
    pub(super) fn func_literal(&mut self, id: ExprId, pos: Pos, literal: &Arc<FuncLit>, d: Reg) {
        let func = self.add_literal(id, pos, literal);
        let captures = self.captures(Inner::Literal(id));
        self.capture(&captures, func, d);
    }

    /// A literal's function, which is compiled later.
    pub(super) fn add_literal(&mut self, id: ExprId, pos: Pos, literal: &Arc<FuncLit>) -> FuncIdx {
        let name = self.inner_name(Inner::Literal(id));
        let literal = Literal { env: Rc::clone(&self.env), body: Arc::clone(literal), id, pos, name };
        self.c.add_job(Job::Literal(literal))
    }

    /// What an inner function is called.
    pub(super) fn inner_name(&self, inner: Inner) -> Arc<str> {
        let suffix = self.env.facts.inner.get(&inner).map_or("", |facts| &facts.suffix);
        format!("{}{suffix}", self.header.name).into()
    }

    /// d = the function with what it captures.
    fn capture(&mut self, captures: &[ObjId], func: FuncIdx, d: Reg) {
        self.capture_behind(None, captures, func, d);
    }

    /// The same; one more register is captured before the variables.
    pub(super) fn capture_behind(&mut self, first: Option<Reg>, captures: &[ObjId], func: FuncIdx, d: Reg) {
        let mark = self.top;
        let mut words = u32::from(first.is_some());
        for obj in captures {
            words = (words + self.capture_words(*obj)).min(MOST_WORDS);
        }
        let from = self.alloc(words);
        let mut at = u32::from(from);
        if let Some(s) = first {
            self.move_words(from, s, 1);
            at += 1;
        }
        for obj in captures {
            let to = self.reg(at);
            let n = self.capture_words(*obj);
            match self.vars.get(obj).copied() {
                Some(Slot::Reg(s) | Slot::Boxed(s)) => self.move_words(to, s, n),
                None => self.zero(to, n),
            }
            at += n;
        }
        self.closure(d, from, words, func);
        self.top = mark;
    }

    pub(super) fn capture_words(&mut self, obj: ObjId) -> u32 {
        if self.is_boxed(obj) {
            return 1;
        }
        let ty = self.obj_ty(obj);
        self.words(ty)
    }

    /// d = a function value that has captured so many words.
    pub(super) fn closure(&mut self, d: Reg, from: Reg, words: u32, func: FuncIdx) {
        if words == 0 {
            self.code.emit(Op::FuncValue { d, func });
        } else {
            self.code.emit_data(Op::Closure { d, from, n: words as u16 }, func.0);
        }
    }
}
