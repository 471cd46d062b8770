//! Calls and conversions.

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{ExprInfo, Mode};
use crate::golang::check::instantiate::Question;
use crate::golang::check::operand::{ExprUse, Target};
use crate::golang::syntax::ast::{Call, Expr, ExprKind};
use crate::golang::types::assign::BadConversion;
use crate::golang::types::predicates::Class;
use crate::golang::types::subst::Subst;
use crate::golang::types::{Basic, Signature, Type, TypeId, Types};

/// The arguments of a call, looked at.
pub(super) struct Arguments<'e> {
    pub(super) operands: Vec<Operand<'e>>,
    /// Of generic functions among them: the type arguments that are written.
    pub(super) targs: Vec<Vec<TypeId>>,
}

/// What is called.
pub(super) struct Callee<'e> {
    pub(super) operand: Operand<'e>,
    /// Those type arguments that are written, and where.
    pub(super) targs: Vec<TypeId>,
    pub(super) index: &'e [Expr],
}

impl Checker<'_> {
    /// `f(a, b...)`: a call, a conversion or a builtin.
    pub(super) fn call<'e>(&mut self, e: &'e Expr, call: &'e Call) -> (Operand<'e>, ExprUse) {
        let mut index: &'e [Expr] = &[];
        let mut x = match &call.func.kind {
            ExprKind::Index(operand, list) => {
                let (mut x, generic) = self.index_expr(&call.func, operand, list);
                if generic {
                    index = list;
                }
                x.expr = &call.func;
                self.record(&x);
                x
            }
            _ => self.expr_or_type(&call.func, true),
        };
        match x.mode {
            OperandMode::Invalid => {
                self.use_exprs(&call.args);
                (Operand::invalid(e), ExprUse::Statement)
            }
            OperandMode::Type => {
                self.not_generic(&mut x, None);
                if !x.is_valid() {
                    return (x, ExprUse::Conversion);
                }
                (self.conversion_call(e, call, x.ty), ExprUse::Conversion)
            }
            OperandMode::Builtin(builtin) => {
                let x = self.builtin(e, call, builtin);
                if x.is_valid() && !x.is_const() {
                    self.exprs.has_call_or_receive = true;
                }
                (x, builtin.statement())
            }
            _ => (self.function_call(e, call, x, index), ExprUse::Statement),
        }
    }

    /// `T(x)`
    fn conversion_call<'e>(&mut self, e: &'e Expr, call: &'e Call, ty: TypeId) -> Operand<'e> {
        let shown = self.type_text(ty);
        let [only] = &call.args[..] else {
            self.use_exprs(&call.args);
            match call.args.last() {
                None => self.error(e.start(), format!("missing argument in conversion to {shown}")),
                Some(last) => self.error(last.start(), format!("too many arguments in conversion to {shown}")),
            }
            return Operand::invalid(e);
        };
        let mut x = self.expr(only, Some(Target { ty, label: "conversion" }));
        if !x.is_valid() {
            return x;
        }
        if self.info.types.is_plain_interface(ty)
            && let Type::Interface(interface) = self.info.types.under_type(ty)
            && (interface.comparable || interface.terms.is_some())
        {
            let why = "contains specific type constraints or is comparable";
            self.error(e.start(), format!("cannot use interface {shown} in conversion ({why})"));
            return Operand::invalid(e);
        }
        if call.spread {
            self.error(only.start(), format!("invalid use of ... in conversion to {shown}"));
            return Operand::invalid(e);
        }
        self.conversion(&mut x, ty);
        x
    }

    /// x is converted to a type.
    pub(super) fn conversion(&mut self, x: &mut Operand<'_>, ty: TypeId) {
        let (was_const, was_nil) = (x.is_const(), x.is_nil());
        self.resolve_methods(x.ty, ty);
        self.resolve_methods(ty, x.ty);
        match self.info.conversion(x.source(), ty, Some(self.cx.pkg)) {
            Ok(value) => {
                x.mode = if value.is_some() { OperandMode::Const } else { OperandMode::Value };
                x.value = value;
            }
            Err(why) => return self.bad_conversion(x, ty, why),
        }
        if self.is_untyped(x.ty) {
            let final_type = match () {
                () if was_nil => ty,
                () if self.info.types.is_plain_interface(ty) => Types::default_type(x.ty),
                () if was_const && !self.is(ty, Class::Const) => Types::default_type(x.ty),
                // string(65): the number stays one.
                () if x.is_const() && self.is(x.ty, Class::Integer) && self.all(ty, Class::String) => x.ty,
                () => ty,
            };
            self.update_expr_type(x.expr, final_type, true);
        }
        x.ty = ty;
    }

    fn bad_conversion(&mut self, x: &mut Operand<'_>, ty: TypeId, why: BadConversion) {
        let (constant, shown) = (self.describe(x), self.type_text(ty));
        // As a value of a type parameter it is no constant any more.
        if x.is_const() && self.info.types.is_type_param(ty) {
            x.set_value(x.ty);
        }
        let what = self.describe(x);
        let message = match why {
            BadConversion::Overflows => {
                let value = x.value.clone().map_or_else(String::new, |value| self.value_text(&value, x.ty));
                format!("constant {value} overflows {shown}")
            }
            BadConversion::Cannot(None) => format!("cannot convert {what} to type {shown}"),
            BadConversion::Cannot(Some(cause)) => format!("cannot convert {what} to type {shown}: {cause}"),
            BadConversion::CannotIn(part) => {
                let part = self.type_text(part);
                format!("cannot convert {what} to type {shown}: cannot convert {constant} to type {part} (in {shown})")
            }
        };
        self.reject(x, message);
    }

    /// A call of a function that is no builtin.
    fn function_call<'e>(&mut self, e: &'e Expr, call: &'e Call, x: Operand<'e>, index: &'e [Expr]) -> Operand<'e> {
        let mut callee = Callee { operand: x, targs: Vec::new(), index };
        let Some(sig) = self.callee_signature(&mut callee.operand) else {
            self.use_exprs(&call.args);
            return Operand::invalid(e);
        };
        if !index.is_empty() {
            let Some(targs) = self.call_targs(&callee.operand, index) else {
                self.use_exprs(&call.args);
                return Operand::invalid(e);
            };
            callee.targs = targs;
        }
        let generic = !callee.operand.tparams.is_empty();
        if generic && callee.targs.len() == callee.operand.tparams.len() {
            let targs = std::mem::take(&mut callee.targs);
            let pos = call.func.pos;
            self.instantiate(&mut callee.operand, pos, &targs, index);
            callee.index = &[];
        }
        let sig = self.as_signature(callee.operand.ty).unwrap_or(sig);
        let arguments = self.argument_list(&call.args);
        self.arguments(e, call, &mut callee, &sig, arguments);
        self.exprs.has_call_or_receive = true;
        let inferred = callee.operand.tparams.is_empty();
        if generic && inferred {
            let info = ExprInfo { mode: Mode::Value, ty: callee.operand.ty, value: None };
            self.record_expr(call.func.id, info);
        }
        let Some(sig) = self.as_signature(callee.operand.ty) else { return Operand::invalid(e) };
        match &sig.results[..] {
            [] => {
                let none = self.info.types.intern(Type::Tuple([].into()));
                Operand::new(OperandMode::NoValue, none, e)
            }
            // What it would be depends on type arguments that could not be found out.
            [only] if !inferred && self.info.types.mentions(*only, &callee.operand.tparams) => Operand::invalid(e),
            [only] => Operand::new(OperandMode::Value, *only, e),
            results => {
                let mentions = |ty: &TypeId| self.info.types.mentions(*ty, &callee.operand.tparams);
                if !inferred && results.iter().any(mentions) {
                    return Operand::invalid(e);
                }
                let tuple = self.info.types.intern(Type::Tuple(results.into()));
                Operand::new(OperandMode::Value, tuple, e)
            }
        }
    }

    fn call_targs(&mut self, x: &Operand<'_>, index: &[Expr]) -> Option<Vec<TypeId>> {
        let targs = self.type_list(index)?;
        let (got, want) = (targs.len(), x.tparams.len());
        if let Some(extra) = index.get(want) {
            self.error(extra.start(), format!("got {got} type arguments but want {want}"));
            return None;
        }
        Some(targs)
    }

    /// The signature of what is called, or it is reported.
    fn callee_signature(&mut self, x: &mut Operand<'_>) -> Option<Signature> {
        let set = self.info.types.typeset(x.ty).unwrap_or_default();
        let odd = set.into_iter().find(|(_, under)| !matches!(self.info.types.get(*under), Type::Func(_)));
        let cause = match odd {
            Some((ty, _)) => format!("{} is not a function", self.type_text(ty)),
            None => match self.info.types.core_type(x.ty) {
                Ok(core) => return self.as_signature(core),
                Err(why) => self.info.no_core(why, Some(self.cx.pkg)),
            },
        };
        let message = format!("invalid operation: cannot call {}: {cause}", self.describe(x));
        self.reject(x, message);
        None
    }

    /// The signature that a type is.
    pub(super) fn as_signature(&mut self, ty: TypeId) -> Option<Signature> {
        let core = self.info.types.core_type(ty).ok()?;
        match self.info.types.get(core) {
            Type::Func(sig) => Some(Signature::clone(sig)),
            _ => None,
        }
    }

    /// The values of a list of expressions; of one call all its results. None of them may be generic.
    pub(super) fn expr_list<'e>(&mut self, list: &'e [Expr]) -> Vec<Operand<'e>> {
        match list {
            [only] => self.multi_expr(only, false).0,
            _ => list.iter().map(|e| self.expr(e, None)).collect(),
        }
    }

    /// The arguments of a call; generic functions may be among them.
    fn argument_list<'e>(&mut self, list: &'e [Expr]) -> Arguments<'e> {
        let mut arguments = Arguments { operands: Vec::new(), targs: Vec::new() };
        for e in list {
            let mut written = Vec::new();
            let x = match &e.kind {
                ExprKind::Index(operand, index) => self.index_argument(e, operand, index, &mut written),
                _ if list.len() == 1 => self.raw_expr(e, None, None, true).0,
                _ => self.generic_expr(e, None),
            };
            let mut x = x;
            self.must_be_value(&mut x);
            match self.info.types.get(x.ty) {
                Type::Tuple(types) if x.is_valid() && list.len() == 1 => {
                    let values = types.iter().map(|ty| Operand::new(OperandMode::Value, *ty, e));
                    arguments.operands = values.collect();
                    return arguments;
                }
                _ => {}
            }
            self.single_value(&mut x);
            arguments.operands.push(x);
            arguments.targs.push(written);
        }
        arguments
    }

    /// `f(g[int])`: if g has more type parameters, f's may tell.
    fn index_argument<'e>(
        &mut self,
        e: &'e Expr,
        operand: &'e Expr,
        index: &'e [Expr],
        written: &mut Vec<TypeId>,
    ) -> Operand<'e> {
        let (mut x, generic) = self.index_expr(e, operand, index);
        x.expr = e;
        if generic {
            match self.written_targs(&x, index) {
                Some(targs) if targs.len() < x.tparams.len() => {
                    *written = targs;
                    return x;
                }
                Some(targs) => self.instantiate(&mut x, e.pos, &targs, index),
                None => x.invalidate(),
            }
        }
        self.record(&x);
        x
    }

    /// Arguments must fit the parameters; a generic callee gets its type arguments.
    pub(super) fn arguments<'e>(
        &mut self,
        e: &'e Expr,
        call: &'e Call,
        callee: &mut Callee<'e>,
        sig: &Signature,
        mut arguments: Arguments<'e>,
    ) {
        let Some(params) = self.spread_params(e, call, sig, &arguments.operands) else { return };
        let mut params = params;
        let count = callee.operand.tparams.len();
        let generic_args = arguments.operands.iter().any(|arg| !arg.tparams.is_empty());
        if count > 0 || generic_args {
            let prefix = format!("in call to {}, ", Text(&call.func));
            let question = Question {
                pos: e.pos,
                tparams: &callee.operand.tparams,
                targs: &callee.targs,
                params: &params,
                args: &arguments.operands,
                arg_targs: &arguments.targs,
                reverse: false,
                prefix: &prefix,
            };
            let Some(inferred) = self.infer_targs(&question) else { return };
            if count > 0 {
                let mut subst = Subst::new(&callee.operand.tparams, &inferred.targs);
                for param in &mut params {
                    *param = self.info.types.subst(*param, &mut subst);
                }
                self.instantiate(&mut callee.operand, e.pos, &inferred.targs, callee.index);
            }
            for (i, own) in inferred.of_args.iter().enumerate() {
                self.instantiate_argument(e, &mut arguments, i, own);
            }
        }
        let context = format!("argument to {}", Text(&call.func));
        for (arg, param) in arguments.operands.iter_mut().zip(params) {
            self.assignment(arg, Some(param), &context);
        }
    }

    fn instantiate_argument(&mut self, e: &Expr, arguments: &mut Arguments<'_>, at: usize, found: &[TypeId]) {
        let Some(arg) = arguments.operands.get_mut(at).filter(|arg| !arg.tparams.is_empty()) else { return };
        self.instantiate(arg, e.pos, found, &[]);
        self.record(arg);
    }

    /// The types of the parameters, one for each argument; none if there are not as many, which is reported.
    fn spread_params<'e>(
        &mut self,
        e: &'e Expr,
        call: &'e Call,
        sig: &Signature,
        args: &[Operand<'e>],
    ) -> Option<Vec<TypeId>> {
        let mut params = sig.params.clone();
        let mut wanted = params.len();
        if sig.variadic && call.spread {
            if call.args.len() == 1 && args.len() > 1 {
                let what = Text(&call.args[0]);
                self.error(e.start(), format!("cannot use ... with {}-valued {what}", args.len()));
                return None;
            }
        } else if sig.variadic {
            let last = params.pop()?;
            wanted -= 1;
            if args.len() >= wanted {
                let elem = match self.info.types.get(last) {
                    Type::Slice(elem) => *elem,
                    _ => last,
                };
                params.resize(args.len(), elem);
                wanted = args.len();
            }
        } else if call.spread {
            self.error(e.start(), format!("cannot use ... in call to non-variadic {}", Text(&call.func)));
            return None;
        }
        if args.len() != wanted {
            self.wrong_count(e, call, sig, args, wanted);
            return None;
        }
        Some(params)
    }

    fn wrong_count(&mut self, e: &Expr, call: &Call, sig: &Signature, args: &[Operand<'_>], wanted: usize) {
        let (at, qualifier) = match args.get(wanted) {
            Some(extra) => (extra.pos(), "too many"),
            None => (args.last().map_or(e.start(), Operand::pos), "not enough"),
        };
        let have: Vec<_> = args.iter().map(|arg| arg.ty).collect();
        let have = self.types_summary(&have, false, call.spread);
        let want = self.types_summary(&sig.params, sig.variadic, false);
        let message = format!("{qualifier} arguments in call to {}\n\thave {have}\n\twant {want}", Text(&call.func));
        self.error(at, message);
    }

    /// `(int, number, ...string)`
    pub(super) fn types_summary(&mut self, list: &[TypeId], variadic: bool, spread: bool) -> String {
        let mut all = Vec::new();
        for (i, ty) in list.iter().enumerate() {
            let last = i + 1 == list.len();
            all.push(match self.info.types.get(*ty) {
                Type::Basic(Basic::Invalid) => "unknown type".into(),
                Type::Basic(basic) if basic.is_untyped() && basic.is(Class::Numeric) => "number".into(),
                Type::Basic(basic) if basic.is_untyped() => basic.name().replace("untyped ", ""),
                Type::Slice(elem) if last && variadic => format!("...{}", self.type_text(*elem)),
                _ if last && spread => format!("{}...", self.type_text(*ty)),
                _ => self.type_text(*ty),
            });
        }
        format!("({})", all.join(", "))
    }
}
