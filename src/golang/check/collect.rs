//! Which objects a package declares, before anybody looks at what they are.
//!
//! ```text
//!   files --> package scope: names --> objects     (what they are: `resolve`)
//!        '--> file scopes: imports
//!        '--> methods, by the type that they are declared for
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::golang::check::checker::{Checker, Cx, ScopeId};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{Func, ObjId, ObjKind, VarKind};
use crate::golang::check::run::Options;
use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{ConstDecl, Decl, Expr, ExprKind, File, FuncDecl, Ident, Name, TypeDecl, VarDecl};
use crate::golang::types::PkgId;

/// A declaration of a package.
#[derive(Clone, Debug)]
pub(super) struct DeclInfo<'a> {
    /// The scope of its file.
    pub(super) file: ScopeId,
    pub(super) pkg: PkgId,
    pub(super) version: u16,
    pub(super) kind: DeclKind<'a>,
    /// The package-level objects that its right side (or body) uses.
    pub(super) deps: BTreeSet<ObjId>,
}

/// The number of a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DeclId(u32);

/// What is declared, and how.
#[derive(Clone, Debug)]
pub(super) enum DeclKind<'a> {
    Const(ConstLine<'a>),
    Var {
        /// All variables, if they get their values from one right side.
        lhs: Vec<ObjId>,
        ty: Option<&'a Expr>,
        value: Option<&'a Expr>,
    },
    Type(&'a TypeDecl),
    Func,
}

/// One constant.
#[derive(Clone, Copy, Debug)]
pub(super) struct ConstLine<'a> {
    pub(super) ty: Option<&'a Expr>,
    pub(super) value: Option<&'a Expr>,
    /// Type and value are those of an earlier line.
    pub(super) inherited: bool,
    pub(super) iota: u32,
}

/// Remembers, within a group of constants, the line that later lines repeat.
#[derive(Default)]
pub(super) struct ConstGroup<'a> {
    group: Option<u32>,
    last: Option<&'a ConstDecl>,
}

impl<'a> ConstGroup<'a> {
    /// The line to take type and values from (none if there is none), and whether it is an earlier one.
    pub(super) fn line(&mut self, decl: &'a ConstDecl) -> (Option<&'a ConstDecl>, bool) {
        if self.group != Some(decl.group) {
            *self = Self { group: Some(decl.group), last: None };
        }
        let own = decl.ty.is_some() || !decl.values.is_empty();
        if own {
            self.last = Some(decl);
        }
        (self.last, !own && self.last.is_some())
    }
}

/// What a receiver's type expression is made of.
pub(super) struct ReceiverExpr<'e> {
    pub(super) pointer: bool,
    pub(super) base: &'e Expr,
    /// What it calls the type's parameters.
    pub(super) tparams: &'e [Expr],
}

/// Takes `*T[P]` apart.
pub(super) fn receiver_expr(e: &Expr) -> ReceiverExpr<'_> {
    let mut base = e.unparen();
    let mut pointer = false;
    if let ExprKind::Star(x) = &base.kind {
        pointer = true;
        base = x.unparen();
    }
    match &base.kind {
        ExprKind::Index(x, tparams) => ReceiverExpr { pointer, base: x, tparams },
        _ => ReceiverExpr { pointer, base, tparams: &[] },
    }
}

/// A method whose type has still to be found.
struct Method<'a> {
    obj: ObjId,
    pointer: bool,
    recv: &'a Name,
}

impl<'a> Checker<'a> {
    /// Declares the objects of a package.
    pub(super) fn collect(&mut self, pkg: PkgId) {
        let package = &self.packages[pkg.0 as usize];
        let mut methods = Vec::new();
        let mut files = Vec::new();
        for file in &package.files {
            let scope = self.new_scope(Some(self.package_scopes[pkg.0 as usize]));
            let version = match file.go_version {
                _ if package.library => Options::NEWEST,
                Some(n) => n.max(21),
                None => self.version,
            };
            self.cx = Cx::new(pkg, scope, version);
            files.push(scope);
            if &*file.package.name == "_" {
                self.error(file.package.pos, "invalid package name _");
            }
            if let Some(n) = file.go_version {
                self.file_versions.insert(file.file, n);
            }
            self.collect_file(file, &mut methods);
        }
        self.check_file_names(pkg, &files);
        for method in methods {
            if let Some(base) = self.receiver_base(pkg, method.pointer, method.recv) {
                self.methods.entry(base).or_default().push(method.obj);
            }
        }
    }

    fn collect_file(&mut self, file: &'a File, methods: &mut Vec<Method<'a>>) {
        let mut group = ConstGroup::default();
        for decl in &file.decls {
            match decl {
                Decl::Import(import) => self.collect_import(import),
                Decl::Const(decl) => self.collect_const(decl, &mut group),
                Decl::Var(decl) => self.collect_var(decl),
                Decl::Type(decl) => {
                    let obj = self.new_object(decl.name.name.clone(), decl.name.pos, None, ObjKind::TypeName);
                    let id = self.add_decl(DeclKind::Type(decl));
                    self.declare_package_object(&decl.name, obj, id);
                }
                Decl::Func(decl) => self.collect_func(decl, methods),
            }
        }
    }

    fn collect_const(&mut self, decl: &'a ConstDecl, group: &mut ConstGroup<'a>) {
        let (line, inherited) = group.line(decl);
        let values = line.map_or(&[][..], |line| &line.values);
        for (i, name) in decl.names.iter().enumerate() {
            let obj = self.new_object(name.name.clone(), name.pos, None, ObjKind::Const(Value::Unknown));
            let ty = line.and_then(|line| line.ty.as_ref());
            let id = self.add_decl(DeclKind::Const(ConstLine { ty, value: values.get(i), inherited, iota: decl.iota }));
            self.declare_package_object(name, obj, id);
        }
        self.arity(decl.pos, &decl.names, values, true, inherited);
    }

    fn collect_var(&mut self, decl: &'a VarDecl) {
        let names = decl.names.iter();
        let vars: Vec<_> =
            names.map(|name| self.new_var(VarKind::Package, name.name.clone(), name.pos, None)).collect();
        let ty = decl.ty.as_ref();
        let shared = (decl.values.len() == 1)
            .then(|| self.add_decl(DeclKind::Var { lhs: vars.clone(), ty, value: decl.values.first() }));
        for (i, (name, obj)) in decl.names.iter().zip(vars).enumerate() {
            let id = shared
                .unwrap_or_else(|| self.add_decl(DeclKind::Var { lhs: Vec::new(), ty, value: decl.values.get(i) }));
            self.declare_package_object(name, obj, id);
        }
        if ty.is_none() || !decl.values.is_empty() {
            self.arity(decl.pos, &decl.names, &decl.values, false, false);
        }
    }

    fn collect_func(&mut self, decl: &'a Arc<FuncDecl>, methods: &mut Vec<Method<'a>>) {
        let name = &decl.name.name;
        let func = Func {
            decl: Arc::clone(decl),
            tparams: Vec::new(),
            recv: None,
            recv_var: None,
            params: Vec::new(),
            results: Vec::new(),
        };
        let obj = self.new_object(name.clone(), decl.name.pos, None, ObjKind::Func(func));
        if let Some(recv) = &decl.recv {
            let parts = receiver_expr(&recv.ty);
            if let ExprKind::Name(recv) = &parts.base.kind
                && &**name != "_"
            {
                methods.push(Method { obj, pointer: parts.pointer, recv });
            }
            if let Some(first) = decl.tparams.first() {
                self.verify_version(first.pos, 27, "generic method");
            }
            self.record_name(decl.name.id, obj);
        } else {
            self.collect_plain_func(decl, obj);
        }
        let id = self.add_decl(DeclKind::Func);
        self.decl_of.insert(obj, id);
        self.objects[self.cx.pkg.0 as usize].push(obj);
    }

    fn collect_plain_func(&mut self, decl: &'a FuncDecl, obj: ObjId) {
        let name = &*decl.name.name;
        let main_package = &*self.packages[self.cx.pkg.0 as usize].name == "main";
        let special = name == "init" || name == "main" && main_package;
        if special {
            if let Some(first) = decl.tparams.first() {
                self.error(first.pos, format!("func {name} must have no type parameters"));
            }
            if !decl.sig.params.is_empty() || !decl.sig.results.is_empty() {
                self.error(decl.name.pos, format!("func {name} must have no arguments and no return values"));
            }
        } else if let Some(first) = decl.tparams.first() {
            self.verify_version(first.pos, 18, "type parameter");
        }
        if name == "init" {
            self.record_name(decl.name.id, obj);
            if decl.body.is_none() {
                self.error(decl.name.pos, "func init must have a body");
            }
            self.init_funcs[self.cx.pkg.0 as usize].push(obj);
        } else {
            let scope = self.package_scopes[self.cx.pkg.0 as usize];
            self.declare(scope, Some(&decl.name), obj);
        }
    }

    fn declare_package_object(&mut self, name: &Ident, obj: ObjId, decl: DeclId) {
        let pkg = self.cx.pkg.0 as usize;
        if &*name.name == "init" {
            return self.error(name.pos, "cannot declare init - must be func");
        }
        if &*name.name == "main" && &*self.packages[pkg].name == "main" {
            return self.error(name.pos, "cannot declare main - must be func");
        }
        self.declare(self.package_scopes[pkg], Some(name), obj);
        self.decl_of.insert(obj, decl);
        self.objects[pkg].push(obj);
    }

    fn add_decl(&mut self, kind: DeclKind<'a>) -> DeclId {
        let id = DeclId(self.decls.len() as u32);
        let Cx { pkg, scope: file, version, .. } = self.cx;
        self.decls.push(DeclInfo { file, pkg, version, kind, deps: BTreeSet::new() });
        id
    }

    /// A declaration.
    pub(super) fn decl(&self, id: DeclId) -> &DeclInfo<'a> {
        &self.decls[id.0 as usize]
    }

    /// A declaration, to be added to.
    pub(super) fn decl_mut(&mut self, id: DeclId) -> &mut DeclInfo<'a> {
        &mut self.decls[id.0 as usize]
    }

    /// There are as many names as values.
    pub(super) fn arity(&mut self, pos: Pos, names: &[Ident], values: &[Expr], constant: bool, inherited: bool) {
        if let Some(extra) = values.get(names.len()) {
            if inherited {
                let at = self.place(extra.pos);
                self.error(pos, format!("extra init expr at {at}"));
            } else {
                self.error(extra.start(), format!("extra init expr {}", Text(extra)));
            }
        } else if let Some(missing) = names.get(values.len())
            && (constant || values.len() != 1)
        {
            self.error(missing.pos, format!("missing init expr for {}", missing.name));
        }
    }

    /// The type, declared in this package, that a receiver's type name stands for: through aliases, and at most one
    /// pointer.
    fn receiver_base(&self, pkg: PkgId, mut pointer: bool, name: &'a Name) -> Option<ObjId> {
        let mut name = name;
        let mut seen = BTreeSet::new();
        loop {
            let obj = self.package_member(pkg, name)?;
            let DeclKind::Type(decl) = self.decl(*self.decl_of.get(&obj)?).kind else { return None };
            if !decl.alias {
                return Some(obj);
            }
            if !decl.tparams.is_empty() || !seen.insert(obj) {
                return None;
            }
            let mut target = decl.ty.unparen();
            if let ExprKind::Star(x) = &target.kind {
                if pointer {
                    return None;
                }
                pointer = true;
                target = x.unparen();
            }
            let ExprKind::Name(next) = &target.kind else { return None };
            name = next;
        }
    }

    /// Names of imports and of package-level objects are different.
    fn check_file_names(&mut self, pkg: PkgId, files: &[ScopeId]) {
        for file in files {
            let names: BTreeMap<_, _> = self.scope(*file).names.iter().map(|(n, o)| (n.clone(), *o)).collect();
            for (name, obj) in names {
                let Some(other) = self.package_member(pkg, &name) else { continue };
                let object = self.info.object(obj);
                let how = if let ObjKind::Package(imported) = object.kind {
                    format!("{name} already declared through import of {}", self.package_text(imported))
                } else {
                    let from = object.pkg.map_or_else(String::new, |pkg| self.package_text(pkg));
                    format!("{name} already declared through dot-import of {from}")
                };
                let message = format!("{how}{}", self.other_declaration(obj));
                self.error(self.info.object(other).pos, message);
            }
        }
    }

    /// A package as messages show it.
    fn package_text(&self, pkg: PkgId) -> String {
        let package = &self.packages[pkg.0 as usize];
        format!("package {} (\"{}\")", package.name, package.path)
    }
}
