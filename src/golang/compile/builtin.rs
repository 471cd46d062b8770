//! Builtin functions.

use super::call::CallKind;
use super::func::Fc;
use super::num::Num;
use super::place::Place;
use super::unit::times;
use crate::golang::check::info::{Builtin, Mode};
use crate::golang::code::{Op, Reg, elem};
use crate::golang::syntax::ast::{Call, Expr};
use crate::golang::types::{Basic, Type, TypeId, Types};

impl Fc<'_, '_> {
    /// Calls a builtin; its result goes to d, if it is wanted.
    pub(super) fn builtin(&mut self, builtin: Builtin, e: &Expr, call: &Call, d: Option<Reg>) {
        if is_effect(builtin) {
            self.effect_builtin(builtin, call, d);
            return;
        }
        let ty = self.ty(e);
        let words = self.words(ty);
        let d = d.unwrap_or_else(|| self.alloc(words));
        let args = &call.args;
        match builtin {
            Builtin::Append => self.append(ty, call, d),
            Builtin::Len | Builtin::Cap => self.length(builtin, &args[0], d),
            Builtin::Complex => self.complex(ty, args, d),
            Builtin::Real | Builtin::Imag => {
                let s = self.value(&args[0]);
                self.move_words(d, s + u16::from(builtin == Builtin::Imag), 1);
            }
            Builtin::Make => self.make(ty, args, d),
            Builtin::Max | Builtin::Min => self.extreme(builtin, ty, args, d),
            Builtin::New => self.new_value(ty, &args[0], d),
            Builtin::Sizeof | Builtin::Alignof | Builtin::Offsetof => self.bytes_of(builtin, e, &args[0], d),
            _ => self.c.mistake(e.pos, "internal: this builtin has no value"),
        }
    }

    /// `unsafe.Sizeof` and so on, of what depends on type parameters: now they are known.
    fn bytes_of(&mut self, builtin: Builtin, e: &Expr, arg: &Expr, d: Reg) {
        let bytes = if builtin == Builtin::Offsetof {
            let selection = self.c.info.selections.get(&arg.unparen().id).cloned();
            selection.and_then(|selection| {
                let holder = self.subst(selection.holder);
                self.c.info.types.offset(holder, &selection.path)
            })
        } else {
            let ty = self.ty(arg);
            let layout = self.c.info.types.layout(ty);
            layout.map(|layout| if builtin == Builtin::Sizeof { layout.size } else { layout.align })
        };
        match bytes {
            Some(bytes) => self.word(d, bytes),
            None => self.c.mistake(e.pos, "the value is too large"),
        }
    }

    /// `new(T)`, or `new(x)`: a pointer to a copy.
    fn new_value(&mut self, ty: TypeId, arg: &Expr, d: Reg) {
        let Type::Pointer(elem) = self.under(ty) else { return };
        let is_type = self.c.info.expr(arg.unparen().id).is_some_and(|known| known.mode == Mode::Type);
        if is_type {
            self.new_box(d, elem);
            return;
        }
        let words = self.words(elem);
        let s = self.value_as(arg, elem);
        self.new_box(d, elem);
        if words > 0 {
            self.store(Place::Mem { p: d, word: 0 }, words, s);
        }
    }

    // ---- length ----

    /// Where the length or capacity stands, if it is a word of the value.
    pub(super) fn length_place(&mut self, builtin: Builtin, x: &Expr) -> Option<Place> {
        let ty = self.ty(x);
        let word = match self.under(ty) {
            Type::Slice(_) if builtin == Builtin::Cap => 2,
            Type::Slice(_) => 1,
            Type::Basic(basic) if basic.is_string() => 1,
            _ => return None,
        };
        let place = if self.is_constant(x.unparen()) { Place::Reg(self.value(x)) } else { self.place(x) };
        Some(self.offset(place, word, 1))
    }

    fn length(&mut self, builtin: Builtin, x: &Expr, d: Reg) {
        if let Some(place) = self.length_place(builtin, x) {
            self.load(place, 1, d);
            return;
        }
        let ty = self.ty(x);
        match self.under(ty) {
            Type::Map(..) => {
                let m = self.value(x);
                self.code.emit(Op::MapLen { d, m });
            }
            Type::Chan(..) => {
                let ch = self.value(x);
                self.code.emit(if builtin == Builtin::Len { Op::ChanLen { d, ch } } else { Op::ChanCap { d, ch } });
            }
            Type::Pointer(array) => {
                self.effect(x);
                self.array_length(array, d);
            }
            _ => {
                self.effect(x);
                self.array_length(ty, d);
            }
        }
    }

    fn array_length(&mut self, array: TypeId, d: Reg) {
        if let Type::Array(len, _) = self.under(array) {
            self.word(d, len);
        }
    }

    // ---- values ----

    fn complex(&mut self, ty: TypeId, args: &[Expr], d: Reg) {
        if let [re, im] = args {
            self.put(re, d);
            self.put(im, d + 1);
        } else if let [both] = args {
            let values = self.tuple(both);
            for ((_, s), at) in values.into_iter().zip(0..) {
                self.move_words(d + at, s, 1);
            }
        }
        let num = self.num(ty);
        self.wrap(num, d);
    }

    fn make(&mut self, ty: TypeId, args: &[Expr], d: Reg) {
        match self.under(ty) {
            Type::Slice(elem) => {
                let words = self.elem_data(elem);
                let kind = self.elem_kind(elem);
                let len = self.size(&args[1]);
                let cap = args.get(2).map_or(len, |cap| self.size(cap));
                self.code.emit_data(Op::MakeSlice { kind, d, len, cap }, words);
            }
            Type::Map(..) => {
                args.iter().skip(1).for_each(|hint| self.effect(hint));
                let map = self.c.map_type(ty);
                self.code.emit_data(Op::MakeMap { d }, map);
            }
            Type::Chan(_, elem) => {
                let words = self.words(elem);
                let cap = args.get(1).map(|cap| self.size(cap));
                let cap = cap.unwrap_or_else(|| {
                    let zero = self.alloc(1);
                    self.word(zero, 0);
                    zero
                });
                self.code.emit_data(Op::MakeChan { d, cap }, words);
            }
            _ => {}
        }
    }

    /// A size for `make`: an integer, or a constant of whatever type.
    fn size(&mut self, e: &Expr) -> Reg {
        let known = self.c.info.expr(e.unparen().id).and_then(|known| known.value.clone());
        match known {
            Some(value) => {
                let d = self.alloc(1);
                self.materialise(&value, Basic::Int.into(), d);
                d
            }
            None => self.value(e),
        }
    }

    fn extreme(&mut self, builtin: Builtin, ty: TypeId, args: &[Expr], d: Reg) {
        let num = self.num(ty);
        let early: Vec<_> = args.iter().map(|arg| self.comes_early(arg).then(|| self.value(arg))).collect();
        for (k, arg) in args.iter().enumerate() {
            let mark = self.top;
            match (k, early[k]) {
                (0, Some(s)) => {
                    let words = self.words(ty);
                    self.move_words(d, s, words);
                }
                (0, None) => self.put_as_type(arg, ty, d),
                (_, early) => {
                    let s = early.unwrap_or_else(|| self.value_of_type(arg, ty));
                    self.take_extreme(builtin == Builtin::Max, num, d, s);
                }
            }
            self.top = mark;
        }
    }

    /// A value; a constant as one of this type.
    fn value_of_type(&mut self, e: &Expr, ty: TypeId) -> Reg {
        let words = self.words(ty);
        let d = self.alloc(words);
        self.put_as_type(e, ty, d);
        d
    }

    fn put_as_type(&mut self, e: &Expr, ty: TypeId, d: Reg) {
        match self.c.info.expr(e.unparen().id).and_then(|known| known.value.clone()) {
            Some(value) => self.materialise(&value, ty, d),
            None => self.put(e, d),
        }
    }

    /// The larger or smaller one of two values takes the place of the first one.
    fn take_extreme(&mut self, max: bool, num: Num, best: Reg, other: Reg) {
        let skip = self.code.label();
        let (a, b) = if max { (other, best) } else { (best, other) };
        match num {
            Num::Int(_) if !num.is_unsigned() => self.code.jump(Op::JumpLe { a, b, by: 0 }, skip),
            Num::F32 | Num::F64 => {
                self.take_extreme_float(max, best, other);
                return;
            }
            _ => {
                let less = self.alloc(1);
                self.code.emit(if num == Num::Str { Op::LeStr { d: less, a, b } } else { Op::LeU { d: less, a, b } });
                self.jump_truth(less, true, skip);
            }
        }
        self.move_words(best, other, if num == Num::Str { 2 } else { 1 });
        self.code.bind(skip);
    }

    /// With NaN, which wins always, and with -0, which is less than 0 though they are equal: of equal numbers only the
    /// signs can differ, so bitwise "or" and "and" find the lesser and the greater one.
    fn take_extreme_float(&mut self, max: bool, best: Reg, other: Reg) {
        let (skip, equal) = (self.code.label(), self.code.label());
        let test = self.alloc(1);
        self.code.emit(Op::EqF { d: test, a: best, b: best });
        self.jump_truth(test, false, skip);
        let (a, b) = if max { (other, best) } else { (best, other) };
        self.code.emit(Op::LtF { d: test, a, b });
        self.jump_truth(test, true, skip);
        self.code.emit(Op::EqF { d: test, a, b });
        self.jump_truth(test, true, equal);
        self.code.emit(Op::Move { d: best, s: other });
        self.code.goto(skip);
        self.code.bind(equal);
        self.code.emit(if max { Op::And { d: best, a, b } } else { Op::Or { d: best, a, b } });
        self.code.bind(skip);
    }

    // ---- append ----

    /// Whether the call is one of `append`.
    pub(super) fn is_append(&self, call: &Call) -> bool {
        self.call_kind(call) == CallKind::Builtin(Builtin::Append)
    }

    /// `append(s, ...)`: only the last instruction writes d.
    fn append(&mut self, ty: TypeId, call: &Call, d: Reg) {
        let Type::Slice(elem) = self.under(ty) else { return };
        let (kind, words, data) = (self.elem_kind(elem), self.words(elem), self.elem_data(elem));
        let (slice, values) = (&call.args[0], &call.args[1..]);
        let late = !self.comes_early(slice) && values.iter().any(|value| self.has_call(value));
        let early = (!late).then(|| self.value_as(slice, ty));
        if call.spread
            && let [more] = values
        {
            let more_ty = self.ty(more);
            let from_string = self.num(more_ty) == Num::Str;
            let t = if self.is_nil(more) { self.value_as(more, ty) } else { self.value(more) };
            let s = early.unwrap_or_else(|| self.value_as(slice, ty));
            if from_string {
                self.code.emit(Op::AppendStr { d, s, t });
            } else {
                self.code.emit_data(Op::AppendSlice { kind, d, s, t }, data);
            }
            return;
        }
        if values.is_empty() {
            let s = early.unwrap_or_else(|| self.value_as(slice, ty));
            self.move_words(d, s, 3);
            return;
        }
        let v = self.append_values(values, elem, words);
        let s = early.unwrap_or_else(|| self.value_as(slice, ty));
        self.code.emit_data(Op::Append { kind, d, s, v }, data);
        self.code.emit(Op::Data(values.len() as u32));
    }

    /// What allocations of elements are told of them.
    fn elem_data(&mut self, ty: TypeId) -> u32 {
        let words = self.words(ty);
        let bytes = self.c.info.types.layout(ty).map_or(0, |layout| layout.size);
        let words = u16::try_from(words).unwrap_or_else(|_| {
            let pos = self.code.pos();
            self.c.mistake(pos, "slices of elements with more than 65,535 words are not supported");
            0
        });
        elem(words, u16::try_from(bytes).unwrap_or(u16::MAX))
    }

    /// The values side by side; a single one where it is.
    fn append_values(&mut self, values: &[Expr], elem: TypeId, words: u32) -> Reg {
        if let [value] = values {
            return self.value_as(value, elem);
        }
        let v = self.alloc(times(words, values.len()));
        self.in_turns(&values.iter().collect::<Vec<_>>(), |fc, k| {
            let to = fc.reg(u32::from(v) + times(words, k));
            fc.put_as(&values[k], elem, to);
        });
        v
    }

    // ---- builtins that are called for what they do ----

    fn effect_builtin(&mut self, builtin: Builtin, call: &Call, d: Option<Reg>) {
        if let [arg] = &call.args[..]
            && self.is_tuple(arg)
        {
            let args = self.tuple(arg);
            self.effect_on(builtin, &args, d);
            return;
        }
        let mut args = Vec::new();
        for arg in &call.args {
            let ty = self.effect_arg_type(builtin, arg, &args);
            args.push((ty, self.value_as(arg, ty)));
        }
        self.effect_on(builtin, &args, d);
    }

    /// As what type an argument of such a builtin is passed.
    pub(super) fn effect_arg_type(&mut self, builtin: Builtin, arg: &Expr, before: &[(TypeId, Reg)]) -> TypeId {
        match (builtin, before) {
            (Builtin::Panic, _) => self.c.any_type(),
            (Builtin::Delete, [(map, _)]) => match self.under(*map) {
                Type::Map(key, _) => self.c.info.types.canon(key),
                _ => *map,
            },
            _ => {
                let ty = self.ty(arg);
                Types::default_type(ty)
            }
        }
    }

    /// Calls such a builtin with arguments in registers.
    pub(super) fn effect_on(&mut self, builtin: Builtin, args: &[(TypeId, Reg)], d: Option<Reg>) {
        match (builtin, args) {
            (Builtin::Close, [(_, ch)]) => self.code.emit(Op::Close { ch: *ch }),
            (Builtin::Panic, [(_, i)]) => self.code.emit(Op::Panic { i: *i }),
            (Builtin::Recover, _) => {
                let d = d.unwrap_or_else(|| self.alloc(2));
                self.code.emit(Op::Recover { d });
            }
            (Builtin::Delete, [(ty, m), (_, k)]) => {
                let map = self.c.map_type(*ty);
                self.code.emit_data(Op::MapDelete { m: *m, k: *k }, map);
            }
            (Builtin::Clear, [(ty, x)]) => {
                if let Type::Slice(elem) = self.under(*ty) {
                    let words = self.words(elem);
                    self.code.emit_data(Op::ClearSlice { s: *x }, words);
                } else {
                    let map = self.c.map_type(*ty);
                    self.code.emit_data(Op::MapClear { m: *x }, map);
                }
            }
            (Builtin::Copy, [(to, dst), (from, src)]) => {
                let d = d.unwrap_or_else(|| self.alloc(1));
                if self.num(*from) == Num::Str {
                    self.code.emit(Op::CopyStr { d, dst: *dst, src: *src });
                } else if let Type::Slice(elem) = self.under(*to) {
                    let words = self.words(elem);
                    self.code.emit_data(Op::Copy { d, dst: *dst, src: *src }, words);
                }
            }
            (Builtin::Print | Builtin::Println, _) => self.print(builtin == Builtin::Println, args),
            _ => {}
        }
    }

    fn print(&mut self, line: bool, args: &[(TypeId, Reg)]) {
        for (at, (ty, s)) in args.iter().enumerate() {
            if line && at > 0 {
                self.code.emit(Op::Print { kind: 9, s: 0 });
            }
            let kind = self.print_kind(*ty);
            self.code.emit(Op::Print { kind, s: *s });
        }
        if line {
            self.code.emit(Op::Print { kind: 10, s: 0 });
        }
    }

    fn print_kind(&mut self, ty: TypeId) -> u8 {
        let num = self.num(ty);
        match (num, self.under(ty)) {
            (_, Type::Basic(Basic::Bool)) => 0,
            (Num::Int(_), _) if num.is_unsigned() => 2,
            (Num::Int(_), _) => 1,
            (Num::F64, _) => 3,
            (Num::C128, _) => 4,
            (Num::F32, _) => 11,
            (Num::C64, _) => 12,
            (Num::Str, _) => 5,
            (_, Type::Interface(_)) => 7,
            (_, Type::Slice(_)) => 8,
            _ => 6,
        }
    }
}

/// Whether it is called for what it does, and may be started by `go` and `defer`.
pub(super) const fn is_effect(builtin: Builtin) -> bool {
    matches!(
        builtin,
        Builtin::Close
            | Builtin::Panic
            | Builtin::Recover
            | Builtin::Delete
            | Builtin::Clear
            | Builtin::Copy
            | Builtin::Print
            | Builtin::Println
    )
}
