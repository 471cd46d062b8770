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
use crate::golang::types::{Basic, Type, TypeId};

/// Why an untyped value cannot have a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// A number with a fraction, as an integer.
    Truncated,
    /// A number that is too large.
    Overflows,
    /// Another kind of value.
    Kind,
}

/// The type that an untyped value gets, and its value as of that type if it is constant.
type Implicit = Result<(TypeId, Option<Value>), Misfit>;

impl Checker<'_> {
    /// An untyped x gets this type, or it is reported.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand<'_>, target: TypeId) {
        match self.implicit_type(x, target) {
            Ok(found) => self.set_implicit(x, found),
            Err(misfit) => {
                let shown = if self.is_type_param(target) { target } else { self.under(target) };
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
            Misfit::Kind => format!("cannot convert {what} to type {target}"),
        };
        self.error(x.expr.start(), message);
        x.invalidate();
    }

    /// What an untyped x would be as a value of this type; a typed one is what it is.
    pub(super) fn implicit_type(&mut self, x: &Operand<'_>, target: TypeId) -> Implicit {
        if !x.is_valid() || !self.is_untyped(x.ty) || !self.is_valid_type(target) {
            return Ok((x.ty, None));
        }
        if self.is_untyped(target) {
            return self.larger_untyped(x.ty, target).map(|ty| (ty, None)).ok_or(Misfit::Kind);
        }
        if x.mode == OperandMode::Nil {
            return if self.has_nil(target) { Ok((target, None)) } else { Err(Misfit::Kind) };
        }
        match self.shape(target) {
            Type::Basic(basic) => {
                let value = self.implicit_basic(x, basic)?;
                Ok((target, value))
            }
            Type::TypeParam(_) => {
                let fits = self.type_set(target).into_iter().all(|(_, under)| {
                    under.is_some_and(|under| self.implicit_type(x, under).is_ok())
                });
                if fits { Ok((target, None)) } else { Err(Misfit::Kind) }
            }
            // What an interface holds has a type of its own.
            Type::Interface(_) if self.is_empty_interface(target) => Ok((self.default_type(x.ty), None)),
            _ => Err(Misfit::Kind),
        }
    }

    fn implicit_basic(&self, x: &Operand<'_>, basic: Basic) -> Result<Option<Value>, Misfit> {
        if let (OperandMode::Const, Some(value)) = (x.mode, &x.value) {
            return self.representation(value, x.ty, basic).map(Some);
        }
        // Comparisons, and shifts whose left operand is a constant, are untyped but not constant.
        let fits = match self.basic(x.ty) {
            Some(Basic::UntypedBool) => basic.is_boolean(),
            Some(Basic::UntypedString) => basic.is_string(),
            Some(from) => from.is_numeric() && basic.is_numeric(),
            None => false,
        };
        if fits { Ok(None) } else { Err(Misfit::Kind) }
    }

    /// A constant of type `from` as a value of a basic type.
    pub(super) fn representation(&self, value: &Value, from: TypeId, basic: Basic) -> Result<Value, Misfit> {
        if let Some(value) = value.represent(basic) {
            return Ok(value);
        }
        Err(match self.basic(from) {
            Some(from) if from.is_numeric() && basic.is_numeric() => {
                if !from.is_integer() && basic.is_integer() { Misfit::Truncated } else { Misfit::Overflows }
            }
            _ => Misfit::Kind,
        })
    }

    /// A constant must fit this type, or it is reported; it becomes the value as of that type.
    pub(super) fn representable(&mut self, x: &mut Operand<'_>, basic: Basic) {
        let Some(value) = &x.value else { return };
        match self.representation(value, x.ty, basic) {
            Ok(value) => x.value = Some(value),
            Err(misfit) => self.misfit(x, basic.into(), misfit),
        }
    }

    /// A computed constant must fit its type, and must not be enormous.
    pub(super) fn overflow(&mut self, x: &mut Operand<'_>, pos: Pos) {
        match &x.value {
            Some(Value::Unknown) => self.error(pos, "constant result is not representable"),
            Some(Value::Int(n)) if self.is_untyped(x.ty) && n.bits() > MAX_BITS => {
                let operation = operation_name(x.expr);
                self.error(pos, format!("constant {operation}overflow"));
                x.value = Some(Value::Unknown);
            }
            Some(Value::String(s)) if self.is_untyped(x.ty) && s.len() > MAX_STRING => {
                let message = format!("constant string too long ({} bytes > {MAX_STRING} bytes)", s.len());
                self.error(pos, message);
                x.value = Some(Value::Unknown);
            }
            _ => {
                if let (false, Some(basic)) = (self.is_untyped(x.ty), self.basic(x.ty)) {
                    self.representable_as(x, basic);
                }
            }
        }
    }

    /// As [`Self::representable`]; the message names the type that x has, not what it is made of.
    fn representable_as(&mut self, x: &mut Operand<'_>, basic: Basic) {
        self.representable(x, basic);
    }

    /// The type that an untyped value has by itself; any other type is what it is.
    pub(super) fn default_type(&self, ty: TypeId) -> TypeId {
        let basic = match self.basic(ty) {
            Some(Basic::UntypedBool) => Basic::Bool,
            Some(Basic::UntypedInt) => Basic::Int,
            Some(Basic::UntypedRune) => Basic::Rune,
            Some(Basic::UntypedFloat) => Basic::Float64,
            Some(Basic::UntypedComplex) => Basic::Complex128,
            Some(Basic::UntypedString) => Basic::String,
            _ => return ty,
        };
        basic.into()
    }

    /// What two untyped operands become together: of numbers the kind that comes later.
    fn larger_untyped(&self, a: TypeId, b: TypeId) -> Option<TypeId> {
        let (x, y) = (self.basic(a)?, self.basic(b)?);
        match () {
            () if x == y => Some(a),
            () if x.is_numeric() && y.is_numeric() => Some(x.max(y).into()),
            () => None,
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
            return self.note(e, ExprInfo { ty, ..old });
        }
        if self.shifted.remove(&e.id) && !self.all_integer(ty) {
            let message = format!(
                "invalid operation: shifted operand {} (type {}) must be integer",
                Text(e),
                self.type_text(ty)
            );
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
        self.note(e, ExprInfo { mode: old.mode, ty, value });
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
        self.note(x.expr, ExprInfo { mode, ty: x.ty, value });
    }

    /// Notes this about an expression.
    pub(super) fn note(&mut self, e: &Expr, info: ExprInfo) {
        let at = e.id.0 as usize;
        if self.info.exprs.len() <= at {
            self.info.exprs.resize(at + 1, None);
        }
        self.info.exprs[at] = Some(info);
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

/// Untyped integer constants have at most so many bits.
const MAX_BITS: u64 = 512;
/// Constant strings have at most so many bytes.
const MAX_STRING: usize = 2_000_000_000;

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
