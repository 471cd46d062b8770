//! Assignments.
//!
//! Calls on both sides come first, in their order; then the values on the right; then they are stored from left to right,
//! none of which disturbs another. Only storing finds out whether an index is within bounds and a pointer is not nil.

use super::arith::Right;
use super::func::{Fc, MAX_IN_REGISTERS, Slot};
use super::num::Num;
use super::place::Place;
use crate::golang::check::info::{ObjId, SelectionKind};
use crate::golang::code::{Op, Reg};
use crate::golang::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::golang::types::{Basic, Type, TypeId};

impl Fc<'_, '_> {
    /// `a, b = x, y`
    pub(super) fn assign(&mut self, left: &[Expr], right: &[Expr]) {
        match (left, right) {
            ([x], [y]) => self.assign_one(x, y),
            (_, [y]) => self.assign_several(left, y),
            _ => self.assign_parallel(left, right),
        }
        self.settled.clear();
    }

    /// Whether it is `_`.
    pub(super) fn is_blank(e: &Expr) -> bool {
        matches!(&e.unparen().kind, ExprKind::Name(name) if &**name == "_")
    }

    fn assign_one(&mut self, x: &Expr, y: &Expr) {
        if Self::is_blank(x) {
            self.effect(y);
            return;
        }
        let ty = self.left_ty(x);
        if let Some(d) = self.static_reg(x) {
            self.assign_as(y, ty, d);
            return;
        }
        let words = self.words(ty);
        if words > MAX_IN_REGISTERS && self.is_memory(y) && !self.boxes(y, ty) {
            self.settle_before(std::slice::from_ref(x), std::slice::from_ref(y));
            let from = self.place(y);
            let to = self.place(x);
            self.copy_memory(to, from, words);
            return;
        }
        self.settle_before(std::slice::from_ref(x), std::slice::from_ref(y));
        let s = self.value_as(y, ty);
        let place = self.place(x);
        self.store(place, words, s);
    }

    /// Where a variable or a part of it is, if that is in registers that are known without any instruction.
    pub(super) fn static_reg(&mut self, e: &Expr) -> Option<Reg> {
        let e = e.unparen();
        match &e.kind {
            ExprKind::Name(_) => match self.vars.get(&self.c.info.name(e.id)?)? {
                Slot::Reg(at) => Some(*at),
                Slot::Boxed(_) => None,
            },
            ExprKind::Selector(x, _) => {
                let selection = self.c.info.selections.get(&e.id)?;
                if selection.kind != SelectionKind::Field {
                    return None;
                }
                let path = selection.path.clone();
                let base = self.static_reg(x)?;
                let mut ty = self.ty(x);
                let mut at = u32::from(base);
                for field in path {
                    if !matches!(self.under(ty), Type::Struct(_)) {
                        return None;
                    }
                    let (word, field_ty) = self.c.field_at(ty, field, e.pos);
                    at += word;
                    ty = field_ty;
                }
                Some(self.reg(at))
            }
            ExprKind::Index(x, index) => {
                let base = self.static_reg(x)?;
                let ty = self.ty(x);
                let Type::Array(len, elem) = self.under(ty) else { return None };
                let at = u64::try_from(self.const_int(&index[0])?).ok().filter(|at| *at < len)?;
                let words = self.words(elem);
                Some(self.reg(u32::from(base) + at as u32 * words))
            }
            _ => None,
        }
    }

    /// The type of a left side; what is new there has none that the checker noted.
    pub(super) fn left_ty(&mut self, x: &Expr) -> TypeId {
        let x = x.unparen();
        let named = matches!(x.kind, ExprKind::Name(_)).then(|| self.c.info.name(x.id)).flatten();
        match named {
            Some(obj) => self.obj_ty(obj),
            None => self.ty(x),
        }
    }

    /// Stores a value as one of another type, to which it can be assigned.
    pub(super) fn store_as(&mut self, place: Place, to: TypeId, from: TypeId, s: Reg) {
        if place == Place::Blank {
            return;
        }
        let words = self.words(to);
        if self.c.is_interface(to) && !self.c.is_interface(from) {
            let d = self.alloc(2);
            self.make_interface(from, s, d);
            self.store(place, words, d);
        } else {
            self.store(place, words, s);
        }
    }

    // ---- several values of one expression ----

    fn assign_several(&mut self, left: &[Expr], y: &Expr) {
        self.settle_before(left, std::slice::from_ref(y));
        let values = self.several(y, left.len());
        self.store_all(&left.iter().collect::<Vec<_>>(), &values);
    }

    /// The values of a call with several results, or a value and whether it was there: types and registers.
    pub(super) fn several(&mut self, y: &Expr, count: usize) -> Vec<(TypeId, Reg)> {
        if self.is_tuple(y) {
            return self.tuple(y);
        }
        debug_assert_eq!(count, 2, "everything else has two values");
        let y = y.unparen();
        let ty = self.value_type(y);
        let words = self.words(ty);
        let d = self.alloc(words + 1);
        let mark = self.top;
        match &y.kind {
            ExprKind::Index(m, k) => {
                let map_ty = self.ty(m);
                if let Type::Map(key, _) = self.under(map_ty) {
                    let m = self.value(m);
                    let k = self.value_as(&k[0], key);
                    let map = self.c.map_type(map_ty);
                    self.code.emit_data(Op::MapGetOk { d, m, k }, map);
                }
            }
            ExprKind::TypeAssert(x, _) => self.type_assert(x, ty, d, true),
            ExprKind::Unary(UnaryOp::Recv, x) => {
                let n = self.elem_words(x);
                let ch = self.value(x);
                self.code.emit(Op::RecvOk { n, d, ch });
            }
            _ => self.c.mistake(y.pos, "internal: this has one value"),
        }
        self.top = mark;
        vec![(ty, d), (Basic::Bool.into(), self.reg(u32::from(d) + words))]
    }

    /// The type of the first value, if the checker noted a pair.
    fn value_type(&mut self, y: &Expr) -> TypeId {
        let ty = self.ty(y);
        match self.c.info.types.get(ty).clone() {
            Type::Tuple(types) if !types.is_empty() => self.subst(types[0]),
            _ => ty,
        }
    }

    // ---- parallel assignment ----

    fn assign_parallel(&mut self, left: &[Expr], right: &[Expr]) {
        let assigned = self.assigned_registers(left);
        self.settle_before(left, right);
        right.iter().for_each(|y| self.settle(y));
        let values: Vec<_> =
            right.iter().enumerate().map(|(k, y)| self.parallel_value(left, k, y, &assigned)).collect();
        self.store_all(&left.iter().collect::<Vec<_>>(), &values);
    }

    /// The value for the k-th left side, where no earlier assignment changes it.
    fn parallel_value(
        &mut self,
        left: &[Expr],
        k: usize,
        right: &Expr,
        assigned: &[(usize, Reg, u32)],
    ) -> (TypeId, Reg) {
        let x = &left[k];
        let ty = if Self::is_blank(x) { self.ty(right) } else { self.left_ty(x) };
        let words = self.words(ty);
        let value = self.value_as(right, ty);
        let changed = assigned.iter().any(|(at, reg, n)| *at < k && overlap((*reg, *n), (value, words)));
        if !changed {
            return (ty, value);
        }
        let copy = self.alloc(words);
        self.move_words(copy, value, words);
        (ty, copy)
    }

    /// The registers of variables on the left: which side, where, how many.
    fn assigned_registers(&mut self, left: &[Expr]) -> Vec<(usize, Reg, u32)> {
        let mut assigned = Vec::new();
        for (k, x) in left.iter().enumerate() {
            if !Self::is_blank(x)
                && let Some(reg) = self.static_reg(x)
            {
                let ty = self.left_ty(x);
                assigned.push((k, reg, self.words(ty)));
            }
        }
        assigned
    }

    // ---- x op= y, x++ ----

    /// `x++`, `x--`
    pub(super) fn step(&mut self, x: &Expr, op: BinaryOp) {
        let ty = self.ty(x);
        let num = self.num(ty);
        let place = self.place(x);
        let a = self.load_to_change(place, if num.is_complex() { 2 } else { 1 });
        let d = if let Place::Reg(d) = place { d } else { self.alloc(if num.is_complex() { 2 } else { 1 }) };
        let one = if let Num::Int(_) = num {
            Right::Small(1)
        } else {
            let one = self.alloc(2);
            self.float(one, 1.0);
            self.float(one + 1, 0.0);
            Right::Reg(one)
        };
        self.operate(op, num, d, a, one, x);
        if !matches!(place, Place::Reg(_)) {
            let words = self.words(ty);
            self.store(place, words, d);
        }
    }

    /// `x op= y`
    pub(super) fn op_assign(&mut self, op: BinaryOp, x: &Expr, y: &Expr) {
        let ty = self.ty(x);
        let (num, words) = (self.num(ty), self.words(ty));
        self.settle_before(std::slice::from_ref(x), std::slice::from_ref(y));
        let early = self.has_call(y).then(|| self.right(op, num, y));
        let place = self.place(x);
        self.settled.clear();
        let a = self.load_to_change(place, words);
        let right = early.unwrap_or_else(|| self.right(op, num, y));
        if let Place::Reg(d) = place {
            self.operate(op, num, d, a, right, y);
            return;
        }
        let d = self.alloc(words);
        self.operate(op, num, d, a, right, y);
        self.store(place, words, d);
    }

    // ---- a, b := x, y ----

    /// `a, b := x, y`
    pub(super) fn define(&mut self, left: &[Expr], right: &[Expr]) {
        let vars: Vec<_> = left.iter().map(|x| self.defined_var(x)).collect();
        let all_new = left.iter().zip(&vars).all(|(x, var)| var.is_none_or(|var| self.is_declared_at(var, x)));
        match right {
            [y] if all_new && left.len() > 1 => self.define_tuple(&vars, y),
            _ if all_new => self.define_each(&vars, right),
            _ => {
                for (x, var) in left.iter().zip(&vars) {
                    if let Some(var) = var
                        && self.is_declared_at(*var, x)
                    {
                        self.declare(*var);
                    }
                }
                let mark = self.top;
                self.assign(left, right);
                self.top = mark;
            }
        }
    }

    /// The variable on the left of `:=`; none for a blank one.
    pub(super) fn defined_var(&self, x: &Expr) -> Option<ObjId> {
        if Self::is_blank(x) { None } else { self.c.info.name(x.id) }
    }

    /// Whether the variable is new here.
    fn is_declared_at(&self, var: ObjId, x: &Expr) -> bool {
        self.c.info.object(var).pos == x.pos
    }
}

/// Whether two spans of registers have some in common.
pub(super) fn overlap((a, a_words): (Reg, u32), (b, b_words): (Reg, u32)) -> bool {
    let (a, b) = (u32::from(a), u32::from(b));
    a < b + b_words && b < a + a_words
}
