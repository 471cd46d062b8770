//! Generic functions get their type arguments: written, or found out.
//!
//! ```text
//!   F[int]          written             --.
//!   F(x)            from the arguments  ---+--> instantiate: signature, note, constraints checked later
//!   var f T = F     from what is wanted --'
//! ```

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::operand::Target;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Expr, ExprId, ExprKind};
use crate::golang::types::infer::{Argument, Inference, Inferred};
use crate::golang::types::subst::Subst;
use crate::golang::types::{PkgId, Type, TypeId, TypeParamId};

/// What is to be found out about the type arguments of a function.
pub(super) struct Question<'q, 'e> {
    /// Where a mistake is reported that is not one argument's.
    pub(super) pos: Pos,
    pub(super) tparams: &'q [TypeParamId],
    /// Those that are written.
    pub(super) targs: &'q [TypeId],
    /// The types of the parameters, one for each argument.
    pub(super) params: &'q [TypeId],
    pub(super) args: &'q [Operand<'e>],
    /// Of arguments that are generic functions: what is written of their type arguments.
    pub(super) arg_targs: &'q [Vec<TypeId>],
    /// The function is assigned to the only argument.
    pub(super) reverse: bool,
    /// What messages begin with: `in call to f, `
    pub(super) prefix: &'q str,
}

impl Checker<'_> {
    /// x is the generic function of `e`, which is `x[index]`; it gets its other type arguments from the target.
    pub(super) fn instantiate_here<'e>(
        &mut self,
        x: &mut Operand<'e>,
        e: &'e Expr,
        index: &'e [Expr],
        target: Option<Target<'_>>,
    ) {
        x.expr = e;
        let Some(targs) = self.written_targs(x, index) else { return x.invalidate() };
        self.complete_targs(x, e.pos, targs, index, target);
    }

    /// x is a generic function that gets all its type arguments from the target.
    pub(super) fn infer_from_target(&mut self, x: &mut Operand<'_>, target: Target<'_>) {
        let pos = x.expr.pos;
        self.complete_targs(x, pos, Vec::new(), &[], Some(target));
    }

    /// The type arguments of `x[index]`; none after reporting a mistake.
    pub(super) fn written_targs(&mut self, x: &Operand<'_>, index: &[Expr]) -> Option<Vec<TypeId>> {
        let targs = self.type_list(index)?;
        let (got, want) = (targs.len(), x.tparams.len());
        if got > want {
            let last = &index[got - 1];
            self.error(last.start(), format!("got {got} type arguments but want {want}"));
            return None;
        }
        Some(targs)
    }

    fn complete_targs(
        &mut self,
        x: &mut Operand<'_>,
        pos: Pos,
        mut targs: Vec<TypeId>,
        index: &[Expr],
        target: Option<Target<'_>>,
    ) {
        if targs.len() < x.tparams.len() {
            let wanted = target.and_then(|target| {
                let under = self.info.types.core_type(target.ty).ok()?;
                matches!(self.info.types.get(under), Type::Func(_)).then_some((under, target.label))
            });
            let tparams = x.tparams.clone();
            let (params, args) = match wanted {
                Some((ty, label)) => (vec![x.ty], vec![Operand::labeled(ty, label, x.expr)]),
                None => (Vec::new(), Vec::new()),
            };
            let question = Question {
                pos,
                tparams: &tparams,
                targs: &targs,
                params: &params,
                args: &args,
                arg_targs: &[],
                reverse: true,
                prefix: "",
            };
            match self.infer_targs(&question) {
                Some(inferred) => targs = inferred.targs,
                None => return x.invalidate(),
            }
        }
        self.instantiate(x, pos, &targs, index);
    }

    /// Finds out type arguments, or reports why that is not possible.
    pub(super) fn infer_targs(&mut self, question: &Question<'_, '_>) -> Option<Inferred> {
        if question.args.iter().any(|arg| !arg.is_valid()) {
            return None;
        }
        let argument = |(at, arg): (usize, &Operand<'_>)| Argument {
            ty: arg.ty,
            tparams: arg.tparams.clone(),
            targs: question.arg_targs.get(at).cloned().unwrap_or_default(),
        };
        let args: Vec<_> = question.args.iter().enumerate().map(argument).collect();
        for tparam in question.tparams {
            self.resolve_constraint(*tparam, &args);
        }
        let inference = Inference {
            tparams: question.tparams,
            targs: question.targs,
            params: question.params,
            args: &args,
            reverse: question.reverse,
            from: Some(self.cx.pkg),
        };
        let error = match self.info.infer(&inference) {
            Ok(inferred) => return Some(inferred),
            Err(error) => error,
        };
        let arg = error.arg.and_then(|at| question.args.get(at));
        let pos = arg.filter(|_| !question.reverse).map_or(question.pos, Operand::pos);
        let text = arg.map_or_else(String::new, Operand::text);
        let declared = error.declared.map_or_else(String::new, |pos| self.place(pos));
        self.error(pos, format!("{}{}", question.prefix, error.message(&text, &declared)));
        None
    }

    /// Methods that a constraint wants take part in finding type arguments: their signatures must be known.
    fn resolve_constraint(&mut self, tparam: TypeParamId, args: &[Argument]) {
        let Some(constraint) = self.info.types.tparam(tparam).constraint else { return };
        let Type::Interface(wanted) = self.info.types.under_type(constraint) else { return };
        if wanted.methods.is_empty() {
            return;
        }
        for arg in args {
            self.resolve_methods(arg.ty, constraint);
        }
    }

    /// A generic function with all its type arguments; those in `index` are written.
    pub(super) fn instantiate(&mut self, x: &mut Operand<'_>, pos: Pos, targs: &[TypeId], index: &[Expr]) {
        let tparams = std::mem::take(&mut x.tparams);
        let ty = self.info.types.subst(x.ty, &mut Subst::new(&tparams, targs));
        (x.mode, x.ty) = (OperandMode::Value, ty);
        if let Some(ident) = instantiated(x.expr) {
            self.info.instances.insert(ident, targs.to_vec());
        }
        let targs = targs.to_vec();
        let written: Vec<_> = index.iter().map(Expr::start).collect();
        let pkg = self.cx.pkg;
        self.later(move |checker| checker.verify_later(pkg, pos, &tparams, &targs, &written));
    }

    /// Type arguments must satisfy their constraints; asked when all methods are known.
    pub(super) fn verify_later(
        &mut self,
        pkg: PkgId,
        pos: Pos,
        tparams: &[TypeParamId],
        targs: &[TypeId],
        written: &[Pos],
    ) {
        for (tparam, targ) in tparams.iter().zip(targs) {
            if let Some(constraint) = self.info.types.tparam(*tparam).constraint {
                self.resolve_methods(*targ, constraint);
            }
        }
        if let Err((at, message)) = self.info.verify(tparams, targs, Some(pkg)) {
            let pos = written.get(at).copied().unwrap_or(pos);
            self.error(pos, message);
        } else {
            self.note_instance(pos, written, tparams, targs);
        }
    }
}

/// The identifier by which an instance is noted.
fn instantiated(e: &Expr) -> Option<ExprId> {
    match &e.kind {
        ExprKind::Name(_) => Some(e.id),
        ExprKind::Selector(_, name) => Some(name.id),
        ExprKind::Index(x, _) | ExprKind::Paren(x) => instantiated(x),
        _ => None,
    }
}
