//! Index and slice expressions.

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::operand::Target;
use crate::golang::syntax::ast::{Expr, SliceExpr};
use crate::golang::types::predicates::Class;
use crate::golang::types::{Basic, Type, TypeId};

/// What indexing yields.
#[derive(Clone, Copy, Debug)]
struct Indexed {
    mode: OperandMode,
    elem: TypeId,
    /// Of a map.
    key: Option<TypeId>,
    /// Of an array, or of a constant string.
    len: Option<u64>,
}

/// What is known of an index.
#[derive(Clone, Copy, Debug)]
pub(super) enum IndexValue {
    /// A constant.
    Known(u64),
    /// Found out at run time.
    Any,
    /// A mistake has been reported.
    Wrong,
}

impl IndexValue {
    /// The constant that it is.
    pub(super) const fn known(self) -> Option<u64> {
        match self {
            Self::Known(at) => Some(at),
            Self::Any | Self::Wrong => None,
        }
    }
}

/// The type of a slice, and how far it may go.
type Sliced = (TypeId, Option<u64>);

/// What is wrong, and with what; none if it has been reported.
type Wrong<'e> = Option<(&'e Expr, String)>;

impl Checker<'_> {
    /// `x[i]`, or a function with type arguments.
    pub(super) fn index_or_instance<'e>(
        &mut self,
        e: &'e Expr,
        operand: &'e Expr,
        index: &'e [Expr],
        target: Option<Target<'_>>,
    ) -> Operand<'e> {
        let (mut x, generic) = self.index_expr(e, operand, index);
        if generic {
            self.instantiate_here(&mut x, e, index, target);
        }
        x
    }

    /// `x[i]`; true if x is a generic function, which is then the operand.
    pub(super) fn index_expr<'e>(&mut self, e: &'e Expr, operand: &'e Expr, index: &'e [Expr]) -> (Operand<'e>, bool) {
        let mut x = self.expr_or_type(operand, true);
        match x.mode {
            OperandMode::Invalid => {
                self.use_exprs(index);
                return (x, false);
            }
            OperandMode::Type => {
                let ty = self.var_type(e);
                let mode = if self.info.types.is_valid(ty) { OperandMode::Type } else { OperandMode::Invalid };
                return (Operand::new(mode, ty, e), false);
            }
            OperandMode::Value if !x.tparams.is_empty() => return (x, true),
            _ => {}
        }
        self.not_generic(&mut x, None);
        if !x.is_valid() {
            return (x, false);
        }
        let Some(indexed) = self.indexed(&x) else {
            let message = format!("cannot index {}", self.describe(&x));
            self.error(e.pos, message);
            self.use_exprs(index);
            x.invalidate();
            return (x, false);
        };
        let Some(only) = index.first() else {
            x.invalidate();
            return (x, false);
        };
        if let Some(second) = index.get(1) {
            self.error(second.start(), "invalid operation: more than one index");
        }
        match indexed.key {
            Some(key) => {
                let mut index = self.generic_expr(only, None);
                self.assignment(&mut index, Some(key), "map index");
            }
            None => {
                self.index_value(only, indexed.len);
            }
        }
        (Operand::new(indexed.mode, indexed.elem, e), false)
    }

    /// What indexing x yields, if it is possible.
    fn indexed(&mut self, x: &Operand<'_>) -> Option<Indexed> {
        let mut all: Option<Indexed> = None;
        for (_, under) in self.info.types.typeset(x.ty)? {
            let one = self.indexed_as(x, under)?;
            all = Some(match all {
                None => one,
                Some(all) => {
                    let types = &self.info.types;
                    let same_keys = match (all.key, one.key) {
                        (Some(a), Some(b)) => types.identical(a, b),
                        (a, b) => a == b,
                    };
                    if !same_keys || !types.identical(all.elem, one.elem) {
                        return None;
                    }
                    let len = all.len.into_iter().chain(one.len).min();
                    let mode = if one.mode == OperandMode::Value { one.mode } else { all.mode };
                    Indexed { mode, len, ..all }
                }
            });
        }
        all
    }

    fn indexed_as(&mut self, x: &Operand<'_>, under: TypeId) -> Option<Indexed> {
        let plain = |mode, elem, len| Some(Indexed { mode, elem, key: None, len });
        let own = if x.mode == OperandMode::Variable { OperandMode::Variable } else { OperandMode::Value };
        match self.info.types.get(under).clone() {
            Type::Basic(basic) if basic.is_string() => {
                let value = x.source().value;
                let len = value.and_then(|value| value.as_bytes()).map(|bytes| bytes.len() as u64);
                plain(OperandMode::Value, Basic::Byte.into(), len)
            }
            Type::Array(len, elem) => plain(own, elem, Some(len)),
            Type::Pointer(base) => {
                let (len, elem) = self.as_array(base)?;
                plain(OperandMode::Variable, elem, Some(len))
            }
            Type::Slice(elem) => plain(OperandMode::Variable, elem, None),
            Type::Map(key, elem) => Some(Indexed { mode: OperandMode::MapIndex, elem, key: Some(key), len: None }),
            _ => None,
        }
    }

    /// Length and element type of an array.
    pub(super) fn as_array(&mut self, ty: TypeId) -> Option<(u64, TypeId)> {
        match self.info.types.under_type(ty) {
            Type::Array(len, elem) => Some((*len, *elem)),
            _ => None,
        }
    }

    /// An index; with `len`, it must be less. What is wrong is reported.
    pub(super) fn index_value(&mut self, e: &Expr, len: Option<u64>) -> IndexValue {
        let mut x = self.expr(e, None);
        if !self.valid_index(&mut x, "index") {
            return IndexValue::Wrong;
        }
        let Some(value) = x.value.as_ref().filter(|_| x.is_const()) else { return IndexValue::Any };
        let Some(at) = value.as_u64() else { return IndexValue::Wrong };
        if let Some(len) = len.filter(|len| at >= *len) {
            self.error_at(&x, format!("invalid argument: index {at} out of bounds [0:{len}]"));
            return IndexValue::Wrong;
        }
        IndexValue::Known(at)
    }

    /// Whether x can be an index or a size, else it is reported.
    pub(super) fn valid_index(&mut self, x: &mut Operand<'_>, what: &str) -> bool {
        if !x.is_valid() {
            return false;
        }
        self.convert_untyped(x, Basic::Int.into());
        if !x.is_valid() {
            return false;
        }
        let wrong = match &x.value {
            _ if !self.info.types.all(x.ty, Class::Integer) => "must be integer",
            Some(value) if x.is_const() && value.is_known() && value.sign() < 0 => "must not be negative",
            Some(value) if x.is_const() && value.representable(Basic::Int).is_err() => "overflows int",
            _ => return true,
        };
        let message = format!("invalid argument: {what} {} {wrong}", self.describe(x));
        self.error_at(x, message);
        false
    }

    /// `x[lo:hi:max]`
    pub(super) fn slice_expr<'e>(&mut self, e: &'e Expr, slice: &'e SliceExpr) -> Operand<'e> {
        let mut x = self.expr(&slice.x, None);
        if !x.is_valid() {
            for index in slice.index.iter().flatten() {
                self.use_exprs(std::slice::from_ref(index));
            }
            return x;
        }
        match self.sliced(&x, slice) {
            Ok((ty, len)) => {
                self.slice_indices(slice, len);
                Operand::new(OperandMode::Value, ty, e)
            }
            Err(message) => {
                if let Some((at, message)) = message {
                    self.error(at.start(), message);
                }
                x.invalidate();
                x
            }
        }
    }

    /// The type of a slice of x, and how far it may go; or what is wrong, and where.
    fn sliced<'e>(&mut self, x: &Operand<'e>, slice: &'e SliceExpr) -> Result<Sliced, Wrong<'e>> {
        let what = self.describe(x);
        let core = self.sliced_core(x, &what).map_err(|message| Some((x.expr, message)))?;
        match self.info.types.get(core).clone() {
            Type::Basic(basic) if basic.is_string() => {
                if slice.full {
                    let at = slice.index[2].as_ref().unwrap_or(&slice.x);
                    return Err(Some((at, "invalid operation: 3-index slice of string".into())));
                }
                let bytes = x.source().value.and_then(|value| value.as_bytes());
                let ty = if self.is_untyped(x.ty) { Basic::String.into() } else { x.ty };
                if self.is_untyped(x.ty) {
                    let len = bytes.map(|bytes| bytes.len() as u64);
                    self.update_expr_type(x.expr, ty, true);
                    return Ok((ty, len));
                }
                Ok((ty, bytes.map(|bytes| bytes.len() as u64)))
            }
            Type::Array(len, elem) => {
                if x.mode != OperandMode::Variable {
                    return Err(Some((x.expr, format!("cannot slice unaddressable value {what}"))));
                }
                Ok((self.info.types.intern(Type::Slice(elem)), Some(len)))
            }
            Type::Pointer(base) => match self.as_array(base) {
                Some((len, elem)) => Ok((self.info.types.intern(Type::Slice(elem)), Some(len))),
                None => Err(Some((x.expr, format!("cannot slice {what}")))),
            },
            Type::Slice(_) => Ok((x.ty, None)),
            Type::Basic(Basic::Invalid) => Err(None),
            _ => Err(Some((x.expr, format!("cannot slice {what}")))),
        }
    }

    /// What all types of x's type set have in common; strings and byte slices have strings.
    fn sliced_core(&mut self, x: &Operand<'_>, what: &str) -> Result<TypeId, String> {
        let Some(set) = self.info.types.typeset(x.ty) else {
            return Err(format!("cannot slice {what}: no specific type in {}", self.type_text(x.ty)));
        };
        let bytes = self.info.types.intern(Type::Slice(Basic::Byte.into()));
        let mut string = None;
        let mut first: Option<(TypeId, TypeId)> = None;
        for (ty, mut under) in set {
            if matches!(self.info.types.get(under), Type::Basic(basic) if basic.is_string()) {
                string = Some(under);
                under = bytes;
            }
            match first {
                None => first = Some((ty, under)),
                Some((_, common)) if self.info.types.identical(common, under) => {}
                Some((other, _)) => {
                    let (a, b) = (self.type_text(other), self.type_text(ty));
                    return Err(format!("cannot slice {what}: {a} and {b} have different underlying types"));
                }
            }
        }
        match (string, first) {
            (Some(string), _) => Ok(string),
            (None, Some((_, common))) => Ok(common),
            (None, None) => Err(format!("cannot slice {what}: no specific type in {}", self.type_text(x.ty))),
        }
    }

    fn slice_indices(&mut self, slice: &SliceExpr, len: Option<u64>) {
        let mut known = [None; 3];
        for (i, index) in slice.index.iter().enumerate() {
            known[i] = match index {
                // The end may be one beyond the last element.
                Some(index) => self.index_value(index, len.map(|len| len.saturating_add(1))).known(),
                None if i == 0 => Some(0),
                None => len,
            };
        }
        for (i, low) in known.iter().enumerate() {
            for (j, high) in known.iter().enumerate().skip(i + 1) {
                if let (Some(low), Some(high), Some(at)) = (low, high, &slice.index[j])
                    && high < low
                {
                    return self.error(at.start(), format!("invalid slice indices: {high} < {low}"));
                }
            }
        }
    }
}
