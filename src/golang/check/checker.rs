//! The checker's state, which all its parts work on.
//!
//! ```text
//!   declare: objects into scopes --> resolve (on demand) --> bodies (later, from a list) --> Info
//! ```

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::golang::check::info::{Builtin, Info, ObjId};
use crate::golang::check::operand::ExprState;
use crate::golang::constant::Value;
use crate::golang::package::PackageFiles;
use crate::golang::source::{Mistake, Pos, SourceMap};
use crate::golang::syntax::ast::{Expr, FuncLit, Name};
use crate::golang::types::{PkgId, TypeId, TypeParamId};

/// Checks one program.
pub(super) struct Checker<'a> {
    pub(super) map: &'a SourceMap,
    pub(super) packages: &'a [PackageFiles],
    pub(super) info: Info,
    pub(super) mistakes: Vec<Mistake>,
    /// The language version, N of `go1.N`, unless a file says otherwise.
    pub(super) version: u16,
    pub(super) scopes: Vec<Scope>,
    pub(super) cx: Cx,
    /// Function bodies that are still to be checked, in order.
    pub(super) later: VecDeque<Body>,
    /// What is known of the expressions that are being checked.
    pub(super) exprs: ExprState,
}

/// A scope: what names mean within some braces.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub(super) parent: Option<ScopeId>,
    pub(super) names: FxHashMap<Name, Declared>,
    /// A function's outermost scope.
    pub(super) is_func: bool,
}

/// A scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScopeId(pub(super) u32);

/// A name in a scope.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declared {
    pub(super) obj: ObjId,
    /// It can be used from here on; nowhere for package-level objects, which can be used everywhere.
    pub(super) from: Pos,
}

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
    /// The signature of the function whose body this is.
    pub(super) sig: Option<TypeId>,
    /// Its result variables.
    pub(super) results: Vec<ObjId>,
    /// The results have names.
    pub(super) named_results: bool,
}

/// A function body that is to be checked when all declarations are known.
pub(super) struct Body {
    pub(super) cx: Cx,
    pub(super) body: BodyOf,
}

/// Whose body.
pub(super) enum BodyOf {
    /// A function's or method's.
    Func(ObjId),
    /// A function literal's; its own scope, with its parameters, is already made.
    Literal(Arc<FuncLit>),
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

/// What a block of statements may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Allowed {
    pub(super) break_: bool,
    pub(super) continue_: bool,
    pub(super) fallthrough: bool,
    /// In the last clause of a switch: for the message.
    pub(super) final_case: bool,
    pub(super) in_type_switch: bool,
}

impl Checker<'_> {
    /// Reports a mistake.
    pub(super) fn error(&mut self, pos: Pos, message: impl Into<String>) {
        let pos = self.cx.repeated_at.unwrap_or(pos);
        self.mistakes.push(Mistake { pos, message: message.into() });
    }

    /// The body of a function literal is checked later.
    pub(super) fn check_later(&mut self, body: Body) {
        self.later.push_back(body);
    }
}

