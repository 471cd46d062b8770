//! Calls of those predeclared functions that compute numbers: `min`, `max`, `complex`, `real`, `imag`.

use crate::golang::check::builtin::Result;
use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::Builtin;
use crate::golang::constant::Value;
use crate::golang::syntax::ast::{BinaryOp, Expr};
use crate::golang::types::predicates::Class;
use crate::golang::types::{Basic, Types};

impl Checker<'_> {
    /// `max(x, y)` and `min(x, y)`
    pub(super) fn extreme<'e>(&mut self, e: &'e Expr, args: &[Operand<'e>], builtin: Builtin) -> Result<'e> {
        let name = builtin.name();
        self.verify_version(e.start(), 21, &format!("built-in {name}"));
        let op = if builtin == Builtin::Max { BinaryOp::Gt } else { BinaryOp::Lt };
        let mut best: Option<Operand<'e>> = None;
        for mut arg in args.iter().cloned() {
            if !self.all(arg.ty, Class::Ordered) {
                let what = self.describe(&arg);
                self.error_at(&arg, format!("invalid argument: {what} cannot be ordered"));
                return None;
            }
            let Some(mut x) = best.take() else {
                best = Some(arg);
                continue;
            };
            self.match_types(&mut x, &mut arg);
            if !x.is_valid() {
                return None;
            }
            if !self.info.types.identical(x.ty, arg.ty) {
                let (a, b) = (self.type_text(x.ty), self.type_text(arg.ty));
                let message = format!("mismatched types {a} (previous argument) and {b} (type of {})", arg.text());
                self.error_at(&arg, format!("invalid argument: {message}"));
                return None;
            }
            match (x.is_const() && arg.is_const(), &x.value, &arg.value) {
                (true, Some(a), Some(b)) if Value::compare(op, b, a) => x = arg,
                (true, ..) => {}
                _ => x.set_value(x.ty),
            }
            best = Some(x);
        }
        let mut x = best?;
        if !x.is_const() {
            x.set_value(x.ty);
            self.assignment(&mut x, Some(Types::EMPTY_INTERFACE), &format!("argument to built-in {name}"));
            if !x.is_valid() {
                return None;
            }
        }
        for arg in args {
            self.update_expr_type(arg.expr, x.ty, true);
        }
        Some(Operand { expr: e, ..x })
    }

    /// `complex(re, im)`
    pub(super) fn complex<'e>(&mut self, e: &'e Expr, mut args: Vec<Operand<'e>>) -> Result<'e> {
        let mut y = args.pop()?;
        let mut x = args.pop()?;
        match (self.is_untyped(x.ty), self.is_untyped(y.ty)) {
            (false, false) => {}
            (true, false) => self.convert_untyped(&mut x, y.ty),
            (false, true) => self.convert_untyped(&mut y, x.ty),
            (true, true) if x.is_const() && y.is_const() => {
                for part in [&mut x, &mut y] {
                    let real = part.value.as_ref().is_some_and(|value| value.imag().sign() == 0);
                    if real && self.is(part.ty, Class::Numeric) {
                        part.ty = Basic::UntypedFloat.into();
                    }
                }
            }
            (true, true) => {
                self.convert_untyped(&mut x, Basic::Float64.into());
                self.convert_untyped(&mut y, Basic::Float64.into());
            }
        }
        if !x.is_valid() || !y.is_valid() {
            return None;
        }
        let shown = self.type_text(x.ty);
        if !self.info.types.identical(x.ty, y.ty) {
            let other = self.type_text(y.ty);
            self.error_at(&x, format!("invalid operation: {} (mismatched types {shown} and {other})", Text(e)));
            return None;
        }
        let result = match self.info.types.basic(x.ty) {
            Some(Basic::Float32) => Basic::Complex64,
            Some(Basic::Float64) => Basic::Complex128,
            Some(Basic::UntypedFloat) => Basic::UntypedComplex,
            _ => {
                let message = self.not_for_params(&x, Class::Float, Builtin::Complex).unwrap_or_else(|| {
                    format!("invalid argument: arguments have type {shown}, expected floating-point")
                });
                self.error_at(&x, message);
                return None;
            }
        };
        match (x.is_const() && y.is_const(), &x.value, &y.value) {
            (true, Some(re), Some(im)) => Some(Operand::constant(result.into(), Value::complex(re, im), e)),
            _ => Some(Operand::new(OperandMode::Value, result.into(), e)),
        }
    }

    /// `real(c)` and `imag(c)`
    pub(super) fn complex_part<'e>(&mut self, e: &'e Expr, mut x: Operand<'e>, builtin: Builtin) -> Result<'e> {
        if self.is_untyped(x.ty) {
            if !x.is_const() {
                self.convert_untyped(&mut x, Basic::Complex128.into());
                if !x.is_valid() {
                    return None;
                }
            } else if self.is(x.ty, Class::Numeric) {
                x.ty = Basic::UntypedComplex.into();
            }
        }
        let result = match self.info.types.basic(x.ty) {
            Some(Basic::Complex64) => Basic::Float32,
            Some(Basic::Complex128) => Basic::Float64,
            Some(Basic::UntypedComplex) => Basic::UntypedFloat,
            _ => {
                let shown = self.type_text(x.ty);
                let message = self.not_for_params(&x, Class::Complex, builtin);
                let wrong = format!("invalid argument: argument has type {shown}, expected complex type");
                self.error_at(&x, message.unwrap_or(wrong));
                return None;
            }
        };
        match x.value.filter(|_| x.mode == OperandMode::Const) {
            Some(value) => {
                let part = if builtin == Builtin::Real { value.real() } else { value.imag() };
                Some(Operand::constant(result.into(), part, e))
            }
            None => Some(Operand::new(OperandMode::Value, result.into(), e)),
        }
    }

    /// Go's compiler has no type for the result if the argument's type is a type parameter.
    fn not_for_params(&mut self, x: &Operand<'_>, class: Class, builtin: Builtin) -> Option<String> {
        if !self.info.types.is_type_param(x.ty) || !self.all(x.ty, class) {
            return None;
        }
        let what = self.describe(x);
        let place = "for go1.18 (see go.dev/issue/50937)";
        Some(format!("{what} not supported as argument to built-in {} {place}", builtin.name()))
    }
}
