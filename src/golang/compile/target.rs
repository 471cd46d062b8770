//! What is found out before its turn: calls before what else a value reads, and operands of left sides before they are
//! assigned to.
//!
//! ```text
//!   a[f()], p.x = g(), y      f and g are called: [`Fc::settle_before`] keeps what f said
//!                             the values g() and y
//!                             p, if assigning to a[...] might change it: [`Fc::keep`]
//!                             a[...] is stored, p.x is stored: only now an index or pointer can be wrong
//! ```
//!
//! **Invariants**: what is settled is in registers that the statement does not change; it is forgotten when it was used.

use super::assign::overlap;
use super::func::{Fc, Slot};
use super::place::Place;
use super::visit;
use crate::golang::check::info::SelectionKind;
use crate::golang::code::Reg;
use crate::golang::syntax::ast::{Expr, ExprId, ExprKind};
use crate::golang::types::{Basic, Type, TypeId};

/// Expressions that were found out: where their values are, or their places. They are few.
pub(super) type Settled = Vec<(ExprId, Place)>;

/// What earlier assignments of a statement may have changed.
#[derive(Debug, Default)]
struct Changed {
    /// Registers of variables, and how many.
    registers: Vec<(Reg, u32)>,
    /// Whatever is not in registers.
    memory: bool,
}

impl Changed {
    fn has(&self, at: Reg, words: u32) -> bool {
        self.registers.iter().any(|changed| overlap(*changed, (at, words)))
    }
}

impl Fc<'_, '_> {
    /// What an expression was settled to be.
    pub(super) fn settled_at(&self, e: &Expr) -> Option<Place> {
        if self.settled.is_empty() {
            return None;
        }
        let id = e.unparen().id;
        self.settled.iter().find(|(settled, _)| *settled == id).map(|(_, place)| *place)
    }

    // ---- before the values ----

    /// Makes the calls in left sides before those in right ones.
    pub(super) fn settle_before(&mut self, left: &[Expr], right: &[Expr]) {
        if left.iter().chain(right).any(|e| self.has_call(e)) {
            left.iter().for_each(|x| self.settle(x));
        }
    }

    /// Finds out values that belong together: those with calls in their order, then the others.
    pub(super) fn in_turns(&mut self, values: &[&Expr], mut put: impl FnMut(&mut Self, usize)) {
        let settled = self.settled.len();
        let mut late: Vec<bool> = values.iter().map(|value| !self.comes_early(value)).collect();
        for turn in [false, true] {
            for (k, value) in values.iter().enumerate() {
                if late[k] != turn {
                    continue;
                }
                if !turn && self.is_held_up(values, k) {
                    self.settle(value);
                    late[k] = true;
                } else {
                    put(self, k);
                }
            }
        }
        self.settled.truncate(settled);
    }

    /// Whether only the calls in the k-th of some values are made in its turn, as others follow it that have calls; what
    /// else it reads is read after those. Values that interfaces take by their address are copied in their turn.
    pub(super) fn is_held_up(&mut self, values: &[&Expr], k: usize) -> bool {
        let e = values[k].unparen();
        !self.is_early(e, true)
            && !matches!(e.kind, ExprKind::Composite(_))
            && !self.is_boxed_by_address(e)
            && self.has_call(e)
            && values[k + 1..].iter().any(|later| self.has_call(later))
    }

    /// Booleans and what has another size than 2, 4 and 8 bytes, strings and slices apart.
    fn is_boxed_by_address(&mut self, e: &Expr) -> bool {
        let ty = self.ty(e);
        match self.under(ty) {
            Type::Basic(basic) => {
                basic.is_complex() || matches!(basic, Basic::Bool | Basic::UntypedBool | Basic::Int8 | Basic::Uint8)
            }
            Type::Struct(_) | Type::Array(..) => true,
            _ => false,
        }
    }

    /// Makes the calls in an expression, whose results are taken where it is evaluated.
    pub(super) fn settle(&mut self, e: &Expr) {
        let e = e.unparen();
        if self.is_constant(e) {
            return;
        }
        if self.is_early(e, true) {
            let at = self.value(e);
            self.settled.push((e.id, Place::Reg(at)));
            return;
        }
        let chain = e.chain();
        if chain.is_empty() {
            visit::operands_of(e, &mut |x| self.settle(x));
            self.settle_key(e);
        }
        for (k, node) in chain.iter().rev().enumerate() {
            if let ExprKind::Binary(_, x, y) = &node.kind {
                if k == 0 {
                    self.settle(x);
                }
                self.settle(y);
            }
        }
    }

    /// Keys that maps take by their address are copied together with the calls.
    fn settle_key(&mut self, e: &Expr) {
        let ExprKind::Index(m, key) = &e.kind else { return };
        let ty = self.ty(m);
        let Type::Map(key_ty, _) = self.under(ty) else { return };
        let key = key[0].unparen();
        if self.is_fast_key(key_ty) || self.is_constant(key) || self.is_nil(key) {
            return;
        }
        let at = self.value(key);
        self.settled.push((key.id, Place::Reg(at)));
    }

    /// Whether maps have functions of their own for such keys: strings, pointers, integers of 4 or 8 bytes.
    fn is_fast_key(&mut self, key: TypeId) -> bool {
        match self.under(key) {
            Type::Pointer(_) | Type::Chan(..) => true,
            Type::Basic(basic) => {
                basic.is_string()
                    || (basic.is_integer()
                        && !matches!(basic, Basic::Int8 | Basic::Int16 | Basic::Uint8 | Basic::Uint16))
            }
            _ => false,
        }
    }

    // ---- storing ----

    /// Stores values of these types from left to right.
    pub(super) fn assign_values(&mut self, left: &[&Expr], values: &[(TypeId, Reg)]) {
        left.iter().for_each(|x| self.settle(x));
        self.store_all(left, values);
        self.settled.clear();
    }

    /// Stores values from left to right, where the calls have been made.
    pub(super) fn store_all(&mut self, left: &[&Expr], values: &[(TypeId, Reg)]) {
        let mut changed = Changed::default();
        for x in left.iter().filter(|x| !Self::is_blank(x)) {
            self.keep(x, &changed);
            self.note_changed(x, &mut changed);
        }
        for (x, (from, s)) in left.iter().zip(values).filter(|(x, _)| !Self::is_blank(x)) {
            let mark = self.top;
            let to = self.left_ty(x);
            let place = self.place(x);
            self.store_as(place, to, *from, *s);
            self.top = mark;
        }
    }

    /// Settles those operands of a left side that assignments before it may change.
    fn keep(&mut self, x: &Expr, changed: &Changed) {
        let mut x = x.unparen();
        while self.settled_at(x).is_none() {
            match &x.kind {
                ExprKind::Index(of, index) => {
                    self.keep_value(&index[0], changed);
                    if !self.is_array(of) {
                        self.keep_value(of, changed);
                        return;
                    }
                    x = of.unparen();
                }
                ExprKind::Selector(of, _) => match self.pointers_in(x) {
                    Some(0) => x = of.unparen(),
                    Some(_) if changed.memory || self.is_affected(of, changed) => {
                        let place = self.place(x);
                        let place = self.copied(place, changed);
                        self.settled.push((x.id, place));
                    }
                    _ => return,
                },
                ExprKind::Star(p) => {
                    self.keep_value(p, changed);
                    return;
                }
                _ => return,
            }
        }
    }

    fn keep_value(&mut self, e: &Expr, changed: &Changed) {
        let e = e.unparen();
        if self.is_affected(e, changed) {
            let ty = self.ty(e);
            let words = self.words(ty);
            let at = self.value(e);
            let at = self.unchanged(at, words, changed);
            self.settled.push((e.id, Place::Reg(at)));
        }
    }

    fn copied(&mut self, place: Place, changed: &Changed) -> Place {
        match place {
            Place::Mem { p, word } => Place::Mem { p: self.unchanged(p, 1, changed), word },
            place => place,
        }
    }

    /// The same value, in registers that do not change.
    fn unchanged(&mut self, at: Reg, words: u32, changed: &Changed) -> Reg {
        if !changed.has(at, words) {
            return at;
        }
        let copy = self.alloc(words);
        self.move_words(copy, at, words);
        copy
    }

    /// Whether an expression's value may be another one after those changes.
    fn is_affected(&mut self, e: &Expr, changed: &Changed) -> bool {
        let mut open = vec![e];
        while let Some(e) = open.pop() {
            let e = e.unparen();
            if self.is_constant(e) {
                continue;
            }
            if let Some(place) = self.settled_at(e) {
                let ty = self.ty(e);
                let words = self.words(ty);
                if matches!(place, Place::Reg(at) if changed.has(at, words)) {
                    return true;
                }
                continue;
            }
            if let ExprKind::Name(_) = e.kind {
                if self.is_changed_variable(e, changed) {
                    return true;
                }
            } else if changed.memory && self.reads_memory(e) {
                return true;
            } else {
                visit::operands_of(e, &mut |x| open.push(x));
            }
        }
        false
    }

    fn is_changed_variable(&mut self, e: &Expr, changed: &Changed) -> bool {
        let Some(obj) = self.c.info.name(e.id).filter(|_| self.is_place(e)) else { return false };
        match self.vars.get(&obj) {
            Some(Slot::Reg(at)) => {
                let (at, ty) = (*at, self.obj_ty(obj));
                let words = self.words(ty);
                changed.has(at, words)
            }
            _ => changed.memory,
        }
    }

    /// Whether finding out an expression, but for its operands, reads what is not in registers.
    fn reads_memory(&mut self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Binary(..) | ExprKind::Unary(..) | ExprKind::TypeAssert(..) | ExprKind::FuncLit(_) => false,
            ExprKind::Selector(..) => self.pointers_in(e) != Some(0),
            _ => true,
        }
    }

    fn note_changed(&mut self, x: &Expr, changed: &mut Changed) {
        let mut x = x.unparen();
        loop {
            x = match &x.kind {
                ExprKind::Index(of, _) if self.is_array(of) => of.unparen(),
                ExprKind::Selector(of, _) if self.pointers_in(x) == Some(0) => of.unparen(),
                _ => break,
            };
        }
        match self.static_reg(x) {
            Some(at) => {
                let ty = self.left_ty(x);
                let words = self.words(ty);
                changed.registers.push((at, words));
            }
            None => changed.memory = true,
        }
    }

    fn is_array(&mut self, e: &Expr) -> bool {
        let ty = self.ty(e);
        matches!(self.under(ty), Type::Array(..))
    }

    /// How many pointers are followed from x to the field in `x.field`; none if it is no field.
    fn pointers_in(&mut self, e: &Expr) -> Option<usize> {
        let ExprKind::Selector(x, _) = &e.kind else { return None };
        let selection = self.c.info.selections.get(&e.id).filter(|found| found.kind == SelectionKind::Field)?;
        let path = selection.path.clone();
        let mut ty = self.ty(x);
        let mut pointers = 0;
        for field in path {
            if let Type::Pointer(elem) = self.under(ty) {
                pointers += 1;
                ty = elem;
            }
            ty = self.c.field_at(ty, field, e.pos).1;
        }
        Some(pointers)
    }
}
