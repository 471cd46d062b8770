//! Operators: one operand, two operands, shifts.

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{ExprInfo, Mode};
use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::golang::types::predicates::Class;
use crate::golang::types::{Basic, ChanDir, Type, TypeId};

/// A binary operation: the expression, or the parts of `left op= right`.
#[derive(Clone, Copy)]
pub(super) struct Operation<'e> {
    pub(super) op: BinaryOp,
    pub(super) left: &'e Expr,
    pub(super) right: &'e Expr,
    /// None: an assignment.
    pub(super) whole: Option<&'e Expr>,
}

impl Checker<'_> {
    /// `op x`
    pub(super) fn unary<'e>(&mut self, e: &'e Expr, op: UnaryOp, operand: &'e Expr) -> Operand<'e> {
        let mut x = self.expr(operand, None);
        if !x.is_valid() {
            return x;
        }
        match op {
            UnaryOp::Addr => self.address_of(&mut x, operand),
            UnaryOp::Recv => match self.chan_elem(operand, &x, true) {
                Some(elem) => {
                    x.set_value(elem);
                    x.mode = OperandMode::CommaOk;
                    self.exprs.has_call_or_receive = true;
                }
                None => x.invalidate(),
            },
            UnaryOp::Tilde => self.tilde(e, &mut x),
            UnaryOp::Plus | UnaryOp::Neg => self.unary_arithmetic(e, op, &mut x, Class::Numeric),
            UnaryOp::Complement => self.unary_arithmetic(e, op, &mut x, Class::Integer),
            UnaryOp::Not => self.unary_arithmetic(e, op, &mut x, Class::Boolean),
        }
        x
    }

    fn address_of(&mut self, x: &mut Operand<'_>, operand: &Expr) {
        if x.mode != OperandMode::Variable && !matches!(operand.unparen().kind, ExprKind::Composite(_)) {
            let message = format!("invalid operation: cannot take address of {}", self.describe(x));
            return self.reject(x, message);
        }
        let pointer = self.info.types.intern(Type::Pointer(x.ty));
        x.set_value(pointer);
    }

    fn tilde<'e>(&mut self, e: &'e Expr, x: &mut Operand<'e>) {
        let message = "cannot use ~ outside of interface or type constraint";
        if self.all(x.ty, Class::Integer) {
            self.error(e.start(), format!("{message} (use ^ for bitwise complement)"));
            self.unary_arithmetic(e, UnaryOp::Complement, x, Class::Integer);
        } else {
            self.error(e.start(), message);
            x.invalidate();
        }
    }

    fn unary_arithmetic<'e>(&mut self, e: &'e Expr, op: UnaryOp, x: &mut Operand<'e>, class: Class) {
        if !self.defined(x, op.symbol(), class) {
            return;
        }
        match (x.is_const(), &x.value) {
            (true, Some(Value::Unknown)) => {}
            (true, Some(value)) => {
                let basic = self.info.types.basic(x.ty);
                let bits = basic.filter(|basic| basic.is_unsigned()).and_then(Basic::bits);
                x.value = Some(Value::unary(op, value, bits));
                x.expr = e;
                self.overflow(x, e.pos);
            }
            _ => x.mode = OperandMode::Value,
        }
    }

    /// Whether an operator is defined for x, else it is reported.
    fn defined(&mut self, x: &mut Operand<'_>, op: &str, class: Class) -> bool {
        let defined = self.all(x.ty, class);
        if !defined {
            let message = format!("invalid operation: operator {op} not defined on {}", self.describe(x));
            self.reject(x, message);
        }
        defined
    }

    /// The element type of a channel from which to receive, or to which to send; or else it is reported.
    pub(super) fn chan_elem(&mut self, e: &Expr, x: &Operand<'_>, receive: bool) -> Option<TypeId> {
        let cause = match self.chan_core(x.ty, receive) {
            Ok(elem) => return Some(elem),
            Err(cause) => cause,
        };
        let what = self.describe(x);
        let verb = if receive { "receive from" } else { "send to" };
        let message = if self.info.types.is_type_param(x.ty) {
            format!("invalid operation: cannot {verb} {what}: {cause}")
        } else {
            format!("invalid operation: cannot {verb} {cause} {what}")
        };
        self.error(e.start(), message);
        None
    }

    fn chan_core(&mut self, ty: TypeId, receive: bool) -> Result<TypeId, String> {
        let Some(set) = self.info.types.typeset(ty) else { return Err("no specific channel type".into()) };
        for (ty, under) in set {
            match self.info.types.get(under) {
                Type::Chan(ChanDir::Send, _) if receive => {
                    return Err(format!("send-only channel {}", self.type_text(ty)));
                }
                Type::Chan(ChanDir::Recv, _) if !receive => {
                    return Err(format!("receive-only channel {}", self.type_text(ty)));
                }
                Type::Chan(..) => {}
                _ => return Err(format!("non-channel {}", self.type_text(ty))),
            }
        }
        match self.info.types.core_type(ty) {
            Ok(core) => match self.info.types.get(core) {
                Type::Chan(_, elem) => Ok(*elem),
                _ => Err("no specific channel type".into()),
            },
            Err(why) => Err(self.info.no_core(why, Some(self.cx.pkg))),
        }
    }

    /// `x op y`, of any number of operators that lean to the left.
    pub(super) fn binary_chain<'e>(&mut self, e: &'e Expr) -> Operand<'e> {
        let mut x: Option<Operand<'e>> = None;
        for whole in e.chain().into_iter().rev() {
            let ExprKind::Binary(op, left, right) = &whole.kind else { continue };
            let mut left_operand = match x.take() {
                Some(x) => x,
                None => self.expr(left, None),
            };
            let right_operand = self.expr(right, None);
            self.binary(&mut left_operand, right_operand, Operation { op: *op, left, right, whole: Some(whole) });
            left_operand.expr = whole;
            if whole.id != e.id {
                self.record(&left_operand);
            }
            x = Some(left_operand);
        }
        x.unwrap_or_else(|| Operand::invalid(e))
    }

    /// `x op y`; x becomes the result.
    pub(super) fn binary<'e>(&mut self, x: &mut Operand<'e>, mut y: Operand<'e>, operation: Operation<'e>) {
        let op = operation.op;
        if !x.is_valid() {
            return;
        }
        if !y.is_valid() {
            return x.invalidate();
        }
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            return self.shift(x, &mut y, operation);
        }
        self.match_types(x, &mut y);
        if !x.is_valid() {
            return;
        }
        if op.is_comparison() {
            return self.comparison(x, &mut y, op, false);
        }
        if !self.info.types.identical(x.ty, y.ty) {
            return self.mismatched(x, &y, operation);
        }
        if !self.defined(x, op.symbol(), operand_class(op)) || self.divides_by_zero(x, &y, op) {
            return x.invalidate();
        }
        match (x.is_const() && y.is_const(), &x.value, &y.value) {
            (true, Some(Value::String(a)), Some(Value::String(b))) if a.len() + b.len() > MAX_STRING => {
                let message = format!("constant string too long ({} bytes > {MAX_STRING} bytes)", a.len() + b.len());
                self.error(operation.pos(), message);
                x.value = Some(Value::Unknown);
            }
            (true, Some(a), Some(b)) if a.is_known() && b.is_known() => {
                let whole = op == BinaryOp::Div && self.info.types.is(x.ty, Class::Integer);
                x.value = Some(Value::binary(op, a, b, whole));
                x.expr = operation.whole.unwrap_or(x.expr);
                self.overflow(x, operation.pos());
            }
            (true, ..) => x.value = Some(Value::Unknown),
            _ => x.set_value(x.ty),
        }
    }

    fn mismatched<'e>(&mut self, x: &mut Operand<'e>, y: &Operand<'e>, operation: Operation<'e>) {
        if self.info.types.is_valid(x.ty) && self.info.types.is_valid(y.ty) {
            let (a, b) = (self.type_text(x.ty), self.type_text(y.ty));
            let message = format!("invalid operation: {} (mismatched types {a} and {b})", operation.text());
            self.error_at(x, message);
        }
        x.invalidate();
    }

    /// Reports a division by the constant 0.
    fn divides_by_zero(&mut self, x: &Operand<'_>, y: &Operand<'_>, op: BinaryOp) -> bool {
        let division = matches!(op, BinaryOp::Div | BinaryOp::Rem);
        let zero = y.is_const() && y.value.as_ref().is_some_and(|value| value.is_known() && value.sign() == 0);
        let wrong = division && zero && (x.is_const() || self.all(x.ty, Class::Integer));
        if wrong {
            self.error_at(y, "invalid operation: division by zero");
        }
        wrong
    }

    /// If one of them is untyped, it gets the other's type.
    pub(super) fn match_types(&mut self, x: &mut Operand<'_>, y: &mut Operand<'_>) {
        if !self.may_convert(x, y) {
            return;
        }
        self.convert_untyped(x, y.ty);
        if !x.is_valid() {
            return;
        }
        self.convert_untyped(y, x.ty);
        if !y.is_valid() {
            x.invalidate();
        }
    }

    /// Whether one of them is untyped, and might be of the other's type: if not, it is the types that do not match.
    fn may_convert(&mut self, x: &Operand<'_>, y: &Operand<'_>) -> bool {
        let mut differ = |class| self.info.types.all(x.ty, class) != self.info.types.all(y.ty, class);
        if differ(Class::Numeric) {
            return false;
        }
        let (boolean, string) = (differ(Class::Boolean), differ(Class::String));
        let types = &mut self.info.types;
        if !types.is_untyped(x.ty) && !types.is_untyped(y.ty) {
            return false;
        }
        if types.is_plain_interface(x.ty) || types.is_plain_interface(y.ty) {
            return true;
        }
        if boolean || string {
            return false;
        }
        match (x.is_nil(), y.is_nil()) {
            (true, _) => types.has_nil(y.ty),
            (_, true) => types.has_nil(x.ty),
            _ => {
                let mut is_pointer = |ty| matches!(types.under_type(ty), Type::Pointer(_));
                !is_pointer(x.ty) && !is_pointer(y.ty)
            }
        }
    }

    /// `x << y` and `x >> y`
    fn shift<'e>(&mut self, x: &mut Operand<'e>, y: &mut Operand<'e>, operation: Operation<'e>) {
        let whole = x.value.as_ref().filter(|_| x.is_const()).and_then(Value::to_int);
        let shiftable = self.all(x.ty, Class::Integer) || self.is_untyped(x.ty) && whole.is_some();
        if !shiftable {
            return self.must_be_shiftable(x);
        }
        if !self.shift_count(y) {
            return x.invalidate();
        }
        match (whole, y.is_const()) {
            (Some(value), true) => self.shift_constant(x, &value, y, operation),
            (None, true) if x.is_const() => x.value = Some(Value::Unknown),
            // What the constant becomes depends on what surrounds the shift.
            (Some(_), false) if self.is_untyped(x.ty) => {
                self.exprs.shifted.insert(x.expr.id);
                x.mode = OperandMode::Value;
                x.value = None;
            }
            _ if !self.all(x.ty, Class::Integer) => self.must_be_shiftable(x),
            _ => x.set_value(x.ty),
        }
        if x.is_valid() && !x.is_const() {
            self.settle_count(y);
        }
    }

    fn must_be_shiftable(&mut self, x: &mut Operand<'_>) {
        let message = format!("invalid operation: shifted operand {} must be integer", self.describe(x));
        self.reject(x, message);
    }

    /// Whether y can be a shift count, else it is reported.
    fn shift_count(&mut self, y: &mut Operand<'_>) -> bool {
        if !y.is_const() {
            if self.all(y.ty, Class::Integer) {
                return true;
            }
            if self.is_untyped(y.ty) {
                self.convert_untyped(y, Basic::Uint.into());
                return y.is_valid();
            }
            let message = format!("invalid operation: shift count {} must be integer", self.describe(y));
            self.error_at(y, message);
            return false;
        }
        if y.value.as_ref().and_then(Value::to_int).is_some_and(|count| count.sign() < 0) {
            let message = format!("invalid operation: negative shift count {}", self.describe(y));
            self.error_at(y, message);
            return false;
        }
        if self.is_untyped(y.ty) {
            self.representable(y, Basic::Uint.into());
        } else if y.value.as_ref().is_some_and(|count| count.is_known() && count.to_int().is_none()) {
            let message = format!("invalid operation: invalid shift count {}", self.describe(y));
            self.reject(y, message);
        }
        y.is_valid()
    }

    fn shift_constant<'e>(&mut self, x: &mut Operand<'e>, value: &Value, y: &Operand<'e>, operation: Operation<'e>) {
        let count = match &y.value {
            Some(Value::Unknown) | None => {
                x.value = Some(Value::Unknown);
                return;
            }
            Some(count) => count.as_u64(),
        };
        let Some(count) = count.filter(|count| *count <= Value::MAX_SHIFT) else {
            let message = format!("invalid operation: invalid shift count {}", self.describe(y));
            self.error_at(y, message);
            return x.invalidate();
        };
        // 1.0 << 3 is an integer.
        if !self.is(x.ty, Class::Integer) {
            x.ty = Basic::UntypedInt.into();
        }
        x.value = Some(Value::shift(operation.op, value, count));
        x.expr = operation.whole.unwrap_or(x.expr);
        self.overflow(x, operation.pos());
    }

    /// The count of a shift that is done at run time is a value of its own: a constant that is no integer is a `uint`.
    fn settle_count(&mut self, y: &Operand<'_>) {
        let uint = Basic::Uint.into();
        if y.is_const() && self.is_untyped(y.ty) {
            self.update_expr_type(y.expr, uint, true);
        } else if y.is_const() && !self.all(y.ty, Class::Integer) {
            self.record_expr(y.expr.id, ExprInfo { mode: Mode::Const, ty: uint, value: y.value.clone() });
        }
    }
}

impl Operation<'_> {
    /// Where the result's overflow is reported.
    fn pos(&self) -> Pos {
        self.whole.map_or_else(|| self.left.start(), |whole| whole.pos)
    }

    fn text(&self) -> String {
        match self.whole {
            Some(whole) => Text(whole).to_string(),
            None => format!("{} {}= {}", Text(self.left), self.op.symbol(), Text(self.right)),
        }
    }
}

/// Constant strings have at most so many bytes (Go's compiler allows 2 GB).
const MAX_STRING: usize = 64 << 20;

/// What types an operator is defined for.
const fn operand_class(op: BinaryOp) -> Class {
    match op {
        BinaryOp::Add => Class::NumericOrString,
        BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => Class::Numeric,
        BinaryOp::AndAnd | BinaryOp::OrOr => Class::Boolean,
        _ => Class::Integer,
    }
}
