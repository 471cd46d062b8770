//! Comparisons, and type assertions.

use crate::golang::check::checker::{Checker, Operand};
use crate::golang::check::expr_text::Text;
use crate::golang::constant::Value;
use crate::golang::syntax::ast::{BinaryOp, Expr};
use crate::golang::types::lookup::Lookup;
use crate::golang::types::predicates::Class;
use crate::golang::types::{Basic, Type, TypeId, Types};

/// Why two operands cannot be compared.
struct Incomparable {
    /// It is the second one's fault.
    second: bool,
    /// Empty if there is no special reason.
    cause: String,
}

impl Checker<'_> {
    /// `x op y` after [`Self::match_types`]; x becomes the result. In a switch x is the case, y the tag.
    pub(super) fn comparison(&mut self, x: &mut Operand<'_>, y: &mut Operand<'_>, op: BinaryOp, switch_case: bool) {
        if !self.info.types.is_valid(x.ty) || !self.info.types.is_valid(y.ty) {
            return x.invalidate();
        }
        let op = if switch_case { BinaryOp::Eq } else { op };
        if let Err(why) = self.comparable_operands(x, y, op) {
            self.report_incomparable(x, y, op, switch_case, why);
            return x.invalidate();
        }
        if let (true, Some(a), Some(b)) = (x.is_const() && y.is_const(), &x.value, &y.value) {
            let known = a.is_known() && b.is_known();
            x.value = Some(if known { Value::Bool(Value::compare(op, a, b)) } else { Value::Unknown });
        } else {
            // Now they become values.
            self.update_expr_type(x.expr, Types::default_type(x.ty), true);
            self.update_expr_type(y.expr, Types::default_type(y.ty), true);
            x.set_value(x.ty);
        }
        x.ty = Basic::UntypedBool.into();
    }

    fn comparable_operands(&mut self, x: &Operand<'_>, y: &Operand<'_>, op: BinaryOp) -> Result<(), Incomparable> {
        if self.assignable(x, y.ty).is_err() && self.assignable(y, x.ty).is_err() {
            let cause = format!("mismatched types {} and {}", self.type_text(x.ty), self.type_text(y.ty));
            return Err(Incomparable { second: true, cause });
        }
        if !matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            for (operand, second) in [(x, false), (y, true)] {
                if !self.all(operand.ty, Class::Ordered) {
                    return Err(Incomparable { second, cause: String::new() });
                }
            }
            return Ok(());
        }
        if x.is_nil() || y.is_nil() {
            let other = if x.is_nil() { y.ty } else { x.ty };
            let fits = self.info.types.has_nil(other);
            return if fits { Ok(()) } else { Err(Incomparable { second: true, cause: String::new() }) };
        }
        for (operand, second) in [(x, false), (y, true)] {
            if let Err(cause) = self.info.comparable(operand.ty, true, Some(self.cx.pkg)) {
                let cause = match self.shape(operand.ty) {
                    Type::Slice(_) | Type::Func(_) | Type::Map(..) => {
                        let kind = self.info.types.composite_kind(operand.ty).unwrap_or_default();
                        format!("{kind} can only be compared to nil")
                    }
                    _ => cause,
                };
                return Err(Incomparable { second, cause });
            }
        }
        Ok(())
    }

    fn report_incomparable(
        &mut self,
        x: &Operand<'_>,
        y: &Operand<'_>,
        op: BinaryOp,
        switch_case: bool,
        why: Incomparable,
    ) {
        let symbol = op.symbol();
        let mut culprit = if why.second { y } else { x };
        let mut cause = why.cause;
        if cause.is_empty() {
            let (x_param, y_param) = (self.info.types.is_type_param(x.ty), self.info.types.is_type_param(y.ty));
            if x_param || y_param {
                if !x_param {
                    culprit = y;
                }
                cause = format!("type parameter {} cannot use operator {symbol}", self.type_text(culprit.ty));
            } else {
                let kind = self.info.types.composite_kind(culprit.ty);
                let what = kind.map_or_else(|| self.type_text(culprit.ty), ToString::to_string);
                cause = format!("operator {symbol} not defined on {what}");
            }
        }
        let (a, b) = (x.text(), y.text());
        if switch_case {
            self.error_at(x, format!("invalid case {a} in switch on {b} ({cause})"));
        } else {
            self.error_at(culprit, format!("invalid operation: {a} {symbol} {b} ({cause})"));
        }
    }

    /// Whether x can be assigned to something of this type; if not, the reason, if there is more to say.
    pub(super) fn assignable(&mut self, x: &Operand<'_>, ty: TypeId) -> Result<(), Option<String>> {
        if !x.is_valid() {
            return Ok(());
        }
        self.resolve_methods(x.ty, ty);
        self.resolve_methods(ty, x.ty);
        self.info.assignable(x.source(), ty, Some(self.cx.pkg))
    }

    /// Makes known the signatures of those methods of a type that an interface (or a pointer to one) wants.
    pub(super) fn resolve_methods(&mut self, ty: TypeId, interface: TypeId) {
        let target = self.info.types.deref(interface).unwrap_or(interface);
        let Type::Interface(wanted) = self.info.types.under_type(target).clone() else { return };
        for method in &wanted.methods {
            if let Lookup::Method(found) = self.info.lookup(ty, &method.name, method.pkg)
                && let Some(obj) = found.method
            {
                self.resolve(obj);
            }
        }
    }

    /// `x.(T)` can succeed, or else it is reported; e is the whole expression, or a type switch's case.
    pub(super) fn type_assertion(&mut self, e: &Expr, x: &Operand<'_>, ty: TypeId, type_switch: bool) {
        self.resolve_methods(ty, x.ty);
        let Err(cause) = self.info.assertable(x.ty, ty, Some(self.cx.pkg)) else { return };
        let (asserted, iface) = (self.type_text(ty), self.type_text(x.ty));
        let message = if type_switch {
            let what = self.describe(x);
            format!("impossible type switch case: {}\n\t{what} cannot have dynamic type {asserted} {cause}", Text(e))
        } else {
            format!("impossible type assertion: {}\n\t{asserted} does not implement {iface} {cause}", Text(e))
        };
        self.error(e.start(), message);
    }
}
