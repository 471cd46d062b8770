//! `for ... range f` over a function: the loop's body becomes a function that f calls.
//!
//! ```text
//!   control object: | state | exit | deferred calls |      captured by the body, together with the variables it uses
//!
//!   loop: state = ready; f(body); state = exhausted; carry out the exit that the body asked for
//!   body: ready? state = running; ...; state = ready; return true       (continue)
//!                                      state = done;  return false      (break, and every other exit)
//! ```
//!
//! A `return` within the body sets the results of the function around (they are variables on the heap then), and asks
//! for an exit. What the body defers is a thunk in a list that the function around runs when it ends.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::call::{CallKind, How};
use super::emit::Label;
use super::facts::Inner;
use super::func::{Env, Fc, Header, Results};
use super::job::Key;
use super::jump::{Exit, Target};
use super::place::Place;
use super::unit::Compiler;
use crate::golang::code::{ElemKind, FuncCode, FuncIdx, Op, Reg};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Call, Expr, Range};
use crate::golang::types::{Name, TypeId};

/// The body has ended for good.
const DONE: i16 = 0;
/// The body may be called.
const READY: i16 = 1;
/// The body is running, or panicked.
const RUNNING: i16 = 2;
/// The function has returned.
const EXHAUSTED: i16 = 3;
/// The function has swallowed a panic of the body.
const SWALLOWED: i16 = 4;

/// Words of the control object.
const STATE: u16 = 0;
const EXIT: u16 = 1;
const DEFERRED: u16 = 2;

/// What the native is called that panics because of a loop's wrong state.
const PANIC: &str = "runtime.panicrangestate";

/// The body of a loop over a function, while it is compiled.
pub(super) struct BodyCx {
    /// The register with the pointer to the control object.
    control: Reg,
    /// What it asks for: exit 1 and following.
    exits: Vec<Exit>,
    /// Labels that `goto` reaches within it.
    pub(super) labels: BTreeSet<Name>,
    /// It defers calls.
    defers: bool,
    /// Where it ends for good.
    done: Label,
}

impl Fc<'_, '_> {
    /// `for k, v := range f {...}`
    pub(super) fn range_func(&mut self, pos: Pos, x: &Range) {
        let label = self.label.take();
        let (f, control) = (self.alloc(1), self.alloc(1));
        self.put(&x.x, f);
        self.code.emit(Op::New { kind: ElemKind::Words, d: control, words: 3 });
        self.set_state(control, READY);
        let (body, func) = self.compile_body(pos, x, label);
        if body.defers {
            self.run_deferred_later(control);
        }
        self.call_over(x, f, control, func);
        self.after_loop(control, &body.exits);
    }

    fn set_state(&mut self, control: Reg, state: i16) {
        let t = self.alloc(1);
        self.word(t, state.cast_unsigned().into());
        self.code.emit(Op::Store { p: control, word: STATE, s: t });
        self.top = u32::from(t);
    }

    /// f(body)
    fn call_over(&mut self, x: &Range, f: Reg, control: Reg, func: FuncIdx) {
        let base = self.alloc(1);
        let captures = self.captures(Inner::RangeBody(x.x.id));
        self.capture_behind(Some(control), &captures, func, base);
        self.code.emit(Op::CallValue { base, f });
        self.top = u32::from(base);
    }

    fn after_loop(&mut self, control: Reg, exits: &[Exit]) {
        let t = self.alloc(1);
        let fine = self.code.label();
        self.code.emit(Op::Load { d: t, p: control, word: STATE });
        self.code.jump(Op::JumpNeImm { a: t, value: RUNNING, by: 0 }, fine);
        self.panic_state(SWALLOWED);
        self.code.bind(fine);
        self.set_state(control, EXHAUSTED);
        if exits.is_empty() {
            return;
        }
        self.code.emit(Op::Load { d: t, p: control, word: EXIT });
        for (exit, value) in exits.iter().zip(1..) {
            let next = self.code.label();
            self.code.jump(Op::JumpNeImm { a: t, value, by: 0 }, next);
            self.carry_out(exit);
            self.code.bind(next);
        }
    }

    fn panic_state(&mut self, state: i16) {
        let base = self.alloc(1);
        self.word(base, state.cast_unsigned().into());
        self.panic_state_at(base);
        self.top = u32::from(base);
    }

    fn panic_state_at(&mut self, base: Reg) {
        let native = self.c.pools.native(PANIC);
        self.code.emit(Op::CallNative { base, native });
    }

    // ---- the body ----

    fn compile_body(&mut self, pos: Pos, x: &Range, label: Option<Name>) -> (BodyCx, FuncIdx) {
        let func = self.c.reserve();
        let header = Header {
            name: self.inner_name(Inner::RangeBody(x.x.id)),
            pos,
            params: Vec::new(),
            results: self.header.results.clone(),
            me: Some(Inner::RangeBody(x.x.id)),
        };
        let results = Results { live: true, ..self.results.clone() };
        let mut fc = Fc::new(self.c, Rc::clone(&self.env), header);
        fc.results = results;
        let (body, code) = fc.body(pos, x, label);
        self.c.funcs[func.0 as usize] = Some(code);
        (body, func)
    }

    fn body(mut self, pos: Pos, x: &Range, label: Option<Name>) -> (BodyCx, FuncCode) {
        let params = self.yield_params(x);
        self.set_params(self.top);
        let control = self.enter_captures(1);
        let (done, next) = (self.code.label(), self.code.label());
        let labels = self.facts().map(|facts| facts.labels.clone()).unwrap_or_default();
        self.body_of = Some(BodyCx { control, exits: Vec::new(), labels, defers: false, done });
        self.targets.push(Target { name: label, break_to: done, continue_to: Some(next) });
        self.enter_iteration(control);
        let vars = [self.loop_var(pos, x, x.key.as_ref()), self.loop_var(pos, x, x.value.as_ref())];
        for (var, (ty, at)) in vars.into_iter().zip(params) {
            self.set_loop_var(var, ty, at);
        }
        self.block(&x.body);
        self.code.at(x.body.rbrace);
        self.code.bind(next);
        self.leave_iteration(control, READY);
        self.code.bind(done);
        self.leave_iteration(control, DONE);
        self.results.words = 1;
        let body = self.body_of.take().expect("it was set above");
        (body, self.finish(None))
    }

    /// Types and registers of what the loop's function passes to the body.
    fn yield_params(&mut self, x: &Range) -> Vec<(TypeId, Reg)> {
        let ty = self.ty(&x.x);
        let outer = self.sig(ty);
        let Some((yield_ty, _)) = outer.params.first().copied() else { return Vec::new() };
        let layout = self.sig(yield_ty);
        let start = u32::from(self.alloc(layout.param_words));
        layout.params.into_iter().map(|(ty, word)| (ty, self.reg(start + word))).collect()
    }

    fn enter_iteration(&mut self, control: Reg) {
        let ready = self.code.label();
        let t = self.alloc(1);
        self.code.emit(Op::Load { d: t, p: control, word: STATE });
        // Also if it is called once too often: somebody may swallow the panic.
        self.set_state(control, RUNNING);
        self.code.jump(Op::JumpEqImm { a: t, value: READY, by: 0 }, ready);
        self.panic_state_at(t);
        self.code.bind(ready);
        self.top = u32::from(t);
    }

    fn leave_iteration(&mut self, control: Reg, state: i16) {
        let result = self.results.at;
        self.set_state(control, state);
        self.word(result, u64::from(state == READY));
        self.code.emit(Op::Return);
    }

    /// Ends the loop for good, and asks for what its body cannot do itself.
    pub(super) fn exit(&mut self, exit: Exit) {
        let Some(body) = &mut self.body_of else {
            let pos = self.code.pos();
            self.c.mistake(pos, "internal: there is nothing to leave");
            return;
        };
        let at = body.exits.iter().position(|known| *known == exit).unwrap_or_else(|| {
            body.exits.push(exit);
            body.exits.len() - 1
        });
        let (control, done) = (body.control, body.done);
        let t = self.alloc(1);
        self.word(t, at as u64 + 1);
        self.code.emit(Op::Store { p: control, word: EXIT, s: t });
        self.top = u32::from(t);
        self.code.goto(done);
    }

    // ---- deferred calls ----

    /// `defer` in the body: a thunk is put in front of the list.
    pub(super) fn defer_in_body(&mut self, e: &Expr, call: &Call) {
        let thunk = self.alloc(1);
        if let CallKind::Builtin(builtin) = self.call_kind(call) {
            let f = self.alloc(1);
            let (_, words, func) = self.builtin_window(builtin, call);
            self.code.emit(Op::FuncValue { d: f, func });
            self.thunk(thunk, f, words);
        } else {
            let base = self.top;
            self.call_at(e, call, base, How::Thunk(thunk));
        }
        self.push_thunk(thunk);
    }

    /// d = a function that calls the function value at `f` with the words that follow it.
    pub(super) fn thunk(&mut self, d: Reg, f: Reg, words: u32) {
        let func = self.c.reach(Key::Thunk(words));
        self.closure(d, f, words + 1, func);
    }

    fn push_thunk(&mut self, thunk: Reg) {
        let Some(body) = &mut self.body_of else { return };
        body.defers = true;
        let control = body.control;
        let node = self.alloc(3);
        self.code.emit(Op::Load { d: node + 1, p: control, word: DEFERRED });
        self.code.emit(Op::Move { d: node + 2, s: thunk });
        self.code.emit(Op::New { kind: ElemKind::Words, d: node, words: 2 });
        self.store(Place::Mem { p: node, word: 0 }, 2, node + 1);
        self.code.emit(Op::Store { p: control, word: DEFERRED, s: node });
    }

    /// The function around the loop runs what the body will have deferred; if that is a loop's body itself, the
    /// function around that.
    fn run_deferred_later(&mut self, control: Reg) {
        let mark = self.top;
        let func = self.c.reach(Key::RunDeferred);
        if self.body_of.is_some() {
            let (thunk, f) = (self.alloc(1), self.alloc(1));
            let arg = self.alloc(1);
            self.code.emit(Op::FuncValue { d: f, func });
            self.code.emit(Op::Move { d: arg, s: control });
            self.thunk(thunk, f, 1);
            self.push_thunk(thunk);
        } else {
            let base = self.alloc(1);
            self.code.emit(Op::Move { d: base, s: control });
            self.code.emit(Op::Defer { base, func });
        }
        self.top = mark;
    }
}

impl Compiler<'_> {
    /// Calls a captured function value with captured arguments of so many words.
    pub(super) fn thunk_wrapper(&mut self, words: u32) -> FuncCode {
        let mut fc = Fc::new(self, Rc::new(Env::default()), Header::default());
        fc.wrapper = true;
        let f = fc.alloc(1 + words);
        fc.load_closure(u32::from(f), 1 + words);
        fc.code.emit(Op::CallValue { base: f + 1, f });
        fc.code.emit(Op::Return);
        fc.finish(None)
    }

    /// Runs the deferred calls of a loop's body, the last one first. Each is called by a function that defers the rest, so
    /// that a panic does not keep the others from running.
    pub(super) fn run_deferred_wrapper(&mut self) -> FuncCode {
        let func = self.reach(Key::RunDeferred);
        let mut fc = Fc::new(self, Rc::new(Env::default()), Header::default());
        fc.wrapper = true;
        fc.set_params(1);
        let (control, node, base) = (0, fc.alloc(2), fc.alloc(1));
        let end = fc.code.label();
        fc.code.emit(Op::Load { d: node, p: control, word: DEFERRED });
        fc.code.jump(Op::JumpEqImm { a: node, value: 0, by: 0 }, end);
        fc.load(Place::Mem { p: node, word: 0 }, 2, node);
        fc.code.emit(Op::Store { p: control, word: DEFERRED, s: node });
        fc.code.emit(Op::Move { d: base, s: control });
        fc.code.emit(Op::Defer { base, func });
        fc.code.emit(Op::CallValue { base, f: node + 1 });
        fc.code.bind(end);
        let epilogue = fc.code.here();
        fc.code.emit(Op::RunDefers);
        fc.code.emit(Op::Return);
        fc.finish(Some(epilogue))
    }
}
