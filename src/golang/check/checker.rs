//! The checker's state, which all its parts work on.
//!
//! ```text
//!   collect: objects into scopes --> resolve (on demand) --> bodies (later, from a list) --> Info
//!                                        |
//!                                        '--> delayed: what needs complete types, done at the end of a statement
//! ```
//!
//! **Invariants**: a scope holds only what can be used already (what is declared further down is not in it yet), so
//! looking a name up needs no position; the type of an object is [`PENDING`] until it is known.

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::golang::check::collect::{DeclId, DeclInfo};
use crate::golang::check::info::{Builtin, ExprInfo, Info, ObjId, ObjKind, Object, VarKind};
use crate::golang::check::mono::Instantiation;
use crate::golang::check::operand::{ExprState, PENDING};
use crate::golang::check::typedecl::Unfinished;
use crate::golang::constant::Value;
use crate::golang::package::PackageFiles;
use crate::golang::source::{FileId, Mistake, Pos, SourceMap};
use crate::golang::syntax::ExprIds;
use crate::golang::syntax::ast::{Expr, ExprId, FuncLit, Name};
use crate::golang::types::{NamedId, PkgId, TypeId, TypeParamId};

/// Checks one program.
pub(super) struct Checker<'a> {
    pub(super) map: &'a SourceMap,
    /// For bodies that are read only now.
    pub(super) ids: &'a ExprIds,
    pub(super) packages: &'a [PackageFiles],
    pub(super) info: Info,
    pub(super) mistakes: Vec<Mistake>,
    /// The language version, N of `go1.N`, unless a file says otherwise.
    pub(super) version: u16,
    /// Versions that files ask for.
    pub(super) file_versions: FxHashMap<FileId, u16>,
    pub(super) scopes: Vec<Scope>,
    /// By number of package.
    pub(super) package_scopes: Vec<ScopeId>,
    pub(super) packages_by_path: FxHashMap<Name, PkgId>,
    /// All package-level objects and methods by package, in the order of the source.
    pub(super) objects: Vec<Vec<ObjId>>,
    pub(super) init_funcs: Vec<Vec<ObjId>>,
    pub(super) decls: Vec<DeclInfo<'a>>,
    pub(super) decl_of: FxHashMap<ObjId, DeclId>,
    /// Imports of all files, in order.
    pub(super) imports: Vec<ObjId>,
    /// The files that dot-import packages.
    pub(super) dot_packages: Vec<(ScopeId, PkgId, ObjId)>,
    /// By which import a name came into a file.
    pub(super) dot_imports: FxHashMap<(ScopeId, Name), ObjId>,
    /// Methods by the type that they are declared for, until it is looked at.
    pub(super) methods: FxHashMap<ObjId, Vec<ObjId>>,
    /// The objects that are being looked at for the sake of each other.
    pub(super) path: Vec<ObjId>,
    pub(super) unfinished: Unfinished,
    /// The right sides of type declarations.
    pub(super) type_rhs: FxHashMap<NamedId, TypeId>,
    /// Types that do not contain themselves.
    pub(super) valid_types: FxHashSet<NamedId>,
    /// Type arguments in generic code.
    pub(super) instantiations: Vec<Instantiation>,
    /// Where instances of types are first written.
    pub(super) instance_places: FxHashMap<NamedId, Pos>,
    /// The type parameters of aliases.
    pub(super) generic_aliases: FxHashMap<ObjId, Vec<TypeParamId>>,
    /// How many types of a name are declared in functions.
    pub(super) local_types: FxHashMap<(PkgId, Name), u32>,
    /// The scopes with the parameters of functions.
    pub(super) func_scopes: FxHashMap<ObjId, ScopeId>,
    /// Package-level variables of which the program makes use.
    pub(super) reached_vars: Vec<ObjId>,
    pub(super) cx: Cx,
    /// What is done at the end of the current statement, or when all package-level objects are known.
    pub(super) delayed: Vec<Delayed<'a>>,
    /// Bodies of library functions that are still to be checked.
    pub(super) bodies: VecDeque<ObjId>,
    /// Variables and imports that are used.
    pub(super) used: FxHashSet<ObjId>,
    /// What is known of the expressions that are being checked.
    pub(super) exprs: ExprState,
}

/// Something to be done later.
pub(super) struct Delayed<'a> {
    pub(super) pkg: PkgId,
    pub(super) version: u16,
    pub(super) run: Box<dyn FnOnce(&mut Checker<'a>) + 'a>,
}

/// A scope: what names mean within some braces.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub(super) parent: Option<ScopeId>,
    pub(super) names: FxHashMap<Name, ObjId>,
    /// A function's outermost scope.
    pub(super) is_func: bool,
    /// Scopes directly within it.
    pub(super) children: Vec<ScopeId>,
}

/// A scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ScopeId(pub(super) u32);

/// What surrounds the expression or statement that is being checked.
#[derive(Clone, Debug)]
pub(super) struct Cx {
    pub(super) pkg: PkgId,
    pub(super) scope: ScopeId,
    /// The language version of the file.
    pub(super) version: u16,
    /// The value of `iota` in a constant declaration.
    pub(super) iota: Option<Value>,
    /// Where to report mistakes in a right side that is repeated from an earlier line of a constant declaration.
    pub(super) repeated_at: Option<Pos>,
    /// The package-level constant, variable or function whose declaration this is part of: what is used in it, it
    /// depends on.
    pub(super) decl: Option<DeclId>,
    /// The signature of the function whose body this is.
    pub(super) sig: Option<TypeId>,
    /// Its result variables.
    pub(super) results: Vec<ObjId>,
    /// The results have names.
    pub(super) named_results: bool,
    /// The type parameters of the function around it, those of its receiver first.
    pub(super) outer_tparams: Vec<TypeParamId>,
}

impl Cx {
    /// Outside of everything but a file.
    pub(super) fn new(pkg: PkgId, scope: ScopeId, version: u16) -> Self {
        Self {
            pkg,
            scope,
            version,
            iota: None,
            repeated_at: None,
            decl: None,
            sig: None,
            results: Vec::new(),
            named_results: false,
            outer_tparams: Vec::new(),
        }
    }
}

/// The body of a function literal, which is checked at the end of the statement that it is in.
pub(super) struct Body {
    pub(super) cx: Cx,
    pub(super) literal: Arc<FuncLit>,
}

/// An expression that has been looked at, and what may still become of it.
#[derive(Clone, Debug)]
pub(super) struct Operand<'e> {
    pub(super) mode: OperandMode,
    pub(super) ty: TypeId,
    /// The value of a constant.
    pub(super) value: Option<Value>,
    pub(super) expr: &'e Expr,
    /// What messages call it, if not by its expression: `1st function result`.
    pub(super) label: Option<Name>,
    /// The type parameters of a generic function or method that has yet to get its type arguments: its type mentions
    /// them. Empty for everything else.
    pub(super) tparams: Vec<TypeParamId>,
}

/// What kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OperandMode {
    /// Wrong; a mistake has been reported.
    Invalid,
    /// A call without results.
    NoValue,
    /// A builtin function.
    Builtin(Builtin),
    /// A type.
    Type,
    /// A constant.
    Const,
    /// Has an address.
    Variable,
    /// `m[k]`, which may be assigned to, and may yield a second value.
    MapIndex,
    /// A value.
    Value,
    /// `nil`
    Nil,
    /// A receive or type assertion, which may yield a second value.
    CommaOk,
}

impl<'a> Checker<'a> {
    /// Reports a mistake.
    pub(super) fn error(&mut self, pos: Pos, message: impl Into<String>) {
        let pos = self.cx.repeated_at.unwrap_or(pos);
        let message = message.into();
        // Mistakes about what is wrong already are consequences of an earlier one.
        let first_line = message.split('\n').next().unwrap_or_default();
        let consequence = |what| first_line.find(what).is_some_and(|at| at > 0);
        if !self.mistakes.is_empty() && (consequence("invalid operand") || consequence("invalid type")) {
            return;
        }
        let why = if wants_version(first_line) { self.why_version(pos) } else { String::new() };
        self.mistakes.push(Mistake { pos, message: message + &why });
    }

    /// Where the language version comes from that is too low.
    fn why_version(&self, pos: Pos) -> String {
        let file = self.map.file_of(pos).and_then(|file| self.file_versions.get(&file));
        match file {
            Some(n) if *n == self.cx.version => format!(" (file declares //go:build go1.{n})"),
            _ => format!(" (-lang was set to go1.{}; check go.mod)", self.version),
        }
    }

    /// A place as a message names it.
    pub(super) fn place(&self, pos: Pos) -> String {
        place(self.map, pos)
    }

    /// Whether the file may use what came with go1.N.
    pub(super) const fn allow_version(&self, n: u16) -> bool {
        self.cx.version >= n
    }

    /// The same; reports `what requires go1.N or later` if it may not.
    pub(super) fn verify_version(&mut self, pos: Pos, n: u16, what: &str) -> bool {
        let allowed = self.allow_version(n);
        if !allowed {
            self.error(pos, format!("{what} requires go1.{n} or later"));
        }
        allowed
    }

    /// Does this at the end of the current statement, or when all package-level objects are known. It does not see the
    /// current surroundings: what it needs of `cx` it has to bring along.
    pub(super) fn later(&mut self, run: impl FnOnce(&mut Self) + 'a) {
        self.delayed.push(Delayed { pkg: self.cx.pkg, version: self.cx.version, run: Box::new(run) });
    }

    /// The body of a function literal is checked later.
    pub(super) fn check_later(&mut self, body: Body) {
        self.later(move |checker| checker.literal_body(body));
    }

    /// Does what has been put off since there were `top` such things.
    pub(super) fn process_delayed(&mut self, top: usize) {
        if self.delayed.len() == top {
            return;
        }
        let outer = self.cx.clone();
        let mut segment: VecDeque<_> = self.delayed.split_off(top).into();
        while let Some(next) = segment.pop_front() {
            self.cx = Cx::new(next.pkg, Self::UNIVERSE, next.version);
            (next.run)(self);
            segment.extend(self.delayed.drain(top..));
        }
        self.cx = outer;
    }

    /// Adds an object; without a type, its type is not known yet.
    pub(super) fn new_object(&mut self, name: Name, pos: Pos, ty: Option<TypeId>, kind: ObjKind) -> ObjId {
        let id = ObjId(self.info.objects.len() as u32);
        let pkg = Some(self.cx.pkg);
        self.info.objects.push(Object { name, pos, pkg, ty: ty.unwrap_or(PENDING.into()), kind });
        id
    }

    /// Adds a variable.
    pub(super) fn new_var(&mut self, kind: VarKind, name: Name, pos: Pos, ty: Option<TypeId>) -> ObjId {
        self.new_object(name, pos, ty, ObjKind::Var(kind))
    }

    /// The type of an object, if it is known already.
    pub(super) fn type_of(&self, obj: ObjId) -> Option<TypeId> {
        let ty = self.info.object(obj).ty;
        (ty != TypeId::from(PENDING)).then_some(ty)
    }

    /// Now the type of the object is known.
    pub(super) fn set_type(&mut self, obj: ObjId, ty: TypeId) {
        self.info.objects[obj.0 as usize].ty = ty;
    }

    /// Notes what an identifier means (also where it declares it).
    pub(super) fn record_name(&mut self, id: ExprId, obj: ObjId) {
        let at = id.0 as usize;
        if self.info.names.len() <= at {
            self.info.names.resize(at + 1, None);
        }
        self.info.names[at] = Some(obj);
    }

    /// Notes what is known of an expression.
    pub(super) fn record_expr(&mut self, id: ExprId, info: ExprInfo) {
        let at = id.0 as usize;
        if self.info.exprs.len() <= at {
            self.info.exprs.resize(at + 1, None);
        }
        self.info.exprs[at] = Some(info);
    }

    /// A type as messages of the package at hand show it.
    pub(super) fn type_text(&self, ty: TypeId) -> String {
        self.info.type_string(ty, Some(self.cx.pkg))
    }

    /// The package-level object of another package.
    pub(super) fn package_member(&self, pkg: PkgId, name: &str) -> Option<ObjId> {
        self.scope(self.package_scopes[pkg.0 as usize]).names.get(name).copied()
    }
}

/// A place as a message names it: `./x.go:3:6`.
pub(super) fn place(map: &SourceMap, pos: Pos) -> String {
    let Some(at) = map.position(pos) else { return String::new() };
    let dot = if at.file.starts_with(['/', '.']) { "" } else { "./" };
    format!("{dot}{}:{}:{}", at.file, at.line, at.column)
}

/// Whether a message says that a newer language version is needed.
fn wants_version(message: &str) -> bool {
    message.split("requires go1.").skip(1).any(|rest| {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        after.len() < rest.len() && after.starts_with(" or later")
    })
}
