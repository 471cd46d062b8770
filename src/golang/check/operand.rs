//! Operands: how they are made, and how messages describe them.

use rustc_hash::FxHashSet;

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::Builtin;
use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Expr, ExprId, ExprKind, Name};
use crate::golang::types::assign::Source;
use crate::golang::types::predicates::Class;
use crate::golang::types::{Basic, Type, TypeId, Types};

/// What is known of the expressions that are being checked.
#[derive(Debug, Default)]
pub(super) struct ExprState {
    /// Untyped left operands of shifts: whatever type they get must be an integer.
    pub(super) shifted: FxHashSet<ExprId>,
    /// Set by every call (but of builtins that are constant) and receive: `len(x)` and `range x` look at it.
    pub(super) has_call_or_receive: bool,
}

/// The type of a variable whose type will be that of its first value: no variable ever has the type of `nil`.
pub(super) const PENDING: Basic = Basic::UntypedNil;

/// What an expression will be assigned to, from which a generic function gets its type arguments.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target<'t> {
    pub(super) ty: TypeId,
    /// What messages call it.
    pub(super) label: &'t str,
}

/// How an expression may stand as a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExprUse {
    /// A conversion: never.
    Conversion,
    /// Never; of a builtin whose result has to be used.
    Expression,
    /// A call or a receive.
    Statement,
}

impl<'e> Operand<'e> {
    /// Something of this type.
    pub(super) const fn new(mode: OperandMode, ty: TypeId, expr: &'e Expr) -> Self {
        Self { mode, ty, value: None, expr, label: None, tparams: Vec::new() }
    }

    /// Something wrong, which has been reported.
    pub(super) const fn invalid(expr: &'e Expr) -> Self {
        Self::new(OperandMode::Invalid, Types::INVALID, expr)
    }

    /// A constant.
    pub(super) fn constant(ty: TypeId, value: Value, expr: &'e Expr) -> Self {
        Self { value: Some(value), ..Self::new(OperandMode::Const, ty, expr) }
    }

    /// A value that messages do not call by its expression.
    pub(super) fn labeled(ty: TypeId, label: impl Into<Name>, expr: &'e Expr) -> Self {
        Self { label: Some(label.into()), ..Self::new(OperandMode::Value, ty, expr) }
    }

    /// A mistake in it has been reported.
    pub(super) const fn invalidate(&mut self) {
        self.mode = OperandMode::Invalid;
    }

    /// Nothing is wrong with it so far.
    pub(super) fn is_valid(&self) -> bool {
        self.mode != OperandMode::Invalid
    }

    /// It is `nil`.
    pub(super) fn is_nil(&self) -> bool {
        self.mode == OperandMode::Nil
    }

    /// It is a constant.
    pub(super) fn is_const(&self) -> bool {
        self.mode == OperandMode::Const
    }

    /// Becomes a value that is not constant.
    pub(super) fn set_value(&mut self, ty: TypeId) {
        (self.mode, self.ty, self.value) = (OperandMode::Value, ty, None);
    }

    /// Where mistakes about it are reported.
    pub(super) fn pos(&self) -> Pos {
        self.expr.start()
    }

    /// What is to be assigned or converted.
    pub(super) fn source(&self) -> Source<'_> {
        Source { ty: self.ty, value: self.value.as_ref().filter(|_| self.is_const()) }
    }

    /// Its expression, or what it is called instead.
    pub(super) fn text(&self) -> String {
        self.label.as_ref().map_or_else(|| Text(self.expr).to_string(), ToString::to_string)
    }
}

impl Checker<'_> {
    /// An operand as messages describe it: `x (variable of type int)`.
    pub(super) fn describe(&mut self, x: &Operand<'_>) -> String {
        if x.is_nil() {
            return match self.info.types.get(x.ty) {
                Type::Basic(Basic::UntypedNil) => "nil".into(),
                Type::Basic(Basic::Invalid) => "nil (with invalid type)".into(),
                _ => format!("nil (of type {})", self.type_text(x.ty)),
            };
        }
        let expr = x.text();
        let has_type = !matches!(
            x.mode,
            OperandMode::Invalid | OperandMode::NoValue | OperandMode::Builtin(_) | OperandMode::Type
        );
        let untyped = has_type && self.info.types.is_untyped(x.ty);
        let mut text = format!("{expr} (");
        if untyped {
            text += &self.type_text(x.ty);
            text += " ";
        }
        text += mode_name(x.mode);
        if let (true, Some(value)) = (x.is_const(), &x.value) {
            let value = self.value_text(value, x.ty);
            if value != expr {
                text += " ";
                text += &value;
            }
        }
        if has_type && !untyped {
            text += &self.describe_type(x);
        }
        text + ")"
    }

    /// ` of struct type T`, ` of type P constrained by C`
    fn describe_type(&mut self, x: &Operand<'_>) -> String {
        if !self.info.types.is_valid(x.ty) {
            return " with invalid type".into();
        }
        let shown = match self.info.types.get(x.ty) {
            Type::Tuple(_) => self.results_text(x),
            _ => self.type_text(x.ty),
        };
        let generic = if self.is_generic_type(x.ty) { "generic " } else { "" };
        if let Some(tparam) = self.info.types.as_tparam(x.ty) {
            let constraint = self.info.types.tparam(tparam).constraint.unwrap_or(Types::INVALID);
            let empty = match self.shape(constraint) {
                Type::Interface(interface) if interface.terms.as_ref().is_some_and(Vec::is_empty) => {
                    " with empty type set"
                }
                _ => "",
            };
            return format!(" of {generic}type {shown} constrained by {}{empty}", self.type_text(constraint));
        }
        let named = matches!(self.info.types.get(x.ty), Type::Named(_) | Type::Alias(..));
        let what = if named { self.kind_name(x.ty) + " " } else { String::new() };
        format!(" of {generic}{what}type {shown}")
    }

    /// The results of a call, with their names if they have any.
    fn results_text(&self, x: &Operand<'_>) -> String {
        let func = match &x.expr.unparen().kind {
            ExprKind::Call(call) => self.info.expr(call.func.id).map(|func| func.ty),
            _ => None,
        };
        let named = func.and_then(|func| self.info.results_string(func, Some(self.cx.pkg)));
        named.unwrap_or_else(|| self.type_text(x.ty))
    }

    /// What a type is underneath, in a word.
    fn kind_name(&mut self, ty: TypeId) -> String {
        if let Some(kind) = self.info.types.composite_kind(ty) {
            return kind.into();
        }
        let under = self.info.types.under(ty);
        self.type_text(under)
    }

    /// A constant's value as messages show it.
    pub(super) fn value_text(&mut self, value: &Value, ty: TypeId) -> String {
        match self.info.types.basic(ty) {
            Some(basic) => value.text(basic),
            None => value.to_string(),
        }
    }

    /// What a type is made of; of a type parameter itself.
    pub(super) fn shape(&mut self, ty: TypeId) -> Type {
        match self.info.types.as_tparam(ty) {
            Some(tparam) => Type::TypeParam(tparam),
            None => self.info.types.under_type(ty).clone(),
        }
    }

    /// Whether a type is of this group; a type parameter is of none.
    pub(super) fn is(&mut self, ty: TypeId, class: Class) -> bool {
        self.info.types.is(ty, class)
    }

    /// Whether a type is of this group; a type parameter, if all its types are.
    pub(super) fn all(&mut self, ty: TypeId, class: Class) -> bool {
        self.info.types.all(ty, class)
    }

    /// The underlying type.
    pub(super) fn under(&mut self, ty: TypeId) -> TypeId {
        self.info.types.under(ty)
    }

    /// Whether it is the type of untyped values.
    pub(super) fn is_untyped(&self, ty: TypeId) -> bool {
        self.info.types.is_untyped(ty)
    }

    /// Reports something about an operand.
    pub(super) fn error_at(&mut self, x: &Operand<'_>, message: impl Into<String>) {
        self.error(x.pos(), message);
    }

    /// Reports something about an operand, which is then invalid.
    pub(super) fn reject(&mut self, x: &mut Operand<'_>, message: impl Into<String>) {
        self.error(x.pos(), message);
        x.invalidate();
    }
}

const fn mode_name(mode: OperandMode) -> &'static str {
    match mode {
        OperandMode::Invalid => "invalid operand",
        OperandMode::NoValue => "no value",
        OperandMode::Builtin(_) => "built-in",
        OperandMode::Type => "type",
        OperandMode::Const => "constant",
        OperandMode::Variable => "variable",
        OperandMode::MapIndex => "map index expression",
        OperandMode::Value => "value",
        OperandMode::Nil => "nil",
        OperandMode::CommaOk => "comma, ok expression",
    }
}

impl Builtin {
    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Append => "append",
            Self::Cap => "cap",
            Self::Clear => "clear",
            Self::Close => "close",
            Self::Complex => "complex",
            Self::Copy => "copy",
            Self::Delete => "delete",
            Self::Imag => "imag",
            Self::Len => "len",
            Self::Make => "make",
            Self::Max => "max",
            Self::Min => "min",
            Self::New => "new",
            Self::Panic => "panic",
            Self::Print => "print",
            Self::Println => "println",
            Self::Real => "real",
            Self::Recover => "recover",
            Self::Alignof => "Alignof",
            Self::Offsetof => "Offsetof",
            Self::Sizeof => "Sizeof",
        }
    }
}
