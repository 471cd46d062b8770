//! Initialisation of package variables, and the function with which the program begins.
//!
//! Each step of a package's initialisation is a function of its own, so that those of the library are compiled only if
//! their variables are reached; the entry calls all of them in order, then `main.main`.

use std::rc::Rc;
use std::sync::Arc;

use super::escape;
use super::facts::Facts;
use super::func::{Env, Fc, Header};
use super::job::Key;
use super::place::Place;
use super::unit::Compiler;
use crate::golang::check::info::ObjId;
use crate::golang::code::{FuncCode, FuncIdx, Op};
use crate::golang::syntax::ast::Expr;
use crate::golang::types::PkgId;

impl Compiler<'_> {
    /// Compiles a step of a package's initialisation.
    pub(super) fn init_step(&mut self, package: usize, step: usize) -> FuncCode {
        let known = &self.info.packages[package];
        let (path, step) = (Arc::clone(&known.path), known.init[step].clone());
        let mut facts = escape::of_expr(&mut self.info, &step.value);
        self.renumber(package, &mut facts);
        let pkg = self.packages.iter().position(|files| files.path == path).map(|at| PkgId(at as u16));
        let env = Env { facts: Rc::new(facts), library: self.is_library(pkg), pkg, ..Env::default() };
        let header = Header { name: format!("{path}.init").into(), pos: step.value.start(), ..Header::default() };
        let mut fc = Fc::new(self, Rc::new(env), header);
        fc.init_vars(&step.vars, &step.value);
        fc.leave(step.value.start())
    }

    /// The literals of all steps of a package are counted together.
    fn renumber(&mut self, package: usize, facts: &mut Facts) {
        let before = self.init_literals.get(&package).copied().unwrap_or_default();
        let mut most = before;
        for inner in facts.inner.values_mut() {
            if let Some(number) = inner.suffix.strip_prefix(".func").and_then(|number| number.parse::<u32>().ok()) {
                most = most.max(before + number);
                inner.suffix = format!(".func{}", before + number);
            }
        }
        self.init_literals.insert(package, most);
    }

    /// Everything that runs when the program starts is reached; `main.main`, if there is one.
    pub(super) fn reach_roots(&mut self) -> Option<FuncIdx> {
        for package in 0..self.info.packages.len() {
            let known = &self.info.packages[package];
            let library = self.packages.iter().any(|files| files.path == known.path && files.library);
            let (steps, funcs) = (known.init.len(), known.init_funcs.clone());
            if !library {
                for step in 0..steps {
                    self.reach_init(package, step);
                }
            }
            for func in funcs {
                self.reach(Key::Func(func, Vec::new()));
            }
        }
        let main = self.info.packages.last()?.scope.get("main").copied()?;
        self.func_of(main)?;
        Some(self.reach(Key::Func(main, Vec::new())))
    }

    /// The function that the main goroutine runs.
    pub(super) fn entry(&mut self, main: FuncIdx) -> FuncCode {
        let mut calls = Vec::new();
        for package in 0..self.info.packages.len() {
            calls.extend(self.init_steps.range((package, 0)..(package + 1, 0)).map(|(_, idx)| *idx));
            for func in self.info.packages[package].init_funcs.clone() {
                calls.push(self.reach(Key::Func(func, Vec::new())));
            }
        }
        calls.push(main);
        let mut fc =
            Fc::new(self, Rc::new(Env::default()), Header { name: "runtime.main".into(), ..Header::default() });
        fc.wrapper = true;
        for func in calls {
            fc.code.emit(Op::Call { base: 0, func });
        }
        fc.code.emit(Op::Return);
        fc.finish(None)
    }
}

impl Fc<'_, '_> {
    fn init_vars(&mut self, vars: &[ObjId], value: &Expr) {
        if let [var] = vars {
            let (place, ty) = (self.package_place(*var), self.obj_ty(*var));
            let words = self.words(ty);
            let s = self.value_as(value, ty);
            self.store(place, words, s);
            return;
        }
        let values = self.several(value, vars.len());
        for (var, (from, s)) in vars.iter().zip(values) {
            let (place, to) = (self.package_place(*var), self.obj_ty(*var));
            self.store_as(place, to, from, s);
        }
    }

    fn package_place(&mut self, var: ObjId) -> Place {
        if &*self.c.info.object(var).name == "_" { Place::Blank } else { self.var(var) }
    }
}
