//! Expressions: the entry points, and which part of the checker looks at which kind.
//!
//! ```text
//!   expr, generic_expr, multi_expr, expr_or_type --> raw_expr --> one function a kind of expression --> record
//! ```

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{ObjId, ObjKind, VarKind};
use crate::golang::check::operand::{ExprUse, Target};
use crate::golang::syntax::ast::{Expr, ExprKind, UnaryOp};
use crate::golang::types::{Basic, Type, TypeId, TypeParamId, Types};

impl Checker<'_> {
    /// Exactly one value.
    pub(super) fn expr<'e>(&mut self, e: &'e Expr, target: Option<Target<'_>>) -> Operand<'e> {
        let (mut x, _) = self.raw_expr(e, target, None, false);
        self.must_be_value(&mut x);
        self.single_value(&mut x);
        x
    }

    /// One value or a function that is still generic; `hint` is the type of a composite literal without one.
    pub(super) fn generic_expr<'e>(&mut self, e: &'e Expr, hint: Option<TypeId>) -> Operand<'e> {
        let (mut x, _) = self.raw_expr(e, None, hint, true);
        self.must_be_value(&mut x);
        self.single_value(&mut x);
        x
    }

    /// All values of a call, or a value and whether it was there if that is wanted and possible (then the second result
    /// is true). Never empty; the only one may be invalid.
    pub(super) fn multi_expr<'e>(&mut self, e: &'e Expr, allow_comma_ok: bool) -> (Vec<Operand<'e>>, bool) {
        let (mut x, _) = self.raw_expr(e, None, None, false);
        self.must_be_value(&mut x);
        if let (true, Type::Tuple(types)) = (x.is_valid(), self.info.types.get(x.ty)) {
            let values = types.iter().zip(1..);
            return (values.map(|(ty, n)| Operand::labeled(*ty, nth(n, "function result"), e)).collect(), false);
        }
        if allow_comma_ok && matches!(x.mode, OperandMode::MapIndex | OperandMode::CommaOk) {
            let ty = Basic::UntypedBool.into();
            return (vec![x, Operand::labeled(ty, "ok value of (comma, ok) expression", e)], true);
        }
        (vec![x], false)
    }

    /// A value or a type.
    pub(super) fn expr_or_type<'e>(&mut self, e: &'e Expr, allow_generic: bool) -> Operand<'e> {
        let (mut x, _) = self.raw_expr(e, None, None, allow_generic);
        if x.mode == OperandMode::NoValue {
            let message = format!("{} used as value or type", self.describe(&x));
            self.reject(&mut x, message);
        }
        self.single_value(&mut x);
        x
    }

    /// Anything; says how it may stand as a statement.
    pub(super) fn raw_expr<'e>(
        &mut self,
        e: &'e Expr,
        target: Option<Target<'_>>,
        hint: Option<TypeId>,
        allow_generic: bool,
    ) -> (Operand<'e>, ExprUse) {
        let (mut x, statement) = self.expr_kind(e, target, hint);
        x.expr = e;
        if !allow_generic {
            self.not_generic(&mut x, target);
        }
        self.record(&x);
        (x, statement)
    }

    fn expr_kind<'e>(
        &mut self,
        e: &'e Expr,
        target: Option<Target<'_>>,
        hint: Option<TypeId>,
    ) -> (Operand<'e>, ExprUse) {
        let x = match &e.kind {
            ExprKind::Bad => return (Operand::invalid(e), ExprUse::Statement),
            ExprKind::Name(name) => {
                let mut x = self.ident(e, name, false);
                x.tparams = self.func_tparams(&x, self.info.name(e.id));
                x
            }
            ExprKind::Literal(kind, text) => self.basic_literal(e, *kind, text),
            ExprKind::FuncLit(literal) => {
                let ty = self.func_literal(e.id, literal);
                Operand::new(OperandMode::Value, ty, e)
            }
            ExprKind::Composite(literal) => self.composite(e, literal, hint),
            ExprKind::Paren(x) => return self.raw_expr(x, None, None, false),
            ExprKind::Selector(x, name) => self.selector(e, x, name),
            ExprKind::Index(x, index) => self.index_or_instance(e, x, index, target),
            ExprKind::Slice(slice) => self.slice_expr(e, slice),
            ExprKind::TypeAssert(x, ty) => self.type_assert(e, x, ty),
            ExprKind::Call(call) => return self.call(e, call),
            ExprKind::Star(x) => self.star(e, x),
            ExprKind::Unary(op, x) => {
                let x = self.unary(e, *op, x);
                let receive = *op == UnaryOp::Recv && x.is_valid();
                return (x, if receive { ExprUse::Statement } else { ExprUse::Expression });
            }
            ExprKind::Binary(..) => self.binary_chain(e),
            ExprKind::TypeGuard(x) => {
                self.error(e.start(), "invalid syntax tree: use of .(type) outside type switch");
                self.use_exprs(std::slice::from_ref(x));
                Operand::invalid(e)
            }
            ExprKind::KeyValue(..) => self.misplaced(e, "no key:value expected"),
            ExprKind::Ellipsis(_) => self.misplaced(e, "invalid use of ..."),
            ExprKind::ArrayType(..)
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType(..)
            | ExprKind::ChanType(..) => {
                let ty = self.typ(e);
                Operand::new(OperandMode::Type, ty, e)
            }
        };
        let statement = if x.is_valid() { ExprUse::Expression } else { ExprUse::Statement };
        (x, statement)
    }

    fn misplaced<'e>(&mut self, e: &'e Expr, what: &str) -> Operand<'e> {
        self.error(e.start(), format!("invalid syntax tree: {what}"));
        Operand::invalid(e)
    }

    /// The type parameters of the generic function that an operand names.
    pub(super) fn func_tparams(&self, x: &Operand<'_>, obj: Option<ObjId>) -> Vec<TypeParamId> {
        match obj.map(|obj| &self.info.object(obj).kind) {
            Some(ObjKind::Func(func)) if x.mode == OperandMode::Value => func.tparams.clone(),
            _ => Vec::new(),
        }
    }

    /// A generic function or type must get its type arguments.
    pub(super) fn not_generic(&mut self, x: &mut Operand<'_>, target: Option<Target<'_>>) {
        if !x.is_valid() || x.mode == OperandMode::NoValue {
            return;
        }
        let what = match () {
            () if !x.tparams.is_empty() => "function",
            () if self.is_generic_type(x.ty) => "type",
            () => return,
        };
        if let (Some(target), "function") = (target, what)
            && self.as_signature(target.ty).is_some()
        {
            return self.infer_from_target(x, target);
        }
        let message = format!("cannot use generic {what} {} without instantiation", Text(x.expr));
        self.reject(x, message);
        x.ty = Types::INVALID;
        x.tparams.clear();
    }

    pub(super) fn must_be_value(&mut self, x: &mut Operand<'_>) {
        let what = match x.mode {
            OperandMode::NoValue => "used as value",
            OperandMode::Builtin(_) => "must be called",
            OperandMode::Type => "is not an expression",
            _ => return,
        };
        let message = format!("{} {what}", self.describe(x));
        self.reject(x, message);
    }

    pub(super) fn single_value(&mut self, x: &mut Operand<'_>) {
        if x.mode == OperandMode::Value && matches!(self.info.types.get(x.ty), Type::Tuple(_)) {
            let message = format!("multiple-value {} in single-value context", self.describe(x));
            self.reject(x, message);
        }
    }

    fn type_assert<'e>(&mut self, e: &'e Expr, operand: &'e Expr, ty: &'e Expr) -> Operand<'e> {
        let mut x = self.expr(operand, None);
        if !x.is_valid() {
            return x;
        }
        if self.info.types.is_type_param(x.ty) {
            let what = self.describe(&x);
            let message = format!("invalid operation: cannot use type assertion on type parameter value {what}");
            self.reject(&mut x, message);
            return x;
        }
        if !self.info.types.is_interface(x.ty) {
            let message = format!("invalid operation: {} is not an interface", self.describe(&x));
            self.reject(&mut x, message);
            return x;
        }
        let ty = self.var_type(ty);
        if !self.info.types.is_valid(ty) {
            x.invalidate();
            return x;
        }
        self.type_assertion(e, &x, ty, false);
        x.set_value(ty);
        x.mode = OperandMode::CommaOk;
        x
    }

    /// `*x`: what a pointer points to, or a pointer type.
    fn star<'e>(&mut self, e: &'e Expr, operand: &'e Expr) -> Operand<'e> {
        let mut x = self.expr_or_type(operand, false);
        match x.mode {
            OperandMode::Invalid => return x,
            OperandMode::Type => {
                self.valid_var_type(operand.start(), x.ty);
                let valid = self.info.types.is_valid(x.ty);
                let ty = if valid { self.info.types.intern(Type::Pointer(x.ty)) } else { Types::INVALID };
                return Operand::new(OperandMode::Type, ty, e);
            }
            _ => {}
        }
        let mut base = None;
        for (_, under) in self.info.types.typeset(x.ty).unwrap_or_default() {
            let elem = self.info.types.deref(under);
            match (elem, base) {
                (Some(elem), Some(base)) if !self.info.types.identical(elem, base) => {
                    let what = self.describe(&x);
                    let message = format!("invalid operation: pointers of {what} must have identical base types");
                    self.reject(&mut x, message);
                    return x;
                }
                (Some(_), _) => base = elem,
                (None, _) => {
                    base = None;
                    break;
                }
            }
        }
        if let Some(base) = base {
            return Operand::new(OperandMode::Variable, base, e);
        }
        let message = format!("invalid operation: cannot indirect {}", self.describe(&x));
        self.reject(&mut x, message);
        x
    }

    /// Looks at expressions whose values do not matter any more; whether they are right.
    pub(super) fn use_exprs(&mut self, exprs: &[Expr]) -> bool {
        exprs.iter().map(|e| self.use_expr(e, false)).fold(true, |all, right| all & right)
    }

    /// As [`Self::use_exprs`], of left sides: a variable does not count as used.
    pub(super) fn use_lhs(&mut self, exprs: &[Expr]) -> bool {
        exprs.iter().map(|e| self.use_expr(e, true)).fold(true, |all, right| all & right)
    }

    fn use_expr(&mut self, e: &Expr, lhs: bool) -> bool {
        let inner = e.unparen();
        let ExprKind::Name(name) = &inner.kind else {
            return match &e.kind {
                // Only in a composite literal, where the key may be a field's name.
                ExprKind::KeyValue(_, value) => self.use_expr(value, lhs),
                _ => self.raw_expr(e, None, None, true).0.is_valid(),
            };
        };
        if &**name == "_" {
            return true;
        }
        let unused = if lhs { self.unused_variable(name) } else { None };
        let right = self.expr_or_type(inner, true).is_valid();
        if let Some(obj) = unused {
            self.used.remove(&obj);
        }
        right
    }

    /// The variable of this package that a name means, if it has not been used so far.
    pub(super) fn unused_variable(&self, name: &str) -> Option<ObjId> {
        let obj = self.lookup(name)?;
        let object = self.info.object(obj);
        let variable = matches!(object.kind, ObjKind::Var(VarKind::Local | VarKind::Param | VarKind::Result));
        (variable && !self.used.contains(&obj)).then_some(obj)
    }
}

/// `1st function result`
fn nth(n: usize, what: &str) -> String {
    let suffix = match n {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{n}{suffix} {what}")
}
