//! `for ... range` over everything but functions.

use super::emit::Label;
use super::func::{Fc, MAX_IN_REGISTERS, Slot};
use super::num::Num;
use super::place::Place;
use crate::golang::check::info::ObjId;
use crate::golang::code::{Op, Reg, Width};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Expr, ExprKind, Range};
use crate::golang::types::{Basic, Type, TypeId};

/// What an iteration sets.
#[derive(Clone, Copy)]
pub(super) enum LoopVar<'e> {
    /// Nothing.
    None,
    /// A variable that is new in each iteration.
    New(ObjId),
    /// A variable that all iterations share.
    Shared(ObjId),
    /// Something that can be assigned to.
    Left(&'e Expr),
}

/// The labels of a loop.
#[derive(Clone, Copy)]
struct Loop {
    next: Label,
    test: Label,
    end: Label,
    body: Label,
}

impl Fc<'_, '_> {
    /// `for k, v := range x {...}`
    pub(super) fn range(&mut self, pos: Pos, x: &Range) {
        let ty = self.ty(&x.x);
        let kind = self.under(ty);
        if let Type::Func(_) = kind {
            self.range_func(pos, x);
            return;
        }
        let label = self.label.take();
        let vars = [self.loop_var(pos, x, x.key.as_ref()), self.loop_var(pos, x, x.value.as_ref())];
        self.label = label;
        match kind {
            Type::Slice(elem) => self.range_slice(x, vars, elem),
            Type::Array(len, elem) => self.range_array(x, vars, ty, len, elem),
            Type::Pointer(array) => {
                if let Type::Array(len, elem) = self.under(array) {
                    self.range_pointer(x, vars, len, elem);
                }
            }
            Type::Map(key, value) => self.range_map(x, vars, ty, key, value),
            Type::Chan(_, elem) => self.range_chan(x, vars, elem),
            Type::Basic(basic) if basic.is_string() => self.range_string(x, vars),
            _ => self.range_int(x, vars[0], ty),
        }
    }

    /// What the key or value of an iteration is for.
    pub(super) fn loop_var<'e>(&mut self, pos: Pos, x: &Range, var: Option<&'e Expr>) -> LoopVar<'e> {
        let Some(var) = var.filter(|var| !Self::is_blank(var)) else { return LoopVar::None };
        if !x.define {
            return LoopVar::Left(var);
        }
        let Some(obj) = self.c.info.name(var.id) else { return LoopVar::None };
        if self.c.info.shared_loops.contains(&pos) {
            self.declare_zero(obj);
            return LoopVar::Shared(obj);
        }
        LoopVar::New(obj)
    }

    /// Sets the variables of the loop to values of these types in these registers.
    fn set_loop_vars(&mut self, [key, value]: [LoopVar<'_>; 2], values: [(TypeId, Reg); 2]) {
        if let (LoopVar::Left(k), LoopVar::Left(v)) = (key, value) {
            self.assign_values(&[k, v], &values);
            return;
        }
        for (var, (ty, s)) in [key, value].into_iter().zip(values) {
            self.set_loop_var(var, ty, s);
        }
    }

    /// Sets a variable of the loop to the value at s.
    pub(super) fn set_loop_var(&mut self, var: LoopVar<'_>, ty: TypeId, s: Reg) {
        let (place, to) = match var {
            LoopVar::None => return,
            LoopVar::New(obj) => (self.declare(obj), self.obj_ty(obj)),
            LoopVar::Shared(obj) => (self.var(obj), self.obj_ty(obj)),
            LoopVar::Left(x) => (self.place(x), self.left_ty(x)),
        };
        self.store_as(place, to, ty, s);
    }

    /// A register for the value that a variable of the loop gets: its own, if it has one.
    fn loop_var_reg(&mut self, var: LoopVar<'_>, words: u32) -> (Reg, bool) {
        if let LoopVar::New(obj) = var
            && !self.is_boxed(obj)
        {
            let at = self.alloc(words);
            self.vars.insert(obj, Slot::Reg(at));
            return (at, true);
        }
        (self.alloc(words), false)
    }

    /// Whether a variable of the loop can itself count: nobody else changes it.
    fn can_count(&mut self, var: LoopVar<'_>) -> Option<ObjId> {
        match var {
            LoopVar::New(obj) if !self.env.facts.assigned.contains(&obj) && !self.is_boxed(obj) => Some(obj),
            _ => None,
        }
    }

    // ---- the frame of a loop ----

    fn begin_loop(&mut self, x: &Range) -> Loop {
        self.enter_loop(&x.body, None, None);
        let (next, test, end) = (self.code.label(), self.code.label(), self.code.label());
        self.enter_target(end, Some(next));
        self.code.goto(test);
        let body = self.code.here();
        Loop { next, test, end, body }
    }

    /// Counts from 0 up to below `limit`; `start` is done at the begin of each iteration.
    fn count(&mut self, x: &Range, key: LoopVar<'_>, ty: TypeId, limit: Reg, start: impl FnOnce(&mut Self, Reg)) {
        let pos = self.code.pos();
        let i = self.alloc(1);
        self.word(i, 0);
        let labels = self.begin_loop(x);
        let mark = self.top;
        match self.can_count(key) {
            Some(obj) => {
                self.vars.insert(obj, Slot::Reg(i));
            }
            None => self.set_loop_var(key, ty, i),
        }
        start(self, i);
        self.block(&x.body);
        self.top = mark;
        self.code.at(pos);
        self.code.bind(labels.next);
        self.code.emit(Op::AddImm { d: i, a: i, value: 1 });
        self.code.bind(labels.test);
        if self.num(ty) == Num::Int(Width::U64) {
            let t = self.alloc(1);
            self.code.emit(Op::LtU { d: t, a: i, b: limit });
            self.jump_truth(t, true, labels.body);
        } else {
            self.code.jump(Op::JumpLt { a: i, b: limit, by: 0 }, labels.body);
        }
        self.leave_loop();
        self.leave_target();
    }

    fn range_int(&mut self, x: &Range, key: LoopVar<'_>, ty: TypeId) {
        let limit = self.alloc(1);
        // An untyped constant gets the type of the variable, or int.
        let ty = match key {
            LoopVar::New(obj) | LoopVar::Shared(obj) => self.obj_ty(obj),
            LoopVar::Left(left) => self.left_ty(left),
            LoopVar::None => ty,
        };
        self.put(&x.x, limit);
        self.count(x, key, ty, limit, |_, _| {});
    }

    // ---- slices, arrays ----

    fn range_slice(&mut self, x: &Range, [key, value]: [LoopVar<'_>; 2], elem: TypeId) {
        let s = self.steady(&x.x, 3);
        let words = self.words(elem);
        let int = Basic::Int.into();
        self.count(x, first(key, value), int, s + 1, |fc, i| {
            fc.set_elem([key, value], i, elem, |_| Place::Elem { s, i, words });
        });
    }

    /// Loads an element into the variable for it, the last of the two to be set.
    fn set_elem(
        &mut self,
        [key, value]: [LoopVar<'_>; 2],
        i: Reg,
        elem: TypeId,
        place: impl FnOnce(&mut Self) -> Place,
    ) {
        if matches!(value, LoopVar::None) {
            return;
        }
        let words = self.words(elem);
        let (d, done) = self.loop_var_reg(value, words);
        let mark = self.top;
        let place = place(self);
        self.load(place, words, d);
        self.top = mark;
        match (key, value) {
            _ if done => {}
            (LoopVar::Left(_), LoopVar::Left(_)) => {
                self.set_loop_vars([key, value], [(Basic::Int.into(), i), (elem, d)]);
            }
            _ => self.set_loop_var(value, elem, d),
        }
    }

    /// A value that stays what it is while the loop goes on.
    fn steady(&mut self, x: &Expr, words: u32) -> Reg {
        if let Some(at) = self.static_reg(x)
            && self.is_never_assigned(x)
        {
            return at;
        }
        let at = self.alloc(words);
        self.put(x, at);
        at
    }

    /// Whether it is a variable that keeps the value of its declaration.
    fn is_never_assigned(&self, x: &Expr) -> bool {
        let x = x.unparen();
        let ExprKind::Name(_) = x.kind else { return false };
        self.c.info.name(x.id).is_some_and(|obj| !self.env.facts.assigned.contains(&obj))
    }

    fn range_array(&mut self, x: &Range, [key, value]: [LoopVar<'_>; 2], array: TypeId, len: u64, elem: TypeId) {
        let words = self.words(elem);
        let place = if matches!(value, LoopVar::None) {
            self.effect_of_array(&x.x);
            Place::Blank
        } else {
            self.array_copy(&x.x, array)
        };
        let limit = self.alloc(1);
        self.word(limit, len);
        self.count(x, first(key, value), Basic::Int.into(), limit, |fc, i| {
            fc.set_elem([key, value], i, elem, |fc| fc.elem_at(place, i, words));
        });
    }

    fn effect_of_array(&mut self, x: &Expr) {
        if self.has_call(x) {
            self.effect(x);
        }
    }

    /// The array as it is when the loop begins.
    fn array_copy(&mut self, x: &Expr, array: TypeId) -> Place {
        let words = self.words(array);
        if words > MAX_IN_REGISTERS && self.is_memory(x) {
            let from = self.place(x);
            let p = self.alloc(1);
            self.new_box(p, array);
            let mark = self.top;
            let to = Place::Mem { p, word: 0 };
            self.copy_memory(to, from, words);
            self.top = mark;
            return to;
        }
        Place::Reg(self.steady(x, words))
    }

    fn range_pointer(&mut self, x: &Range, [key, value]: [LoopVar<'_>; 2], len: u64, elem: TypeId) {
        let words = self.words(elem);
        let p = self.steady(&x.x, 1);
        let limit = self.alloc(1);
        self.word(limit, len);
        self.count(x, first(key, value), Basic::Int.into(), limit, |fc, i| {
            fc.set_elem([key, value], i, elem, |fc| fc.elem_at(Place::Mem { p, word: 0 }, i, words));
        });
    }

    // ---- strings, maps, channels ----

    fn range_string(&mut self, x: &Range, vars: [LoopVar<'_>; 2]) {
        let s = self.steady(&x.x, 2);
        let pos = self.code.pos();
        let (i, rune) = (self.alloc(1), self.alloc(2));
        let after = rune + 1;
        self.word(i, 0);
        let labels = self.begin_loop(x);
        let mark = self.top;
        self.code.emit(Op::DecodeRune { d: rune, s, i });
        self.code.emit(Op::Add { d: after, a: after, b: i });
        self.set_loop_vars(vars, [(Basic::Int.into(), i), (Basic::Int32.into(), rune)]);
        self.block(&x.body);
        self.top = mark;
        self.code.at(pos);
        self.code.bind(labels.next);
        self.code.emit(Op::Move { d: i, s: after });
        self.code.bind(labels.test);
        self.code.jump(Op::JumpLt { a: i, b: s + 1, by: 0 }, labels.body);
        self.leave_loop();
        self.leave_target();
    }

    fn range_map(&mut self, x: &Range, vars: [LoopVar<'_>; 2], ty: TypeId, k: TypeId, v: TypeId) {
        let map = self.c.map_type(ty);
        let (key_words, value_words) = (self.words(k), self.words(v));
        let iter = self.alloc(1);
        let entry = self.alloc(1 + key_words + value_words);
        let mark = self.top;
        let m = self.value(&x.x);
        self.code.emit_data(Op::MapIter { d: iter, m }, map);
        self.top = mark;
        self.each(x, |fc, labels| {
            fc.code.emit_data(Op::MapNext { d: entry, iter }, map);
            fc.jump_truth(entry, false, labels.end);
            let at = fc.reg(u32::from(entry) + 1 + key_words);
            fc.set_loop_vars(vars, [(k, entry + 1), (v, at)]);
        });
    }

    fn range_chan(&mut self, x: &Range, [key, _]: [LoopVar<'_>; 2], elem: TypeId) {
        let n = self.elem_words(&x.x);
        let ch = self.steady(&x.x, 1);
        let d = self.alloc(u32::from(n) + 1);
        self.each(x, |fc, labels| {
            fc.code.emit(Op::RecvOk { n, d, ch });
            fc.jump_truth(d + u16::from(n), false, labels.end);
            fc.set_loop_var(key, elem, d);
        });
    }

    /// A loop whose iterations begin by asking for the next element.
    fn each(&mut self, x: &Range, start: impl FnOnce(&mut Self, Loop)) {
        self.enter_loop(&x.body, None, None);
        let (next, end) = (self.code.here(), self.code.label());
        self.enter_target(end, Some(next));
        let mark = self.top;
        start(self, Loop { next, test: next, end, body: next });
        self.block(&x.body);
        self.top = mark;
        self.code.goto(next);
        self.leave_loop();
        self.leave_target();
    }
}

/// What is set before the element is looked at: the counter, but not if both are set at once.
fn first<'e>(key: LoopVar<'e>, value: LoopVar<'e>) -> LoopVar<'e> {
    if let (LoopVar::Left(_), LoopVar::Left(_)) = (key, value) { LoopVar::None } else { key }
}
