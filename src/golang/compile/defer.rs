//! `go` and `defer`.
//!
//! Arguments are found out at once. What has no function of its own (builtins, natives, methods of interfaces) gets one;
//! so has everything that a loop's body defers, for it is a thunk in a list that the loop's function runs.

use std::rc::Rc;

use super::call::{CallKind, Called, How, SigLayout};
use super::facts::Inner;
use super::func::{Env, Fc, Header};
use super::job::{Callee, Job, Key, Shape};
use super::unit::Compiler;
use crate::golang::check::info::Builtin;
use crate::golang::code::{FuncCode, FuncIdx, Op, Reg};
use crate::golang::syntax::ast::{Call, Expr, ExprKind};
use crate::golang::types::TypeId;

/// A builtin with parameters of these types.
pub(super) struct BuiltinCall {
    pub(super) builtin: Builtin,
    pub(super) types: Vec<TypeId>,
}

impl Fc<'_, '_> {
    /// `go f(x)` or `defer f(x)`
    pub(super) fn start(&mut self, e: &Expr, how: How) {
        let e = e.unparen();
        let ExprKind::Call(call) = &e.kind else { return };
        let mark = self.top;
        if how == How::Defer && self.body_of.is_some() {
            self.defer_in_body(e, call);
        } else if let CallKind::Builtin(builtin) = self.call_kind(call) {
            let (base, _, func) = self.builtin_window(builtin, call);
            self.start_func(base, func, how);
        } else {
            self.start_call(e, call, how);
        }
        self.top = mark;
    }

    fn start_func(&mut self, base: Reg, func: FuncIdx, how: How) {
        self.code.emit(if how == How::Go { Op::Go { base, func } } else { Op::Defer { base, func } });
    }

    /// The arguments of a builtin in a window, how many words they have, and a function that calls it.
    pub(super) fn builtin_window(&mut self, builtin: Builtin, call: &Call) -> (Reg, u32, FuncIdx) {
        let base = self.top;
        let mut args = Vec::new();
        for arg in &call.args {
            let ty = self.effect_arg_type(builtin, arg, &args);
            let words = self.words(ty);
            let at = self.alloc(words);
            self.put_as(arg, ty, at);
            args.push((ty, at));
        }
        let types = args.into_iter().map(|(ty, _)| ty).collect();
        let func = self.c.add_job(Job::Builtin(BuiltinCall { builtin, types }));
        (self.reg(base), self.top - base, func)
    }

    fn start_call(&mut self, e: &Expr, call: &Call, how: How) {
        let f = call.func.unparen();
        if let ExprKind::FuncLit(literal) = &f.kind
            && call.args.is_empty()
            && !self.captures(Inner::Literal(f.id)).is_empty()
        {
            let value = self.alloc(1);
            self.func_literal(f.id, f.pos, literal, value);
            let base = self.top;
            let base = self.reg(base);
            let op = if how == How::Go { Op::GoValue { base, f: value } } else { Op::DeferValue { base, f: value } };
            self.code.emit_data(op, 0);
            return;
        }
        let base = self.top;
        self.call_at(e, call, base, how);
    }

    /// What a call that is started needs in place of a native or an interface's method.
    pub(super) fn startable<'e>(&mut self, called: Called<'e>, layout: &SigLayout) -> Called<'e> {
        let shape = Shape { params: layout.param_words, results: layout.result_words };
        match called {
            Called::Static(Callee::Native(native)) => {
                Called::Static(Callee::Func(self.c.reach(Key::Native(native, shape))))
            }
            Called::Method(Callee::Native(native), receiver) => {
                let shape = Shape { params: shape.params + receiver.words, ..shape };
                Called::Method(Callee::Func(self.c.reach(Key::Native(native, shape))), receiver)
            }
            other => other,
        }
    }
}

impl Compiler<'_> {
    /// A function that calls a builtin with its parameters.
    pub(super) fn builtin_wrapper(&mut self, call: &BuiltinCall) -> FuncCode {
        let mut fc = Fc::new(self, Rc::new(Env::default()), Header::default());
        fc.wrapper = true;
        let (params, words) = fc.side_by_side(&call.types);
        fc.set_params(words);
        let args: Vec<_> = params.into_iter().map(|(ty, word)| (ty, word as Reg)).collect();
        // As a deferred function itself, recover is not called by one.
        if call.builtin != Builtin::Recover {
            fc.effect_on(call.builtin, &args, None);
        }
        fc.code.emit(Op::Return);
        fc.finish(None)
    }
}
