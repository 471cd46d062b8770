//! What the checker finds out, for the compiler: which object each name means, the type and constant value of each
//! expression, how selectors reach their field or method.
//!
//! **Invariants**, once a program has been checked without a mistake:
//! - every expression that is compiled has an entry in [`Info::expr`]; of constants it has the value, converted to the
//!   type; no value has an untyped type any more, except a constant whose value alone matters (`len("abc")` has type
//!   `int`, the `"abc"` in it stays untyped; the 1 in `x << 1` is a `uint`), and `nil`, which has the type that is
//!   wanted there;
//! - the type of an expression that yields two values where two are wanted (`v, ok := m[k]`) is that of the first;
//! - within generic functions types mention type parameters; instances are made by whoever compiles.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Expr, ExprId, FuncDecl, Name};
use crate::golang::types::{NamedId, PkgId, TypeId, TypeParamId, Types};

/// Something that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjId(pub u32);

/// Something that has a name.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its name.
    pub name: Name,
    /// Where it is declared.
    pub pos: Pos,
    /// The package it is declared in; none for the universe.
    pub pkg: Option<PkgId>,
    /// Its type: of a function its signature, of a type name the type. [`Basic::Invalid`](crate::golang::types::Basic)
    /// where there is none (packages, builtins, labels).
    pub ty: TypeId,
    /// What it is.
    pub kind: ObjKind,
}

/// What a name can stand for.
#[derive(Clone, Debug)]
pub enum ObjKind {
    /// A variable.
    Var(VarKind),
    /// A constant.
    Const(Value),
    /// A type.
    TypeName,
    /// A function or method.
    Func(Func),
    /// An imported package.
    Package(PkgId),
    /// `len` and the like.
    Builtin(Builtin),
    /// `nil`
    Nil,
    /// A label.
    Label,
}

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VarKind {
    /// Declared at package level.
    Package,
    /// Declared in a function.
    Local,
    /// A parameter or receiver.
    Param,
    /// A result, named or not.
    Result,
}

/// A function or method.
#[derive(Clone, Debug)]
pub struct Func {
    /// Its declaration.
    pub decl: Arc<FuncDecl>,
    /// Its own type parameters.
    pub tparams: Vec<TypeParamId>,
    /// Of a method: what it belongs to.
    pub recv: Option<Recv>,
    /// The variables of its receiver, its parameters and its results, in order; unnamed and blank ones too.
    pub recv_var: Option<ObjId>,
    /// See `recv_var`.
    pub params: Vec<ObjId>,
    /// See `recv_var`.
    pub results: Vec<ObjId>,
}

/// The receiver of a method.
#[derive(Clone, Debug)]
pub struct Recv {
    /// The type it is declared for (the generic one).
    pub named: NamedId,
    /// For a pointer to it.
    pub pointer: bool,
    /// What the receiver calls the type's parameters: `func (l *List[T])`.
    pub tparams: Vec<TypeParamId>,
}

/// The predeclared functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Builtin {
    /// `append`
    Append,
    /// `cap`
    Cap,
    /// `clear`
    Clear,
    /// `close`
    Close,
    /// `complex`
    Complex,
    /// `copy`
    Copy,
    /// `delete`
    Delete,
    /// `imag`
    Imag,
    /// `len`
    Len,
    /// `make`
    Make,
    /// `max`
    Max,
    /// `min`
    Min,
    /// `new`
    New,
    /// `panic`
    Panic,
    /// `print`
    Print,
    /// `println`
    Println,
    /// `real`
    Real,
    /// `recover`
    Recover,
    /// `unsafe.Alignof`
    Alignof,
    /// `unsafe.Offsetof`
    Offsetof,
    /// `unsafe.Sizeof`
    Sizeof,
}

/// What is known of an expression.
#[derive(Clone, Debug)]
pub struct ExprInfo {
    /// What kind of thing it is.
    pub mode: Mode,
    /// Its type; of a call with several results a tuple; of a type expression, that type.
    pub ty: TypeId,
    /// Its value, if it is constant.
    pub value: Option<Value>,
}

/// What kind of thing an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A call without results.
    NoValue,
    /// The name of a builtin function.
    Builtin(Builtin),
    /// A type.
    Type,
    /// A constant.
    Const,
    /// A value that has an address.
    Variable,
    /// `m[k]`
    MapIndex,
    /// Any other value.
    Value,
    /// `nil`
    Nil,
}

/// What `x.name` means.
#[derive(Clone, Debug)]
pub struct Selection {
    /// What.
    pub kind: SelectionKind,
    /// The way from x to what holds the field or method: field numbers of embedded fields (each time a pointer is met,
    /// it is followed); for a field, its own number is the last.
    pub path: Vec<u32>,
    /// Of a method declared for a type: the method (of the generic type, if x's is an instance); of an interface's, none.
    pub method: Option<ObjId>,
    /// The type of what holds the method or field after the embedded fields of `path` were followed: a named type, a pointer to one, an
    /// interface, a type parameter.
    pub holder: TypeId,
}

/// What a selector selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionKind {
    /// `x.field`
    Field,
    /// `x.method`: called, or a function value bound to x.
    Method,
    /// `T.method`: a function whose first parameter is the receiver.
    MethodExpr,
}

/// One step of a package's initialisation: `lhs = rhs`, in the order in which they are carried out.
#[derive(Clone, Debug)]
pub struct InitStep {
    /// The variables; several if the right side is a call with several results. A blank variable is an object too.
    pub vars: Vec<ObjId>,
    /// The right side.
    pub value: Arc<Expr>,
}

/// A package, checked.
#[derive(Clone, Debug)]
pub struct PackageInfo {
    /// Its import path; `main` for the program's own.
    pub path: Name,
    /// Its name.
    pub name: Name,
    /// Variables to be initialised, in order. Of the library only those that are used.
    pub init: Vec<InitStep>,
    /// Its `init` functions, in order.
    pub init_funcs: Vec<ObjId>,
    /// The package's objects by name.
    pub scope: FxHashMap<Name, ObjId>,
}

/// Everything that was found out.
#[derive(Clone, Debug, Default)]
pub struct Info {
    /// All types.
    pub types: Types,
    /// All objects.
    pub objects: Vec<Object>,
    /// By number of expression. Identifiers that declare or only name something have no entry.
    pub exprs: Vec<Option<ExprInfo>>,
    /// By number of expression: what an identifier means, also where it declares it.
    pub names: Vec<Option<ObjId>>,
    /// By number of the selector expression. `pkg.Name` has none: its identifier `Name` has an entry in `names`.
    pub selections: FxHashMap<ExprId, Selection>,
    /// Where a generic function is used: the type arguments, by the number of its identifier (the `Name` of
    /// `pkg.Name`, too).
    pub instances: FxHashMap<ExprId, Vec<TypeId>>,
    /// The variable of one clause of a type switch, by the clause's position.
    pub clause_vars: FxHashMap<Pos, ObjId>,
    /// The variables of a function literal's parameters and results, by the number of the literal: (params, results).
    pub literal_vars: FxHashMap<ExprId, (Vec<ObjId>, Vec<ObjId>)>,
    /// Packages in order of initialisation; the program's own is the last.
    pub packages: Vec<PackageInfo>,
    /// Positions of `for` statements whose variables are shared by all iterations (before Go 1.22).
    pub shared_loops: FxHashSet<Pos>,
}

impl Info {
    /// What is known of an expression.
    pub fn expr(&self, id: ExprId) -> Option<&ExprInfo> {
        self.exprs.get(id.0 as usize)?.as_ref()
    }

    /// What an identifier means.
    pub fn name(&self, id: ExprId) -> Option<ObjId> {
        *self.names.get(id.0 as usize)?
    }

    /// An object.
    pub fn object(&self, id: ObjId) -> &Object {
        &self.objects[id.0 as usize]
    }
}
