//! Type arguments that are not written, from function arguments and constraints.
//!
//! ```text
//!   typed arguments  --unify-->  type parameters  <--unify--  core types and methods of constraints
//!                                      ^
//!                   untyped constants: default types for what is left
//! ```

use super::subst::Subst;
use super::unify::{Mode, Unifier};
use super::{Basic, PkgId, Term, Type, TypeId, TypeParamId, Types};
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
    /// Of a generic function that is passed without (all) its type arguments: its type parameters.
    pub tparams: Vec<TypeParamId>,
    /// Those of its type arguments that are written.
    pub targs: Vec<TypeId>,
}

/// What has been found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inferred {
    /// The type arguments.
    pub targs: Vec<TypeId>,
    /// Those of each argument that is a generic function, written ones included; empty for others.
    pub of_args: Vec<Vec<TypeId>>,
}

/// Why type arguments could not be found out. Go says `in call to f, ` before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InferError {
    /// The argument it is about, where it is reported; none: reported at the call.
    pub arg: Option<usize>,
    /// The message up to the argument's text.
    pub before: String,
    /// The message behind the argument's text; none if that is not in it.
    pub after: Option<String>,
    /// Where the type parameter is declared that is to be named behind it all: ` (declared at x.go:1:2)`.
    pub declared: Option<Pos>,
}

impl InferError {
    /// The message: `arg` is the text of the argument, `declared` the place where the type parameter is declared, if they
    /// are asked for.
    pub fn message(&self, arg: &str, declared: &str) -> String {
        let message = match &self.after {
            Some(after) => format!("{}{arg}{after}", self.before),
            None => self.before.clone(),
        };
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
        let complete = inference.targs.len() == inference.tparams.len();
        if complete && inference.args.iter().all(|arg| arg.tparams.is_empty()) {
            return Ok(Inferred {
                targs: inference.targs.to_vec(),
                of_args: inference.args.iter().map(|_| Vec::new()).collect(),
            });
        }
        let mut problem = Problem::new(self, inference);
        problem.typed_arguments(self)?;
        problem.constraints(self)?;
        problem.untyped_arguments(self)?;
        let targs = problem.simplified(self)?;
        let mut targs = targs.into_iter();
        Ok(Inferred {
            targs: targs.by_ref().take(inference.tparams.len()).collect(),
            of_args: inference.args.iter().map(|arg| targs.by_ref().take(arg.tparams.len()).collect()).collect(),
        })
    }
}

/// An inference under way. The type parameters are those of the function, then those of the arguments.
struct Problem {
    tparams: Vec<TypeParamId>,
    params: Vec<TypeId>,
    args: Vec<TypeId>,
    unifier: Unifier,
    /// The types that have been written.
    given: Vec<Option<TypeId>>,
    /// The type parameters of each argument.
    of_args: Vec<Vec<TypeParamId>>,
    reverse: bool,
    from: Option<PkgId>,
}

impl Problem {
    fn new(info: &mut Info, inference: &Inference) -> Self {
        let types = &mut info.types;
        let (mut tparams, mut params) = (inference.tparams.to_vec(), inference.params.to_vec());
        let mut outside = inference.args.iter().map(|arg| arg.ty).chain(inference.targs.iter().copied());
        if outside.any(|ty| types.mentions(ty, inference.tparams)) {
            // A function that calls itself: the type parameters of the call are others than those around it.
            let mut subst;
            (tparams, subst) = types.rename(&tparams);
            for param in &mut params {
                *param = types.subst(*param, &mut subst);
            }
        }
        let mut written = Subst::new(&tparams, inference.targs);
        for param in &mut params {
            *param = types.subst(*param, &mut written);
        }
        let mut given: Vec<_> = inference.targs.iter().copied().map(Some).collect();
        given.resize(tparams.len(), None);
        let (mut args, mut of_args) = (Vec::new(), Vec::new());
        for arg in inference.args {
            // Each has type parameters of its own, even if the same function is passed twice.
            let (own, mut subst) = types.rename(&arg.tparams);
            let ty = types.subst(arg.ty, &mut subst);
            args.push(types.subst(ty, &mut Subst::new(&own, &arg.targs)));
            tparams.extend(&own);
            given.extend(arg.targs.iter().copied().map(Some));
            given.resize(tparams.len(), None);
            of_args.push(own);
        }
        let unifier = Unifier::new(&tparams, &given);
        Self { tparams, params, args, unifier, given, of_args, reverse: inference.reverse, from: inference.from }
    }

    fn typed_arguments(&mut self, info: &mut Info) -> Result<(), InferError> {
        for at in 0..self.args.len().min(self.params.len()) {
            let (param, arg) = (self.params[at], self.args[at]);
            let generic = info.types.mentions(param, &self.tparams) || info.types.mentions(arg, &self.tparams);
            if generic && !info.types.is_untyped(arg) && !self.unifier.unify(info, param, arg, Mode::Assign) {
                return Err(self.mismatch(info, at));
            }
        }
        Ok(())
    }

    /// Unifies type parameters with the core types and methods of their constraints, as long as something new is found.
    fn constraints(&mut self, info: &mut Info) -> Result<(), InferError> {
        loop {
            let unknowns = self.unifier.unknowns();
            for tparam in self.tparams.clone() {
                self.core_type(info, tparam)?;
                self.methods(info, tparam)?;
            }
            if self.unifier.unknowns() == unknowns {
                return Ok(());
            }
        }
    }

    fn core_type(&mut self, info: &mut Info, tparam: TypeParamId) -> Result<(), InferError> {
        let Some((core, single)) = core_term(&mut info.types, tparam) else {
            return Ok(());
        };
        match self.unifier.at(tparam) {
            Some(ty) if !self.unifier.unify(info, ty, core.ty, Mode::Inexact) => {
                Err(self.unsatisfied(info, tparam, ty, ""))
            }
            None if single && !core.tilde => {
                self.unifier.set(tparam, core.ty);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn methods(&mut self, info: &mut Info, tparam: TypeParamId) -> Result<(), InferError> {
        let Some(ty) = self.unifier.at(tparam).filter(|ty| !info.types.mentions(*ty, &self.tparams)) else {
            return Ok(());
        };
        let constraint = info.types.intern(Type::TypeParam(tparam));
        let unifier = &mut self.unifier;
        let missing = info.missing_with(ty, constraint, false, self.from, &mut |info, have, want| {
            unifier.unify(info, have, want, Mode::Exact)
        });
        match missing {
            Some(missing) if info.types.is_valid(ty) && !info.embeds_invalid(ty, 0) => {
                Err(self.unsatisfied(info, tparam, ty, &format!(" {}", missing.cause)))
            }
            _ => Ok(()),
        }
    }

    /// Type parameters that only untyped constants are passed for get the default type of the largest kind.
    fn untyped_arguments(&mut self, info: &mut Info) -> Result<(), InferError> {
        let mut largest: Vec<(TypeParamId, TypeId)> = Vec::new();
        for (at, (param, arg)) in self.params.iter().zip(&self.args).enumerate() {
            let Type::TypeParam(tparam) = *info.types.get(*param) else {
                continue;
            };
            let constant = info.types.is_untyped(*arg) && *arg != Basic::UntypedNil.into();
            if !constant || !self.tparams.contains(&tparam) || self.unifier.at(tparam).is_some() {
                continue;
            }
            match largest.iter_mut().find(|(other, _)| *other == tparam) {
                None => largest.push((tparam, *arg)),
                Some((_, max)) => {
                    let Some(new) = Types::max_type(*max, *arg) else {
                        let [max, arg] = [*max, *arg].map(|ty| info.type_string(ty, self.from));
                        let name = &info.types.tparam(tparam).name;
                        let text = format!("mismatched types {max} and {arg} (cannot infer {name})");
                        return Err(InferError { arg: Some(at), before: text, after: None, declared: None });
                    };
                    *max = new;
                }
            }
        }
        for (tparam, untyped) in largest {
            self.unifier.set(tparam, Types::default_type(untyped));
        }
        Ok(())
    }

    /// The types found, without the type parameters that they may still mention.
    fn simplified(&mut self, info: &mut Info) -> Result<Vec<TypeId>, InferError> {
        let mut inferred = self.unifier.inferred(&self.tparams);
        self.kill_cycles(info, &mut inferred);
        loop {
            let (known, types): (Vec<_>, Vec<_>) =
                self.tparams.iter().zip(&inferred).filter_map(|(tparam, ty)| Some((*tparam, (*ty)?))).unzip();
            let mut subst = Subst::new(&known, &types);
            let mut changed = false;
            let found = inferred.iter_mut().zip(&self.given).filter(|(_, given)| given.is_none());
            for ty in found.filter_map(|(ty, _)| ty.as_mut()) {
                let new = info.types.subst(*ty, &mut subst);
                changed |= new != *ty;
                *ty = new;
            }
            if !changed {
                break;
            }
        }
        let complete = |(tparam, ty): (&TypeParamId, Option<TypeId>)| {
            let ty = ty.filter(|ty| !info.types.mentions(*ty, &self.tparams));
            ty.ok_or_else(|| unknown(info, *tparam))
        };
        self.tparams.iter().zip(inferred).map(complete).collect()
    }

    /// Forgets types that mention, maybe by way of others, the type parameter that they are chosen for: putting them in
    /// for it would never end.
    fn kill_cycles(&self, info: &Info, inferred: &mut [Option<TypeId>]) {
        let count = self.tparams.len();
        let mentions = |ty: Option<TypeId>, other: usize| {
            ty.is_some_and(|ty| info.types.mentions(ty, &self.tparams[other..=other]))
        };
        let mut reaches: Vec<Vec<bool>> =
            inferred.iter().map(|ty| (0..count).map(|other| mentions(*ty, other)).collect()).collect();
        for middle in 0..count {
            for from in 0..count {
                for to in 0..count {
                    reaches[from][to] |= reaches[from][middle] && reaches[middle][to];
                }
            }
        }
        for (at, ty) in inferred.iter_mut().enumerate() {
            // A type parameter whose type is itself does no harm: it is given, not found.
            if reaches[at][at] {
                *ty = None;
            }
        }
    }

    fn mismatch(&self, info: &mut Info, at: usize) -> InferError {
        let (param, arg) = (self.params[at], self.args[at]);
        let inferred = self.unifier.inferred(&self.tparams);
        let [param_text, mut arg_text] = [param, arg].map(|ty| info.type_string(ty, self.from));
        if !self.of_args[at].is_empty() {
            let tparams = info.tparam_list(&self.of_args[at], self.from);
            arg_text = arg_text.replacen("func", &format!("func{tparams}"), 1);
        }
        let error = |before, after| InferError { arg: Some(at), before, after: Some(after), declared: None };
        if inferred.iter().all(Option::is_none) {
            let names = info.tparams_string(&self.tparams);
            return error(
                format!("type {arg_text} of "),
                format!(" does not match {param_text} (cannot infer {names})"),
            );
        }
        let (known, types): (Vec<_>, Vec<_>) =
            self.tparams.iter().zip(&inferred).filter_map(|(tparam, ty)| Some((*tparam, (*ty)?))).unzip();
        let wanted = info.types.subst(param, &mut Subst::new(&known, &types));
        if wanted == param {
            return error(format!("type {arg_text} of "), format!(" does not match {param_text}"));
        }
        let wanted = info.type_string(wanted, self.from);
        if self.reverse {
            error(format!("inferred type {wanted} for {param_text} does not match type {arg_text} of "), String::new())
        } else {
            error(format!("type {arg_text} of "), format!(" does not match inferred type {wanted} for {param_text}"))
        }
    }

    fn unsatisfied(&self, info: &Info, tparam: TypeParamId, ty: TypeId, cause: &str) -> InferError {
        let tparam = info.types.tparam(tparam);
        let constraint = tparam.constraint.map_or_else(String::new, |id| info.type_string(id, self.from));
        let ty = info.type_string(ty, self.from);
        let before = format!("{} (type {ty}) does not satisfy {constraint}{cause}", tparam.name);
        InferError { arg: None, before, after: None, declared: None }
    }
}

fn unknown(info: &Info, tparam: TypeParamId) -> InferError {
    let tparam = info.types.tparam(tparam);
    let declared = Some(info.object(tparam.obj).pos);
    InferError { arg: None, before: format!("cannot infer {}", tparam.name), after: None, declared }
}

/// The type that a constraint leaves, as a term: the only one of its type set (`true`), or the underlying type that all of
/// them have in common.
fn core_term(types: &mut Types, tparam: TypeParamId) -> Option<(Term, bool)> {
    let terms = types.tparam_terms(tparam)?;
    if let [only] = &terms[..] {
        return Some((only.clone(), true));
    }
    let id = types.intern(Type::TypeParam(tparam));
    let ty = types.core_type(id).ok()?;
    Some((Term { tilde: terms.iter().any(|term| term.tilde), ty }, false))
}
