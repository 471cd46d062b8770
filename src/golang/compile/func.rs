//! One function as it is compiled: its registers, variables, beginning and end.
//!
//! ```text
//!   0        params    captured   results   variables and temporaries (a stack) ...
//!   |--------|---------|----------|---------|--------------------------->  top
//! ```
//!
//! **Invariants**: registers from `top` on are free; after a statement `top` is where it was before, but for variables
//! that the statement declared; a block's end frees its variables.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::emit::{Emitted, Emitter, Label};
use super::facts::{Facts, FuncFacts, Inner};
use super::hoist::Hoisted;
use super::jump::Target;
use super::place::Place;
use super::rangefunc::BodyCx;
use super::target::Settled;
use super::unit::{Compiler, MOST_WORDS};
use crate::golang::check::info::ObjId;
use crate::golang::code::{ElemKind, FuncCode, Given, Op, Reg};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::Expr;
use crate::golang::types::subst::Subst;
use crate::golang::types::{Name, PkgId, Type, TypeId, Types};

/// Arrays with more words than this live on the heap.
pub(super) const MAX_IN_REGISTERS: u32 = 256;
/// The largest frame.
const MAX_FRAME: u32 = u16::MAX as u32;

/// What an instance of a declared function and all functions within it have in common.
#[derive(Debug, Default)]
pub(super) struct Env {
    /// Type arguments.
    pub(super) subst: RefCell<Subst>,
    pub(super) facts: Rc<Facts>,
    pub(super) library: bool,
    pub(super) pkg: Option<PkgId>,
}

/// What a function is called and takes and gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    pub(super) name: Arc<str>,
    pub(super) pos: Pos,
    /// Receiver and parameters.
    pub(super) params: Vec<ObjId>,
    pub(super) results: Vec<ObjId>,
    /// None: the declared function itself.
    pub(super) me: Option<Inner>,
}

/// Where a variable is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot {
    /// In registers.
    Reg(Reg),
    /// On the heap; the register has the pointer.
    Boxed(Reg),
}

/// A function that is being compiled.
pub(super) struct Fc<'c, 'a> {
    pub(super) c: &'c mut Compiler<'a>,
    pub(super) env: Rc<Env>,
    pub(super) header: Header,
    pub(super) code: Emitter,
    pub(super) vars: FxHashMap<ObjId, Slot>,
    pub(super) top: u32,
    max: u32,
    params: u32,
    closure_at: Option<Reg>,
    pub(super) results: Results,
    /// Where `break` and `continue` lead.
    pub(super) targets: Vec<Target>,
    /// Where `goto` leads.
    pub(super) labels: FxHashMap<Name, Label>,
    epilogue: Option<Label>,
    /// The label of the statement that comes next.
    pub(super) label: Option<Name>,
    /// Constants in registers.
    pub(super) hoisted: Hoisted,
    /// Parts of the left sides of an assignment that were found out before.
    pub(super) settled: Settled,
    /// The loop over a function whose body this is.
    pub(super) body_of: Option<BodyCx>,
    /// Made by the compiler.
    pub(super) wrapper: bool,
}

/// A function's results.
#[derive(Clone, Debug, Default)]
pub(super) struct Results {
    /// Their types.
    pub(super) types: Vec<TypeId>,
    /// Where [`Op::Return`] finds them.
    pub(super) at: Reg,
    pub(super) words: u32,
    /// They have variables that live through the whole function: they are named, or there are deferred calls.
    pub(super) live: bool,
}

impl<'c, 'a> Fc<'c, 'a> {
    /// An empty function.
    pub(super) fn new(c: &'c mut Compiler<'a>, env: Rc<Env>, header: Header) -> Self {
        let mut code = Emitter::default();
        code.at(header.pos);
        Self {
            c,
            env,
            header,
            code,
            vars: FxHashMap::default(),
            top: 0,
            max: 1,
            params: 0,
            closure_at: None,
            results: Results::default(),
            targets: Vec::new(),
            labels: FxHashMap::default(),
            epilogue: None,
            label: None,
            hoisted: Hoisted::default(),
            settled: Settled::default(),
            body_of: None,
            wrapper: false,
        }
    }

    /// What is known of it.
    pub(super) fn facts(&self) -> Option<&FuncFacts> {
        match self.header.me {
            None => Some(&self.env.facts.root),
            Some(inner) => self.env.facts.inner.get(&inner),
        }
    }

    // ---- registers ----

    /// So many registers at the top.
    pub(super) fn alloc(&mut self, words: u32) -> Reg {
        let at = self.top;
        self.reserve(at + words);
        // If that was too much, it begins again at 0.
        if self.top == 0 { 0 } else { at as Reg }
    }

    /// The registers below this one are in use.
    pub(super) fn reserve(&mut self, top: u32) {
        self.top = top;
        self.touch(top);
    }

    /// The frame has at least so many registers.
    pub(super) fn touch(&mut self, top: u32) {
        self.max = self.max.max(top);
        if self.max > MAX_FRAME {
            let pos = self.code.pos();
            self.c.mistake(pos, "this function needs too many variables: more than 65,535 words");
            self.max = 0;
            self.top = 0;
        }
    }

    /// A register by number.
    pub(super) fn reg(&mut self, at: u32) -> Reg {
        Reg::try_from(at).unwrap_or_else(|_| {
            self.touch(at);
            0
        })
    }

    // ---- types ----

    /// A type with this instance's type arguments.
    pub(super) fn subst(&mut self, ty: TypeId) -> TypeId {
        let ty = self.c.info.types.subst(ty, &mut self.env.subst.borrow_mut());
        self.c.info.types.canon(ty)
    }

    /// The type of an expression.
    pub(super) fn ty(&mut self, e: &Expr) -> TypeId {
        let ty = self.c.info.expr(e.id).map_or(Types::INVALID, |known| known.ty);
        self.subst(ty)
    }

    /// The type of a variable.
    pub(super) fn obj_ty(&mut self, obj: ObjId) -> TypeId {
        let ty = self.c.info.object(obj).ty;
        self.subst(ty)
    }

    /// What a type is made of.
    pub(super) fn under(&mut self, ty: TypeId) -> Type {
        self.c.under(ty)
    }

    /// How many words values of a type have.
    pub(super) fn words(&mut self, ty: TypeId) -> u32 {
        let pos = self.code.pos();
        self.c.words(ty, pos)
    }

    /// How an object or a slice of elements of this type is kept.
    pub(super) fn object_kind(&mut self, ty: TypeId) -> ElemKind {
        if self.c.has_pointers(ty) { ElemKind::Words } else { ElemKind::Plain }
    }

    // ---- variables ----

    /// Whether a variable lives on the heap.
    pub(super) fn is_boxed(&mut self, obj: ObjId) -> bool {
        if self.env.facts.boxed.contains(&obj) {
            return true;
        }
        let ty = self.obj_ty(obj);
        self.words(ty) > MAX_IN_REGISTERS
    }

    /// A new variable, whose value is not set.
    pub(super) fn declare(&mut self, obj: ObjId) -> Place {
        let ty = self.obj_ty(obj);
        if self.is_boxed(obj) {
            let p = self.alloc(1);
            self.vars.insert(obj, Slot::Boxed(p));
            self.new_box(p, ty);
            return Place::Mem { p, word: 0 };
        }
        let words = self.words(ty);
        let at = self.alloc(words);
        self.vars.insert(obj, Slot::Reg(at));
        Place::Reg(at)
    }

    /// A new variable whose value is zero.
    pub(super) fn declare_zero(&mut self, obj: ObjId) {
        if let Place::Reg(at) = self.declare(obj) {
            let ty = self.obj_ty(obj);
            let words = self.words(ty);
            self.zero(at, words);
        }
    }

    /// p = a new object for a value of this type.
    pub(super) fn new_box(&mut self, p: Reg, ty: TypeId) {
        let (kind, words) = (self.object_kind(ty), self.words(ty));
        self.code.emit(Op::New { kind, d: p, words });
    }

    /// Where a variable is.
    pub(super) fn var(&mut self, obj: ObjId) -> Place {
        match self.vars.get(&obj) {
            Some(Slot::Reg(at)) => Place::Reg(*at),
            Some(Slot::Boxed(p)) => Place::Mem { p: *p, word: 0 },
            None if self.c.is_global(obj) => Place::Global(self.c.global(obj)),
            None => {
                let (pos, name) = (self.code.pos(), Arc::clone(&self.c.info.object(obj).name));
                self.c.mistake(pos, format!("internal: variable {name} is not known here"));
                Place::Blank
            }
        }
    }

    // ---- beginning and end ----

    /// Parameters, captured variables and results get their registers.
    pub(super) fn enter(&mut self) {
        let params = self.header.params.clone();
        let mut at = Vec::new();
        for param in &params {
            let ty = self.obj_ty(*param);
            let words = self.words(ty);
            at.push(self.alloc(words));
        }
        self.params = self.top;
        self.enter_captures(0);
        for (param, at) in params.into_iter().zip(at) {
            self.enter_param(param, at);
        }
        self.enter_results();
    }

    fn enter_param(&mut self, param: ObjId, at: Reg) {
        if !self.is_boxed(param) {
            self.vars.insert(param, Slot::Reg(at));
            return;
        }
        let ty = self.obj_ty(param);
        let words = self.words(ty);
        let place = self.declare(param);
        self.store(place, words, at);
    }

    /// All that a function value has captured is loaded at once: so many words first (here is where), then variables.
    pub(super) fn enter_captures(&mut self, extra: u32) -> Reg {
        let start = self.top;
        let first = self.alloc(extra);
        for obj in self.facts().map(|facts| facts.captures.clone()).unwrap_or_default() {
            let boxed = self.is_boxed(obj);
            let ty = self.obj_ty(obj);
            let words = if boxed { 1 } else { self.words(ty) };
            let at = self.alloc(words);
            self.vars.insert(obj, if boxed { Slot::Boxed(at) } else { Slot::Reg(at) });
        }
        self.load_closure(start, self.top - start);
        first
    }

    /// Loads n captured words into registers from `start` on.
    pub(super) fn load_closure(&mut self, start: u32, n: u32) {
        let d = self.reg(start);
        if n > 0 {
            self.closure_at = Some(d);
            self.load(Place::Mem { p: d, word: 1 }, n, d);
        }
    }

    fn enter_results(&mut self) {
        let results = self.header.results.clone();
        let defers = self.facts().is_some_and(|facts| facts.defers);
        let named =
            results.iter().any(|obj| !self.c.info.object(*obj).name.is_empty() || self.env.facts.boxed.contains(obj));
        let types: Vec<_> = results.iter().map(|obj| self.obj_ty(*obj)).collect();
        let words = types.iter().fold(0, |sum, ty| (sum + self.words(*ty)).min(MOST_WORDS));
        self.results = Results { types, at: 0, words, live: named || defers };
        if words > 1 || (self.results.live && words > 0) {
            self.results.at = self.alloc(words);
        }
        if defers {
            self.epilogue = Some(self.code.label());
        }
        if self.results.live {
            self.zero(self.results.at, words);
            let mut at = u32::from(self.results.at);
            for (obj, ty) in results.into_iter().zip(self.results.types.clone()) {
                if self.is_boxed(obj) {
                    self.declare(obj);
                } else {
                    let reg = self.reg(at);
                    self.vars.insert(obj, Slot::Reg(reg));
                }
                at += self.words(ty);
            }
        }
        self.touch(u32::from(self.results.at) + words);
    }

    /// Leaves the function; the results are where they belong.
    pub(super) fn emit_return(&mut self) {
        if let Some(epilogue) = self.epilogue {
            self.code.goto(epilogue);
        } else {
            self.load_boxed_results();
            self.code.emit(Op::Return);
        }
    }

    fn load_boxed_results(&mut self) {
        if !self.results.live {
            return;
        }
        let mut at = u32::from(self.results.at);
        for (obj, ty) in self.header.results.clone().into_iter().zip(self.results.types.clone()) {
            let words = self.words(ty);
            if let Some(Slot::Boxed(p)) = self.vars.get(&obj).copied() {
                let d = self.reg(at);
                if words > 0 {
                    self.load(Place::Mem { p, word: 0 }, words, d);
                }
            }
            at += words;
        }
    }

    /// The end of the function's body.
    pub(super) fn leave(mut self, end: Pos) -> FuncCode {
        self.code.at(end);
        if let Some(epilogue) = self.epilogue.take() {
            self.code.bind(epilogue);
            self.code.emit(Op::RunDefers);
            self.load_boxed_results();
            self.code.emit(Op::Return);
            return self.finish(Some(epilogue));
        }
        self.emit_return();
        self.finish(None)
    }

    /// The compiled function.
    pub(super) fn finish(mut self, epilogue: Option<Label>) -> FuncCode {
        let pos = self.header.pos;
        let given = if self.env.library { self.given() } else { None };
        let code = self.code.finish().unwrap_or_else(|| {
            self.c.mistake(pos, "this function is too large");
            Emitted::default()
        });
        FuncCode {
            name: self.header.name,
            pos,
            epilogue: epilogue.map(|label| code.target(label)),
            ops: code.ops,
            places: code.places,
            frame: self.max.max(self.params) as u16,
            params: self.params as u16,
            results: self.results.words as u16,
            results_at: self.results.at,
            closure_at: self.closure_at,
            library: self.env.library,
            given,
            wrapper: self.wrapper,
        }
    }

    /// The first function value among its parameters, or else among what it captures.
    fn given(&mut self) -> Option<Given> {
        let mut word = 0u16;
        for obj in self.header.params.clone() {
            let ty = self.obj_ty(obj);
            if matches!(self.under(ty), Type::Func(_)) {
                return Some(Given::Argument(word));
            }
            word = word.checked_add(u16::try_from(self.words(ty)).ok()?)?;
        }
        // The function itself comes first.
        let mut word = 1u16;
        for obj in self.captures(self.header.me?) {
            let ty = self.obj_ty(obj);
            if !self.is_boxed(obj) && matches!(self.under(ty), Type::Func(_)) {
                return Some(Given::Captured(word));
            }
            word = word.checked_add(u16::try_from(self.capture_words(obj)).ok()?)?;
        }
        None
    }

    /// Sets how many words the parameters have, of a function that is not compiled from source.
    pub(super) fn set_params(&mut self, words: u32) {
        self.params = words;
        self.reserve(words);
    }
}
