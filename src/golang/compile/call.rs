//! Calls: arguments at the top of the frame, where the callee's frame begins and its results will be.
//!
//! ```text
//!   ... live temporaries | receiver, arguments / results | function value or interface, if it is one
//!                        ^ base
//! ```

use super::func::Fc;
use super::job::{Callee, Key, Shape};
use super::method::Receiver;
use super::unit::{MOST_WORDS, times};
use crate::golang::check::info::{Builtin, Mode};
use crate::golang::code::{FuncIdx, MethodKey, Op, Reg};
use crate::golang::syntax::ast::{Call, Expr, ExprKind};
use crate::golang::types::{Type, TypeId};

/// Where parameters and results stand.
#[derive(Clone, Debug, Default)]
pub(super) struct SigLayout {
    /// Types and first words.
    pub(super) params: Vec<(TypeId, u32)>,
    pub(super) param_words: u32,
    /// Types and first words.
    pub(super) results: Vec<(TypeId, u32)>,
    pub(super) result_words: u32,
    pub(super) variadic: bool,
}

/// What is called.
pub(super) enum Called<'e> {
    /// A function that is known.
    Static(Callee),
    /// A method that is known; its receiver.
    Method(Callee, Receiver<'e>),
    /// A method of an interface value.
    Interface(Receiver<'e>, MethodKey),
    /// A function value.
    Value(&'e Expr),
}

/// How a call with a window is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Call,
    Go,
    Defer,
    /// Not yet: it becomes a function value in this register.
    Thunk(Reg),
}

/// What a call expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CallKind {
    Conversion,
    Builtin(Builtin),
    Function,
}

impl Fc<'_, '_> {
    /// What a call expression is.
    pub(super) fn call_kind(&self, call: &Call) -> CallKind {
        match self.c.info.expr(call.func.unparen().id).map(|known| known.mode) {
            Some(Mode::Type) => CallKind::Conversion,
            Some(Mode::Builtin(builtin)) => CallKind::Builtin(builtin),
            _ => CallKind::Function,
        }
    }

    /// Where parameters and results of a function type stand.
    pub(super) fn sig(&mut self, ty: TypeId) -> SigLayout {
        let Type::Func(sig) = self.under(ty) else { return SigLayout::default() };
        let mut layout = SigLayout { variadic: sig.variadic, ..SigLayout::default() };
        (layout.params, layout.param_words) = self.side_by_side(&sig.params);
        (layout.results, layout.result_words) = self.side_by_side(&sig.results);
        layout
    }

    /// Values of these types one behind the other: types and first words, and how many words there are.
    pub(super) fn side_by_side(&mut self, types: &[TypeId]) -> (Vec<(TypeId, u32)>, u32) {
        let mut words = 0;
        let mut list = Vec::new();
        for ty in types {
            let ty = self.subst(*ty);
            list.push((ty, words));
            words = (words + self.words(ty)).min(MOST_WORDS);
        }
        (list, words)
    }

    /// A call of a function: where its results are; none if it is something else.
    pub(super) fn direct_call(&mut self, e: &Expr, call: &Call) -> Option<Reg> {
        if self.call_kind(call) != CallKind::Function {
            return None;
        }
        let base = self.top;
        let layout = self.call_at(e, call, base, How::Call);
        self.reserve(base + layout.result_words);
        Some(self.reg(base))
    }

    /// A call's result into registers, which are at the top if the call may as well take place there.
    pub(super) fn call_into(&mut self, e: &Expr, call: &Call, d: Reg) {
        match self.call_kind(call) {
            CallKind::Conversion => self.conversion(e, call, d),
            CallKind::Builtin(builtin) => self.builtin(builtin, e, call, Some(d)),
            CallKind::Function => {
                let ty = self.ty(e);
                let words = self.words(ty);
                let at_top = u32::from(d) + words == self.top;
                let base = if at_top { u32::from(d) } else { self.top };
                self.top = base;
                self.call_at(e, call, base, How::Call);
                let base = self.reg(base);
                self.move_words(d, base, words);
            }
        }
    }

    /// A call for what it does.
    pub(super) fn call_effect(&mut self, e: &Expr, call: &Call) {
        match self.call_kind(call) {
            CallKind::Builtin(builtin) => self.builtin(builtin, e, call, None),
            CallKind::Conversion => {
                self.value(e);
            }
            CallKind::Function => {
                self.direct_call(e, call);
            }
        }
    }

    /// Carries out a call whose window begins at `base`, which is the top.
    pub(super) fn call_at(&mut self, e: &Expr, call: &Call, base: u32, how: How) -> SigLayout {
        let (called, sig_ty) = self.called(call);
        let layout = self.sig(sig_ty);
        let called = if how == How::Call { called } else { self.startable(called, &layout) };
        let receiver_words = match &called {
            Called::Static(_) | Called::Value(_) => 0,
            Called::Method(_, receiver) => receiver.words,
            Called::Interface(..) => u32::from(how == How::Call),
        };
        let params = receiver_words + layout.param_words;
        self.touch(base + params.max(layout.result_words));
        let receiver_calls = match &called {
            Called::Method(_, receiver) | Called::Interface(receiver, _) => self.comes_early(receiver.x),
            Called::Static(_) => false,
            Called::Value(f) => self.comes_early(f),
        };
        let dynamic = match &called {
            Called::Value(_) => Some(1),
            Called::Interface(..) => Some(2),
            _ => None,
        };
        // What is called stands above the window, unless it is a variable in registers.
        let fixed = match &called {
            Called::Value(f) => self.static_reg(f),
            Called::Interface(receiver, _) if how == How::Call && receiver.path.is_empty() => {
                self.static_reg(receiver.x)
            }
            _ => None,
        };
        let above = dynamic.filter(|_| fixed.is_none()).map(|words| {
            self.reserve(base + params);
            self.alloc(words)
        });
        let start = self.reg(base);
        let early = receiver_calls || !call.args.iter().any(|arg| self.has_call(arg));
        if early {
            self.called_operand(&called, above, start, how, &layout);
        }
        self.arguments(call, &layout, base + receiver_words);
        if !early {
            let top = self.top;
            self.called_operand(&called, above, start, how, &layout);
            self.top = top;
        }
        let before = self.code.at(call_place(e, call));
        self.finish_call(&called, fixed.or(above), start, params, how);
        self.code.at(before);
        self.top = base;
        layout
    }

    /// The receiver to the window, or the function or interface above it.
    fn called_operand(&mut self, called: &Called<'_>, f: Option<Reg>, base: Reg, how: How, layout: &SigLayout) {
        match (called, f) {
            (Called::Method(_, receiver), _) => {
                self.reserve(self.top.max(u32::from(base) + receiver.words));
                self.receiver_into(receiver, base);
            }
            (Called::Value(e), Some(f)) => self.put(e, f),
            (Called::Interface(receiver, key), Some(f)) => {
                let mark = self.top;
                let (place, _) = self.receiver_place(receiver);
                self.load(place, 2, f);
                if how != How::Call {
                    self.bind_interface(f, *key, layout);
                }
                self.top = mark;
            }
            _ => {}
        }
    }

    /// f = the interface's method, bound to the interface that stands there.
    fn bind_interface(&mut self, f: Reg, key: MethodKey, layout: &SigLayout) {
        self.code.emit(Op::CheckNil { p: f });
        let shape = Shape { params: layout.param_words, results: layout.result_words };
        let bound = self.c.reach(Key::BoundInterface(key, shape));
        self.closure(f, f, 2, bound);
    }

    fn finish_call(&mut self, called: &Called<'_>, f: Option<Reg>, base: Reg, params: u32, how: How) {
        let f = f.unwrap_or_default();
        match (called, how) {
            (Called::Static(callee) | Called::Method(callee, _), _) => match *callee {
                Callee::Func(func) => self.finish_static(func, base, params, how),
                Callee::Native(native) => self.code.emit(Op::CallNative { base, native }),
            },
            (Called::Interface(_, key), How::Call) => self.code.emit_data(Op::CallMethod { base, i: f }, key.0),
            (Called::Interface(..) | Called::Value(_), _) => self.finish_value(f, base, params, how),
        }
    }

    fn finish_static(&mut self, func: FuncIdx, base: Reg, params: u32, how: How) {
        match how {
            How::Call => self.code.emit(Op::Call { base, func }),
            How::Go => self.code.emit(Op::Go { base, func }),
            How::Defer => self.code.emit(Op::Defer { base, func }),
            How::Thunk(_) => {
                self.reserve(self.top.max(u32::from(base) + params));
                let f = self.alloc(1);
                self.code.emit(Op::FuncValue { d: f, func });
                self.finish_value(f, base, params, how);
            }
        }
    }

    fn finish_value(&mut self, f: Reg, base: Reg, params: u32, how: How) {
        match how {
            How::Call => self.code.emit(Op::CallValue { base, f }),
            How::Go => self.code.emit_data(Op::GoValue { base, f }, params),
            How::Defer => self.code.emit_data(Op::DeferValue { base, f }, params),
            How::Thunk(d) => {
                let from = self.alloc(1 + params);
                self.move_words(from, f, 1);
                self.move_words(from + 1, base, params);
                self.thunk(d, from, params);
            }
        }
    }

    // ---- arguments ----

    /// The arguments to the window's words from `base` on.
    pub(super) fn arguments(&mut self, call: &Call, layout: &SigLayout, base: u32) {
        if let [arg] = &call.args[..]
            && self.is_tuple(arg)
        {
            self.tuple_arguments(arg, layout, base);
            return;
        }
        let packed = layout.variadic && !call.spread;
        let fixed = layout.params.len() - usize::from(packed);
        let args: Vec<_> = call.args.iter().collect();
        let mut late: Vec<bool> = args.iter().map(|arg| !self.comes_early(arg)).collect();
        let rest_late = late.iter().skip(fixed).all(|late| *late);
        let mut filled = self.top;
        let settled = self.settled.len();
        for turn in [false, true] {
            for (k, arg) in args.iter().enumerate().take(fixed) {
                if late[k] != turn {
                    continue;
                }
                if !turn && self.is_held_up(&args, k) {
                    self.reserve(filled.max(base + layout.param_words));
                    self.settle(arg);
                    late[k] = true;
                    filled = self.top;
                    continue;
                }
                let (ty, word) = layout.params[k];
                filled = filled.max(base + word + self.words(ty));
                self.argument(arg, ty, base + word, filled);
            }
            if packed && rest_late == turn {
                let (slice, word) = layout.params[fixed];
                filled = filled.max(base + word + 3);
                self.reserve(filled);
                let d = self.reg(base + word);
                self.pack(&call.args[fixed..], slice, d);
            }
        }
        self.settled.truncate(settled);
        self.reserve(self.top.max(base + layout.param_words));
    }

    fn argument(&mut self, arg: &Expr, ty: TypeId, at: u32, filled: u32) {
        self.reserve(filled);
        let d = self.reg(at);
        self.put_as(arg, ty, d);
    }

    /// The arguments of a variadic parameter as a slice.
    fn pack(&mut self, args: &[Expr], slice: TypeId, d: Reg) {
        let Type::Slice(elem) = self.under(slice) else { return };
        if args.is_empty() {
            self.zero(d, 3);
            return;
        }
        let elems: Vec<_> = args.iter().collect();
        self.slice_of(&elems, elem, d);
    }

    /// Whether it is a call with several results.
    pub(super) fn is_tuple(&mut self, e: &Expr) -> bool {
        let ty = self.ty(e);
        matches!(e.unparen().kind, ExprKind::Call(_)) && matches!(self.c.info.types.get(ty), Type::Tuple(_))
    }

    /// A call with several results: their types and first registers.
    pub(super) fn tuple(&mut self, e: &Expr) -> Vec<(TypeId, Reg)> {
        let ty = self.ty(e);
        let Type::Tuple(types) = self.c.info.types.get(ty).clone() else { return Vec::new() };
        let e = e.unparen();
        let ExprKind::Call(call) = &e.kind else { return Vec::new() };
        let at = self.direct_call(e, call).unwrap_or_default();
        let (list, _) = self.side_by_side(&types);
        list.into_iter().map(|(ty, word)| (ty, self.reg(u32::from(at) + word))).collect()
    }

    /// `f(g())`: the results of g are the arguments.
    fn tuple_arguments(&mut self, arg: &Expr, layout: &SigLayout, base: u32) {
        self.reserve(self.top.max(base + layout.param_words));
        let values = self.tuple(arg);
        let fixed = layout.params.len() - usize::from(layout.variadic);
        for ((ty, s), (to, word)) in values.iter().zip(&layout.params[..fixed]) {
            let d = self.reg(base + word);
            self.convert_words(*ty, *s, *to, d);
        }
        if !layout.variadic {
            return;
        }
        let (slice, word) = layout.params[fixed];
        let Type::Slice(elem) = self.under(slice) else { return };
        let d = self.reg(base + word);
        let rest = &values[fixed.min(values.len())..];
        if rest.is_empty() {
            self.zero(d, 3);
            return;
        }
        let words = self.words(elem);
        let at = self.alloc(times(words, rest.len()));
        for (k, (ty, s)) in rest.iter().enumerate() {
            let to = self.reg(u32::from(at) + times(words, k));
            self.convert_words(*ty, *s, elem, to);
        }
        self.slice_from(at, rest.len() as u32, elem, d);
    }

    /// d = the value at s as one of another type, to which it can be assigned.
    pub(super) fn convert_words(&mut self, from: TypeId, s: Reg, to: TypeId, d: Reg) {
        if self.c.is_interface(to) && !self.c.is_interface(from) {
            self.make_interface(from, s, d);
        } else {
            let words = self.words(to);
            self.move_words(d, s, words);
        }
    }
}

/// The place of a call in traces: where the called function is named.
fn call_place(e: &Expr, call: &Call) -> crate::golang::source::Pos {
    match &call.func.unparen().kind {
        ExprKind::Selector(_, name) => name.pos,
        _ => e.pos,
    }
}
