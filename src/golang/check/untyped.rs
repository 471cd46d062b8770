//! Untyped values, and how they get their types.
//!
//! ```text
//!   1 << s + 2      each part is noted with an untyped type when it is looked at
//!   var x int64 =   now the type is known: it is pushed down to the parts that become values
//! ```
//!
//! **Invariant**: an expression whose noted type is untyped may still get a type; one with a type keeps it.

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{ExprInfo, Mode};
use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{BinaryOp, Expr, ExprId, ExprKind, UnaryOp};
use crate::golang::types::assign::Misfit;
use crate::golang::types::predicates::Class;
use crate::golang::types::{Basic, Type, TypeId};

impl Checker<'_> {
    /// An untyped x gets this type, or it is reported.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand<'_>, target: TypeId) {
        match self.implicit_type(x, target) {
            Ok(found) => self.set_implicit(x, found),
            Err(misfit) => {
                let shown = if self.info.types.is_type_param(target) { target } else { self.under(target) };
                self.misfit(x, shown, misfit);
            }
        }
    }

    /// x has now this type and value.
    pub(super) fn set_implicit(&mut self, x: &mut Operand<'_>, (ty, value): (TypeId, Option<Value>)) {
        if let Some(value) = value {
            if let Some(info) = self.untyped_info(x.expr.id) {
                info.value = Some(value.clone());
            }
            x.value = Some(value);
        }
        if ty != x.ty {
            x.ty = ty;
            self.update_expr_type(x.expr, ty, false);
        }
    }

    /// Reports that x cannot be converted.
    fn misfit(&mut self, x: &mut Operand<'_>, target: TypeId, misfit: Misfit) {
        let (what, target) = (self.describe(x), self.type_text(target));
        let message = match misfit {
            Misfit::Truncated => format!("{what} truncated to {target}"),
            Misfit::Overflows => format!("{what} overflows {target}"),
            Misfit::Mismatch => format!("cannot convert {what} to type {target}"),
        };
        self.error(x.expr.start(), message);
        x.invalidate();
    }

    /// What an untyped x would be as a value of this type; a typed one is what it is.
    pub(super) fn implicit_type(&mut self, x: &Operand<'_>, target: TypeId) -> Result<(TypeId, Option<Value>), Misfit> {
        if x.is_valid() { self.info.implicit_type(x.source(), target) } else { Ok((x.ty, None)) }
    }

    /// A constant must fit this basic type, or it is reported; it becomes the value as of that type.
    pub(super) fn representable(&mut self, x: &mut Operand<'_>, basic: TypeId) {
        let Some(value) = &x.value else { return };
        let Some(target) = self.info.types.basic(basic) else { return };
        if let Ok(value) = value.representable(target) {
            x.value = Some(value);
            return;
        }
        let numbers = self.is(x.ty, Class::Numeric) && target.is(Class::Numeric);
        let misfit = match () {
            () if !numbers => Misfit::Mismatch,
            () if !self.is(x.ty, Class::Integer) && target.is_integer() => Misfit::Truncated,
            () => Misfit::Overflows,
        };
        self.misfit(x, basic, misfit);
    }

    /// Whole floats may be larger than integers.
    fn is_untyped_integer(&self, ty: TypeId) -> bool {
        matches!(self.info.types.get(ty), Type::Basic(Basic::UntypedInt | Basic::UntypedRune))
    }

    /// A computed constant must fit its type, and must not be enormous.
    pub(super) fn overflow(&mut self, x: &mut Operand<'_>, pos: Pos) {
        match &x.value {
            Some(Value::Unknown) => self.error(pos, "constant result is not representable"),
            Some(Value::Int(n)) if self.is_untyped_integer(x.ty) && n.bits() > Value::MAX_BITS => {
                let operation = operation_name(x.expr);
                self.error(pos, format!("constant {operation}overflow"));
                x.value = Some(Value::Unknown);
            }
            _ => {
                if !self.is_untyped(x.ty) {
                    let under = self.under(x.ty);
                    self.representable(x, under);
                }
            }
        }
    }

    /// What is noted of an expression that may still get a type.
    pub(super) fn untyped_info(&mut self, id: ExprId) -> Option<&mut ExprInfo> {
        let info = self.info.exprs.get_mut(id.0 as usize)?.as_mut()?;
        matches!(self.info.types.get(info.ty), Type::Basic(basic) if basic.is_untyped()).then_some(info)
    }

    /// An untyped expression, and the operands from which its type comes, get this type: the last one, or another
    /// untyped one for the time being.
    pub(super) fn update_expr_type(&mut self, e: &Expr, ty: TypeId, last: bool) {
        let mut next = Some(e);
        while let Some(e) = next {
            let Some(old) = self.untyped_info(e.id).map(|info| info.clone()) else { return };
            next = match &e.kind {
                ExprKind::Paren(x) => Some(x),
                // Operands of constants never become values.
                _ if old.value.is_some() => None,
                ExprKind::Unary(_, x) => Some(x),
                ExprKind::Binary(BinaryOp::Shl | BinaryOp::Shr, left, _) => Some(left),
                ExprKind::Binary(op, left, right) if !op.is_comparison() => {
                    self.update_expr_type(right, ty, last);
                    Some(left)
                }
                _ => None,
            };
            self.update_one(e, old, ty, last);
        }
    }

    fn update_one(&mut self, e: &Expr, old: ExprInfo, ty: TypeId, last: bool) {
        if !last && self.is_untyped(ty) {
            return self.record_expr(e.id, ExprInfo { ty, ..old });
        }
        if self.exprs.shifted.remove(&e.id) && !self.info.types.all(ty, Class::Integer) {
            let message =
                format!("invalid operation: shifted operand {} (type {}) must be integer", Text(e), self.type_text(ty));
            return self.error(e.start(), message);
        }
        let mut value = None;
        if let Some(old_value) = old.value {
            let x = Operand::constant(old.ty, old_value.clone(), e);
            match self.implicit_type(&x, ty) {
                Ok((_, converted)) => value = Some(converted.unwrap_or(old_value)),
                Err(misfit) => return self.misfit(&mut { x }, ty, misfit),
            }
        }
        self.record_expr(e.id, ExprInfo { mode: old.mode, ty, value });
    }

    /// Notes what was found out about an expression.
    pub(super) fn record(&mut self, x: &Operand<'_>) {
        let mode = match x.mode {
            OperandMode::Invalid => return,
            OperandMode::NoValue => Mode::NoValue,
            OperandMode::Builtin(builtin) => Mode::Builtin(builtin),
            OperandMode::Type => Mode::Type,
            OperandMode::Const => Mode::Const,
            OperandMode::Variable => Mode::Variable,
            OperandMode::MapIndex => Mode::MapIndex,
            OperandMode::Value | OperandMode::CommaOk => Mode::Value,
            OperandMode::Nil => Mode::Nil,
        };
        let value = if x.mode == OperandMode::Const { x.value.clone() } else { None };
        self.record_expr(x.expr.id, ExprInfo { mode, ty: x.ty, value });
    }

    /// Untyped values to which nothing gave a type (conditions, mostly) get their default type.
    pub(super) fn settle_untyped(&mut self) {
        let bool_type = TypeId::from(Basic::Bool);
        for info in self.info.exprs.iter_mut().flatten() {
            if info.mode != Mode::Const && info.ty == TypeId::from(Basic::UntypedBool) {
                info.ty = bool_type;
            }
        }
    }
}

/// What the message about an overflow calls the operation; ends with a blank if it is anything.
fn operation_name(e: &Expr) -> &'static str {
    match &e.kind {
        ExprKind::Unary(UnaryOp::Complement, _) => "bitwise complement ",
        ExprKind::Binary(BinaryOp::Add, ..) => "addition ",
        ExprKind::Binary(BinaryOp::Sub, ..) => "subtraction ",
        ExprKind::Binary(BinaryOp::Xor, ..) => "bitwise XOR ",
        ExprKind::Binary(BinaryOp::Mul, ..) => "multiplication ",
        ExprKind::Binary(BinaryOp::Shl, ..) => "shift ",
        _ => "",
    }
}
