//! What package-level objects are: found out when it is first asked for.
//!
//! ```text
//!   white (type pending) --> grey (on the path) --> black (type known)
//! ```
//!
//! An object that is met again while it is grey depends on itself: some such cycles are right (a struct that contains a
//! pointer to itself), others are not.
//!
//! **Invariants**: whoever asks from outside of type declarations gets complete types, with their methods' signatures;
//! within type declarations, other types are only begun, and finished from a queue (`typedecl`).

use std::sync::Arc;

use crate::golang::check::checker::{Body, Checker, Cx};
use crate::golang::check::collect::{ConstLine, DeclKind};
use crate::golang::check::info::{ObjId, ObjKind};
use crate::golang::check::operand::Target;
use crate::golang::constant::Value;
use crate::golang::syntax;
use crate::golang::syntax::ast::{Block, Expr, FuncBody};
use crate::golang::types::predicates::Class;
use crate::golang::types::{Signature, Type, Types};

/// How long a chain of declarations may be that have to be looked at for the sake of each other.
pub(super) const MAX_PATH: usize = 500;

impl<'a> Checker<'a> {
    /// Finds out the type of an object, and the value of a constant. It is then in `info.object(obj)`. In the library,
    /// this is what makes something part of the program.
    pub(super) fn resolve(&mut self, obj: ObjId) {
        if let Some(start) = self.path.iter().position(|grey| *grey == obj) {
            return self.resolve_grey(obj, start);
        }
        if self.type_of(obj).is_some() {
            return;
        }
        let Some(id) = self.decl_of.get(&obj).copied() else { return };
        if self.path.len() >= MAX_PATH {
            self.too_deep(obj);
            return self.set_type(obj, Types::INVALID);
        }
        let decl = self.decl(id);
        let (cx, kind) = (Cx::new(decl.pkg, decl.file, decl.version), decl.kind.clone());
        let outer = std::mem::replace(&mut self.cx, cx);
        self.path.push(obj);
        match kind {
            DeclKind::Const(line) => self.outside_types(|c| {
                c.cx.decl = Some(id);
                c.const_decl(obj, &line);
            }),
            DeclKind::Var { lhs, ty, value } => self.outside_types(|c| {
                c.cx.decl = Some(id);
                c.var_decl(obj, &lhs, ty, value);
                c.reached_vars.push(obj);
            }),
            DeclKind::Type(decl) => self.type_decl(obj, decl),
            DeclKind::Func => self.func_decl(obj),
        }
        self.path.pop();
        self.cx = outer;
        self.finish_types();
    }

    /// There is a limit to what can be looked at for the sake of something else.
    pub(super) fn too_deep(&mut self, obj: ObjId) {
        self.error(self.info.object(obj).pos, "declarations depend on each other too deeply");
    }

    /// The object is being looked at already.
    fn resolve_grey(&mut self, obj: ObjId, start: usize) {
        let valid = self.valid_cycle(start);
        match self.info.object(obj).kind {
            ObjKind::Const(_) | ObjKind::Var(_) if !valid || self.type_of(obj).is_none() => {
                self.set_type(obj, Types::INVALID);
            }
            ObjKind::TypeName if !valid || self.type_of(obj).is_none() => self.set_type(obj, Types::INVALID),
            ObjKind::Func(_) if self.type_of(obj).is_none() => {
                let none = Signature { params: vec![], results: vec![], variadic: false, names: vec![] };
                let ty = self.info.types.intern(Type::Func(Arc::new(none)));
                self.set_type(obj, ty);
            }
            _ => {}
        }
    }

    /// The package-level declaration at hand depends on this object.
    pub(super) fn depends_on(&mut self, obj: ObjId) {
        if let Some(from) = self.cx.decl
            && self.decl_of.contains_key(&obj)
        {
            self.decl_mut(from).deps.insert(obj);
        }
    }

    /// A constant; also a local one.
    pub(super) fn const_decl(&mut self, obj: ObjId, line: &ConstLine<'_>) {
        let outer = (self.cx.iota.replace(Value::Int(line.iota.into())), self.cx.repeated_at.take());
        if let Some(ty) = line.ty {
            let id = self.typ(ty);
            if self.info.types.is(id, Class::Const) {
                self.set_type(obj, id);
            } else {
                if self.info.types.is_valid(id) {
                    self.error(ty.start(), format!("invalid constant type {}", self.type_text(id)));
                }
                self.set_type(obj, Types::INVALID);
            }
        }
        if self.type_of(obj) != Some(Types::INVALID) {
            if let Some(value) = line.value {
                self.cx.repeated_at = line.inherited.then(|| self.info.object(obj).pos);
                let mut x = self.expr(value, None);
                self.init_const(obj, &mut x);
            }
            if self.type_of(obj).is_none() {
                self.set_type(obj, Types::INVALID);
            }
        }
        (self.cx.iota, self.cx.repeated_at) = outer;
    }

    /// A variable; also a local one. `lhs`: all variables that get their values from the one right side.
    pub(super) fn var_decl(&mut self, obj: ObjId, lhs: &[ObjId], ty: Option<&Expr>, value: Option<&Expr>) {
        if let Some(ty) = ty {
            let ty = self.var_type(ty);
            self.set_type(obj, ty);
        }
        let Some(value) = value else {
            if ty.is_none() {
                self.set_type(obj, Types::INVALID);
            }
            return;
        };
        if lhs.len() > 1 {
            if let Some(ty) = self.type_of(obj) {
                lhs.iter().for_each(|var| self.set_type(*var, ty));
            }
            return self.init_vars(lhs, std::slice::from_ref(value), None);
        }
        let name = self.info.object(obj).name.clone();
        let target = self.type_of(obj).map(|ty| Target { ty, label: &name });
        let mut x = self.expr(value, target);
        self.init_var(obj, &mut x, "variable declaration");
    }

    /// A function's type; its body is looked at later.
    fn func_decl(&mut self, obj: ObjId) {
        let ObjKind::Func(func) = &self.info.object(obj).kind else { return };
        let decl = Arc::clone(&func.decl);
        self.within_types(|c| c.declared_signature(obj, &decl));
        if self.packages[self.cx.pkg.0 as usize].library {
            self.bodies.push_back(obj);
        }
        if !decl.tparams.is_empty() && decl.body.is_none() {
            self.error(decl.pos, "generic function is missing function body");
        }
    }

    /// The body of a function or method whose signature is known.
    pub(super) fn declared_body(&mut self, obj: ObjId) {
        let (Some(id), ObjKind::Func(func)) = (self.decl_of.get(&obj).copied(), &self.info.object(obj).kind) else {
            return;
        };
        let (func_decl, results) = (Arc::clone(&func.decl), func.results.clone());
        let (Some(body), Some(scope)) = (&func_decl.body, self.func_scopes.get(&obj).copied()) else { return };
        let body = self.read_body(body);
        let decl = self.decl(id);
        let mut cx = Cx::new(decl.pkg, scope, decl.version);
        cx.decl = Some(id);
        cx.sig = self.type_of(obj);
        cx.named_results = func_decl.sig.results.iter().any(|result| result.name.is_some());
        cx.results = results;
        cx.outer_tparams = self.tparams_of(obj);
        self.func_body(cx, body);
    }

    /// What is in a body, which is read now if the parser passed it over.
    fn read_body<'b>(&mut self, body: &'b FuncBody) -> &'b Block {
        body.get_or_read(|| {
            let file = self.map.file_of(body.pos).expect("a body is in a file");
            let (block, mistakes) = syntax::body(file, self.map.file(file), body.pos, self.ids);
            self.mistakes.extend(mistakes);
            block
        })
    }

    /// The body of a function literal.
    pub(super) fn literal_body(&mut self, body: Body) {
        self.func_body(body.cx, &body.literal.body);
    }
}
