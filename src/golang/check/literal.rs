//! Literals: basic and composite ones.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::index::IndexValue;
use crate::golang::check::info::{ExprInfo, Mode, Selection, SelectionKind};
use crate::golang::constant::Value;
use crate::golang::syntax::ast::{Composite, Expr, ExprKind, LiteralKind, Name};
use crate::golang::types::lookup::{FoundField, Lookup};
use crate::golang::types::{Basic, StructField, Type, TypeId, Types};

/// Numbers are not longer than this.
const MAX_NUMBER: usize = 10_000;

/// What the braces of a composite literal are filled for.
struct LiteralType {
    /// The type of the whole: a pointer, where `&T` before the braces is left out.
    ty: TypeId,
    /// What is in the braces.
    base: TypeId,
    /// Its length is the number of elements.
    open: Option<TypeId>,
}

impl Checker<'_> {
    /// A number, rune or string.
    pub(super) fn basic_literal<'e>(&mut self, e: &'e Expr, kind: LiteralKind, text: &Name) -> Operand<'e> {
        let basic = match kind {
            LiteralKind::Int => Basic::UntypedInt,
            LiteralKind::Float => Basic::UntypedFloat,
            LiteralKind::Imag => Basic::UntypedComplex,
            LiteralKind::Rune => Basic::UntypedRune,
            LiteralKind::String => Basic::UntypedString,
        };
        let number = !matches!(kind, LiteralKind::Rune | LiteralKind::String);
        if number && text.len() > MAX_NUMBER {
            let message = format!("excessively long constant: {}... ({} chars)", &text[..10], text.len());
            self.error(e.pos, message);
            return Operand::invalid(e);
        }
        let value = Value::from_literal(kind, text);
        if !value.is_known() {
            self.error(e.pos, format!("malformed constant: {text}"));
            return Operand::invalid(e);
        }
        let mut x = Operand::constant(basic.into(), value, e);
        self.overflow(&mut x, e.pos);
        x
    }

    /// `T{...}`; `hint` is the type where it is left out.
    pub(super) fn composite<'e>(&mut self, e: &'e Expr, literal: &'e Composite, hint: Option<TypeId>) -> Operand<'e> {
        let LiteralType { mut ty, base, open } = self.literal_type(e, literal, hint);
        let under = self.info.types.core_type(base).ok();
        let shape = under.map(|under| self.info.types.get(under).clone());
        match (open, shape) {
            (Some(elem), _) => {
                let len = self.indexed_elems(&literal.elems, elem, None);
                ty = self.info.types.intern(Type::Array(len, elem));
                if let Some(written) = &literal.ty {
                    self.record_expr(written.id, ExprInfo { mode: Mode::Type, ty, value: None });
                }
            }
            (None, Some(Type::Struct(fields))) => self.struct_elems(literal, base, &fields),
            (None, Some(Type::Array(len, elem))) => {
                self.indexed_elems(&literal.elems, elem, Some(len));
            }
            (None, Some(Type::Slice(elem))) => {
                self.indexed_elems(&literal.elems, elem, None);
            }
            (None, Some(Type::Map(key, elem))) => self.map_elems(&literal.elems, key, elem),
            (None, shape) => {
                self.use_exprs(&literal.elems);
                let valid = self.info.types.is_valid(base) && !matches!(shape, Some(Type::Basic(Basic::Invalid)));
                if valid {
                    let element = if literal.ty.is_none() { " element" } else { "" };
                    let cause = if shape.is_none() { " (no common underlying type)" } else { "" };
                    let shown = self.type_text(ty);
                    self.error(e.start(), format!("invalid composite literal{element} type {shown}{cause}"));
                    return Operand::invalid(e);
                }
            }
        }
        Operand::new(OperandMode::Value, ty, e)
    }

    fn literal_type(&mut self, e: &Expr, literal: &Composite, hint: Option<TypeId>) -> LiteralType {
        match (&literal.ty, hint) {
            (Some(Expr { kind: ExprKind::ArrayType(None, elem), .. }), _) => {
                let elem = self.var_type(elem);
                LiteralType { ty: Types::INVALID, base: Types::INVALID, open: Some(elem) }
            }
            (Some(written), _) => {
                let ty = self.typ(written);
                LiteralType { ty, base: ty, open: None }
            }
            (None, Some(ty)) => {
                let pointed = self.info.types.core_type(ty).ok().and_then(|under| self.info.types.deref(under));
                LiteralType { ty, base: pointed.unwrap_or(ty), open: None }
            }
            (None, None) => {
                self.error(e.start(), "missing type in composite literal");
                LiteralType { ty: Types::INVALID, base: Types::INVALID, open: None }
            }
        }
    }

    fn struct_elems(&mut self, literal: &Composite, base: TypeId, fields: &[StructField]) {
        match literal.elems.first().map(|elem| &elem.kind) {
            None => {}
            Some(ExprKind::KeyValue(..)) => self.keyed_fields(&literal.elems, base),
            Some(_) => self.listed_fields(literal, base, fields),
        }
    }

    /// `T{name: value}`
    fn keyed_fields(&mut self, elems: &[Expr], base: TypeId) {
        let mut visited = BTreeMap::new();
        for elem in elems {
            let ExprKind::KeyValue(key, value) = &elem.kind else {
                self.error(elem.start(), "mixture of field:value and value elements in struct literal");
                continue;
            };
            let mut x = self.generic_expr(value, None);
            let ExprKind::Name(name) = &key.kind else {
                self.error(elem.start(), format!("invalid field name {} in struct literal", Text(key)));
                continue;
            };
            let Some(field) = self.literal_field(key, name, base) else { continue };
            self.assignment(&mut x, Some(field.ty), "struct literal");
            self.field_once(elem, name, &field.path, &mut visited);
        }
    }

    /// The field that a key means, or it is reported.
    fn literal_field(&mut self, key: &Expr, name: &Name, base: TypeId) -> Option<FoundField> {
        let under = self.info.types.core_type(base).ok()?;
        let pkg = Some(self.cx.pkg);
        let field = match self.info.lookup(under, name, pkg) {
            Lookup::Field(field) => field,
            Lookup::Method(_) => {
                self.error(key.pos, format!("{name} is not a field"));
                return None;
            }
            Lookup::Ambiguous | Lookup::NotFound => {
                let message = if self.is_absent_member(base, name) {
                    format!("field {name} of {} is not supported by gopark", self.type_text(base))
                } else {
                    self.info.no_field(base, name, pkg)
                };
                self.error(key.pos, message);
                return None;
            }
        };
        if field.path.len() > 1 {
            let path = self.field_path(under, &field.path);
            let what = format!("use of promoted field {path} in struct literal of type {}", self.type_text(base));
            if !self.verify_version(key.pos, 27, &what) {
                return None;
            }
        }
        if field.indirect {
            self.error(key.pos, format!("invalid implicit pointer indirection to reach {name}"));
            return None;
        }
        let path = field.path.clone();
        let selection = Selection { kind: SelectionKind::Field, path, method: None, holder: under };
        self.info.selections.insert(key.id, selection);
        Some(field)
    }

    /// `Inner.Field`
    fn field_path(&mut self, base: TypeId, path: &[u32]) -> String {
        let mut names = Vec::new();
        let mut ty = base;
        for at in path {
            let holder = self.info.types.deref(ty).unwrap_or(ty);
            let Type::Struct(fields) = self.info.types.under_type(holder) else { break };
            let Some(field) = fields.get(*at as usize) else { break };
            names.push(field.name.to_string());
            ty = field.ty;
        }
        names.join(".")
    }

    /// Reports a field that is given twice, also as part of another one.
    fn field_once(&mut self, elem: &Expr, name: &Name, path: &[u32], visited: &mut BTreeMap<Vec<u32>, Name>) {
        let enclosing = (1..path.len()).find_map(|len| visited.get(&path[..len]));
        let enclosed = visited.range(path.to_vec()..).next().filter(|(other, _)| other.starts_with(path));
        let message = match (enclosing, enclosed) {
            (Some(outer), _) => format!("cannot specify promoted field {name} and enclosing embedded field {outer}"),
            (None, Some((other, _))) if other.len() == path.len() => {
                format!("duplicate field name {name} in struct literal")
            }
            (None, Some((_, inner))) => {
                format!("cannot specify embedded field {name} and enclosed promoted field {inner}")
            }
            (None, None) => {
                visited.insert(path.to_vec(), Name::clone(name));
                return;
            }
        };
        self.error(elem.start(), message);
    }

    /// `T{value, value}`
    fn listed_fields(&mut self, literal: &Composite, base: TypeId, fields: &[StructField]) {
        let pkg = self.cx.pkg;
        let hidden = |field: &StructField| field.pkg.is_some_and(|of| of != pkg);
        let shown = self.type_text(base);
        for (at, elem) in literal.elems.iter().enumerate() {
            if matches!(elem.kind, ExprKind::KeyValue(..)) {
                self.error(elem.start(), "mixture of field:value and value elements in struct literal");
                continue;
            }
            let mut x = self.generic_expr(elem, None);
            let Some(field) = fields.get(at) else {
                self.error_at(&x, format!("too many values in struct literal of type {shown}"));
                break;
            };
            if hidden(field) {
                let name = &field.name;
                let message =
                    format!("implicit assignment to unexported field {name} in struct literal of type {shown}");
                self.error_at(&x, message);
                continue;
            }
            self.assignment(&mut x, Some(field.ty), "struct literal");
        }
        if literal.elems.len() < fields.len() {
            let any_hidden = fields.iter().any(hidden);
            let hint = if any_hidden { " (type has unexported fields - use key:value pairs)" } else { "" };
            self.error(literal.rbrace, format!("too few values in struct literal of type {shown}{hint}"));
        }
    }

    /// Elements of an array or slice; returns the length that they need.
    fn indexed_elems(&mut self, elems: &[Expr], ty: TypeId, len: Option<u64>) -> u64 {
        let mut visited = FxHashSet::default();
        let (mut index, mut needed) = (0_u64, 0);
        for elem in elems {
            if let Some(at) = self.elem_index(elem, index, len) {
                index = at;
                if !visited.insert(at) {
                    self.error(elem.start(), format!("duplicate index {at} in array or slice literal"));
                }
            }
            let value = match &elem.kind {
                ExprKind::KeyValue(_, value) => value,
                _ => elem,
            };
            index = index.saturating_add(1);
            needed = needed.max(index);
            let mut x = self.generic_expr(value, Some(ty));
            self.assignment(&mut x, Some(ty), "array or slice literal");
        }
        needed
    }

    /// Where an element stands if it is not told otherwise, or what its key says; what is wrong is reported.
    fn elem_index(&mut self, elem: &Expr, next: u64, len: Option<u64>) -> Option<u64> {
        let ExprKind::KeyValue(key, _) = &elem.kind else {
            if let Some(len) = len.filter(|len| next >= *len) {
                self.error(elem.start(), format!("index {next} is out of bounds (>= {len})"));
                return None;
            }
            return Some(next);
        };
        let at = self.index_value(key, len);
        if let IndexValue::Any = at {
            self.error(elem.start(), format!("index {} must be integer constant", Text(key)));
        }
        at.known()
    }

    fn map_elems(&mut self, elems: &[Expr], key_type: TypeId, elem_type: TypeId) {
        let mut visited = FxHashSet::default();
        for elem in elems {
            let ExprKind::KeyValue(key, value) = &elem.kind else {
                self.error(elem.start(), "missing key in map literal");
                continue;
            };
            let mut x = self.generic_expr(key, Some(key_type));
            self.assignment(&mut x, Some(key_type), "map literal");
            if !x.is_valid() {
                continue;
            }
            if let (true, Some(constant)) = (x.is_const(), &x.value) {
                // In an interface, 1 and 1.0 are two keys.
                if !visited.insert((self.info.types.canon(x.ty), format!("{constant:?}"))) {
                    let shown = self.value_text(constant, x.ty);
                    self.error_at(&x, format!("duplicate key {shown} in map literal"));
                    continue;
                }
            }
            let mut x = self.generic_expr(value, Some(elem_type));
            self.assignment(&mut x, Some(elem_type), "map literal");
        }
    }
}
