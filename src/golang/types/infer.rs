//! Type arguments that are not written, from function arguments and constraints.
//!
//! ```text
//!   typed arguments  --unify-->  type parameters  <--unify--  core types and methods of constraints
//!                                      ^
//!                   untyped constants: default types for what is left
//! ```

use super::{PkgId, TypeId, TypeParamId};
use crate::golang::check::info::Info;
use crate::golang::source::Pos;

/// What is to be found out.
#[derive(Clone, Debug)]
pub struct Inference<'a> {
    /// The type parameters of the function that is called (or of the type that is instantiated); none, if only
    /// arguments are generic.
    pub tparams: &'a [TypeParamId],
    /// Those type arguments that are written.
    pub targs: &'a [TypeId],
    /// The types of the parameters, one for each argument.
    pub params: &'a [TypeId],
    /// The arguments.
    pub args: &'a [Argument],
    /// A generic function is assigned: `params` is its own type, `args` that of the variable. For messages.
    pub reverse: bool,
    /// For messages.
    pub from: Option<PkgId>,
}

/// A function argument.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its type.
    pub ty: TypeId,
    /// Of a generic function that is passed without its type arguments: its type parameters.
    pub tparams: Vec<TypeParamId>,
}

/// What has been found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inferred {
    /// The type arguments.
    pub targs: Vec<TypeId>,
    /// Those of each argument that is a generic function; empty for others.
    pub of_args: Vec<Vec<TypeId>>,
}

/// Why type arguments could not be found out. Go says `in call to f, ` before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InferError {
    /// The argument it is about, where it is reported; none: reported at the call.
    pub arg: Option<usize>,
    /// The message before the argument's text.
    pub before: String,
    /// The message behind the argument's text.
    pub after: String,
    /// Where the type parameter is declared that is to be named behind it all: ` (declared at x.go:1:2)`.
    pub declared: Option<Pos>,
}

impl InferError {
    /// The message: `arg` is the text of the argument, `declared` the place where the type parameter is declared, if they
    /// are asked for.
    pub fn message(&self, arg: &str, declared: &str) -> String {
        let arg = if self.arg.is_some() { arg } else { "" };
        let message = format!("{}{arg}{}", self.before, self.after);
        if self.declared.is_some() { format!("{message} (declared at {declared})") } else { message }
    }
}

impl Info {
    /// Finds out type arguments. That they satisfy their constraints is left to [`Self::verify`], that arguments can be
    /// assigned, too.
    ///
    /// # Errors
    /// If it is not possible.
    pub fn infer(&mut self, inference: &Inference) -> Result<Inferred, InferError> {
        todo!()
    }
}
