//! What there is to compile, and how each kind of function comes to be.

use std::rc::Rc;
use std::sync::Arc;

use super::defer::BuiltinCall;
use super::escape;
use super::facts::{Facts, Inner};
use super::func::{Env, Fc, Header};
use super::unit::Compiler;
use crate::golang::check::info::{Func, ObjId, ObjKind};
use crate::golang::code::{FuncCode, FuncIdx, MethodKey, Native};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{ExprId, FuncLit};
use crate::golang::types::subst::Subst;
use crate::golang::types::{Name, PkgId, TypeId};

/// What makes a function the same as another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A declared function with these type arguments; of a method those of its receiver's type.
    Func(ObjId, Vec<TypeId>),
    /// The method of a type as interfaces call it: the receiver is the data word.
    Entry(TypeId, Name, Option<PkgId>),
    /// The method of a type as a function whose first parameter is the receiver.
    MethodExpr(TypeId, Name, Option<PkgId>),
    /// A method with its receiver of so many words, as a function value of this shape.
    Bound(FuncIdx, Shape, u32),
    /// A method of an interface value, as a function value of this shape.
    BoundInterface(MethodKey, Shape),
    /// A native as a function, with so many words of parameters (its receiver's among them).
    Native(Native, Shape),
    /// Calls a captured function value with captured arguments of so many words.
    Thunk(u32),
    /// Runs what loops' bodies have deferred.
    RunDeferred,
}

/// How many words parameters and results have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Shape {
    pub(super) params: u32,
    pub(super) results: u32,
}

/// Something to compile.
pub(super) enum Job {
    /// Something that others may need too.
    Keyed(Key),
    /// A function literal.
    Literal(Literal),
    /// A step of a package's initialisation, as places in the list of packages and its list.
    Init { package: usize, step: usize },
    /// A builtin that is started by `go` or `defer`; its arguments are parameters.
    Builtin(BuiltinCall),
}

/// A function literal within an instance of a function.
pub(super) struct Literal {
    pub(super) env: Rc<Env>,
    pub(super) body: Arc<FuncLit>,
    pub(super) id: ExprId,
    pub(super) pos: Pos,
    pub(super) name: Arc<str>,
}

/// A function that is called by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Callee {
    /// It is compiled.
    Func(FuncIdx),
    /// The virtual machine has it.
    Native(Native),
}

impl Compiler<'_> {
    /// Compiles everything that is reached, until nothing new is.
    pub(super) fn run_jobs(&mut self) {
        while !self.jobs.is_empty() || self.fill_rtypes() {
            let Some((idx, job)) = self.jobs.pop_front() else { continue };
            let code = match job {
                Job::Keyed(key) => self.keyed(key),
                Job::Literal(literal) => Some(self.literal(&literal)),
                Job::Init { package, step } => Some(self.init_step(package, step)),
                Job::Builtin(call) => Some(self.builtin_wrapper(&call)),
            };
            self.funcs[idx.0 as usize] = code;
        }
    }

    fn keyed(&mut self, key: Key) -> Option<FuncCode> {
        match key {
            Key::Func(obj, targs) => self.func(obj, &targs),
            Key::Entry(ty, name, pkg) => Some(self.entry_wrapper(ty, &name, pkg)),
            Key::MethodExpr(ty, name, pkg) => Some(self.method_expr_wrapper(ty, &name, pkg)),
            Key::Bound(func, shape, receiver) => Some(self.bound_wrapper(func, shape, receiver)),
            Key::BoundInterface(key, shape) => Some(self.bound_interface_wrapper(key, shape)),
            Key::Native(native, shape) => Some(self.native_wrapper(native, shape)),
            Key::Thunk(words) => Some(self.thunk_wrapper(words)),
            Key::RunDeferred => Some(self.run_deferred_wrapper()),
        }
    }

    /// What is known of the function that an object is.
    pub(super) fn func_of(&self, obj: ObjId) -> Option<Func> {
        match &self.info.object(obj).kind {
            ObjKind::Func(func) => Some(func.clone()),
            _ => None,
        }
    }

    /// How to call a declared function.
    pub(super) fn callee(&mut self, obj: ObjId, targs: Vec<TypeId>) -> Callee {
        let native = self.func_of(obj).is_some_and(|func| func.decl.body.is_none());
        if native {
            let name = self.func_name(obj, false);
            if matches!(&*name, "internal/rt.Method" | "internal/rt.NumMethod") {
                self.ask_all();
            }
            if &*name == "internal/rt.PtrTo" {
                self.ask_pointers();
            }
            return Callee::Native(self.pools.native(&name));
        }
        Callee::Func(self.reach(Key::Func(obj, targs)))
    }

    fn func(&mut self, obj: ObjId, targs: &[TypeId]) -> Option<FuncCode> {
        let func = self.func_of(obj)?;
        let Some(body) = &func.decl.body else { return self.native_func(obj, targs, &func) };
        let body = body.known().expect("the checker has read whatever is reached");
        let params: Vec<_> = func.recv_var.iter().chain(&func.params).copied().collect();
        let known = self.facts.get(&obj).map(Rc::clone);
        let facts = known.unwrap_or_else(|| {
            let facts = Rc::new(escape::of_func(&mut self.info, &params, &func.results, body));
            self.facts.insert(obj, Rc::clone(&facts));
            facts
        });
        let env = self.env(obj, &func, targs, facts);
        let name = self.func_name(obj, true);
        let header = Header { name, pos: func.decl.pos, params, results: func.results.clone(), me: None };
        let mut fc = Fc::new(self, env, header);
        fc.enter();
        fc.block(body);
        Some(fc.leave(body.rbrace))
    }

    /// What the body of a declared function is compiled with.
    fn env(&self, obj: ObjId, func: &Func, targs: &[TypeId], facts: Rc<Facts>) -> Rc<Env> {
        let tparams = func.recv.as_ref().map_or(&func.tparams, |recv| &recv.tparams);
        let pkg = self.info.object(obj).pkg;
        let subst = Subst::new(tparams, targs).into();
        Rc::new(Env { subst, facts, library: self.is_library(pkg), pkg })
    }

    fn literal(&mut self, literal: &Literal) -> FuncCode {
        let (params, results) = self.info.literal_vars.get(&literal.id).cloned().unwrap_or_default();
        let header = Header {
            name: Arc::clone(&literal.name),
            pos: literal.pos,
            params,
            results,
            me: Some(Inner::Literal(literal.id)),
        };
        let mut fc = Fc::new(self, Rc::clone(&literal.env), header);
        fc.enter();
        fc.block(&literal.body.body);
        fc.leave(literal.body.body.rbrace)
    }

    /// A native that is used as a function value or called through an interface.
    fn native_func(&mut self, obj: ObjId, targs: &[TypeId], func: &Func) -> Option<FuncCode> {
        let Callee::Native(native) = self.callee(obj, targs.to_vec()) else { return None };
        let env = self.env(obj, func, targs, Rc::default());
        let mut fc = Fc::new(self, env, Header::default());
        let mut words = |vars: &mut dyn Iterator<Item = &ObjId>| {
            let mut sum = 0;
            for var in vars {
                let ty = fc.obj_ty(*var);
                sum += fc.words(ty);
            }
            sum
        };
        let params = words(&mut func.recv_var.iter().chain(&func.params));
        let results = words(&mut func.results.iter());
        Some(self.native_wrapper(native, Shape { params, results }))
    }
}
