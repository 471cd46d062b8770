//! `switch` statements.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::info::{ObjId, ObjKind, VarKind};
use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{BinaryOp, Case, Expr, ExprId, ExprKind, Switch, TypeSwitch};
use crate::golang::types::{Basic, TypeId, Types};

/// The values of cases that are constant, with types and places.
type Seen = BTreeMap<Key, Vec<(TypeId, Pos)>>;

/// A constant that must not be there twice; truth values may.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Signed(i64),
    Unsigned(u64),
    Float(u64),
    String(Arc<[u8]>),
}

fn key(value: &Value) -> Option<Key> {
    match value {
        Value::Int(_) => {
            let whole = value.as_i64().map(Key::Signed).or_else(|| value.as_u64().map(Key::Unsigned));
            whole.or_else(|| value.as_f64().map(|x| Key::Float(x.to_bits())))
        }
        Value::Float(_) => value.as_f64().map(|x| Key::Float(x.to_bits())),
        Value::String(text) => Some(Key::String(Arc::clone(text))),
        Value::Unknown | Value::Bool(_) | Value::Complex(..) => None,
    }
}

impl Checker<'_> {
    /// `switch x {...}`
    pub(super) fn switch_stmt(&mut self, stmt: &Switch) {
        self.open_scope();
        self.stmts(stmt.init.as_slice());
        // The number is never noted, as the operand has a type already.
        let pos = stmt.cases.first().map_or(stmt.rbrace, |case| case.pos);
        let truth = Expr { id: ExprId(0), pos, kind: ExprKind::Name("true".into()) };
        let mut tag = match &stmt.tag {
            Some(tag) => self.switch_tag(tag),
            None => Operand::constant(Basic::Bool.into(), Value::Bool(true), &truth),
        };
        self.check_defaults(&stmt.cases);
        let mut seen = Seen::new();
        for case in &stmt.cases {
            self.case_values(&mut tag, case.values.as_deref().unwrap_or_default(), &mut seen);
            self.open_scope();
            self.stmts(&case.body);
            self.close_scope();
        }
        self.close_scope();
    }

    fn check_defaults(&mut self, cases: &[Case]) {
        let defaults = cases.iter().filter(|case| case.values.is_none()).map(|case| case.pos);
        self.multiple_defaults(&defaults.collect::<Vec<_>>());
    }

    fn switch_tag<'e>(&mut self, tag: &'e Expr) -> Operand<'e> {
        let mut x = self.expr(tag, None);
        self.assignment(&mut x, None, "switch expression");
        if x.is_valid()
            && self.info.comparable(x.ty, true, Some(self.cx.pkg)).is_err()
            && !self.info.types.has_nil(x.ty)
        {
            let (text, ty) = (self.describe(&x), self.type_text(x.ty));
            self.error(tag.start(), format!("cannot switch on {text} ({ty} is not comparable)"));
            x.invalidate();
        }
        x
    }

    fn case_values(&mut self, tag: &mut Operand<'_>, values: &[Expr], seen: &mut Seen) {
        for e in values {
            let mut value = self.expr(e, None);
            if !tag.is_valid() || !value.is_valid() {
                continue;
            }
            self.convert_untyped(&mut value, tag.ty);
            if !value.is_valid() {
                continue;
            }
            let mut result = value.clone();
            self.comparison(&mut result, &mut tag.clone(), BinaryOp::Eq, true);
            if !result.is_valid() || value.mode != OperandMode::Const {
                continue;
            }
            let Some(key) = value.value.as_ref().and_then(key) else { continue };
            let before = seen.entry(key).or_default();
            if let Some((_, other)) = before.iter().find(|(ty, _)| self.info.types.identical(*ty, value.ty)) {
                let other = self.place(*other);
                let text = self.describe(&value);
                self.error(e.start(), format!("duplicate case {text} in expression switch\n\t{other}: previous case"));
                continue;
            }
            before.push((value.ty, e.pos));
        }
    }

    /// `switch name := x.(type) {...}`
    pub(super) fn type_switch_stmt(&mut self, stmt: &TypeSwitch) {
        self.open_scope();
        self.stmts(stmt.init.as_slice());
        let name = stmt.name.as_ref().filter(|name| {
            let blank = &*name.name == "_";
            if blank {
                self.error(name.pos, "no new variable on left side of :=");
            }
            !blank
        });
        let x = self.type_switch_operand(&stmt.x);
        self.check_defaults(&stmt.cases);
        let mut seen = Vec::new();
        let mut vars: Vec<ObjId> = Vec::new();
        for case in &stmt.cases {
            let ty = self.case_types(x.as_ref(), case.values.as_deref().unwrap_or_default(), &mut seen);
            self.open_scope();
            if let Some(name) = name {
                let var = self.new_var(VarKind::Local, name.name.clone(), name.pos, Some(ty));
                self.declare(self.cx.scope, None, var);
                self.info.clause_vars.insert(case.pos, var);
                vars.push(var);
            }
            self.stmts(&case.body);
            self.close_scope();
        }
        if let Some(name) = name {
            // All of them are one variable to whoever wrote the program.
            if !vars.iter().any(|var| self.used.contains(var)) {
                self.error(name.pos, format!("{} declared and not used", name.name));
            }
            self.used.extend(vars);
        }
        self.close_scope();
    }

    /// What a type switch looks at; none if it cannot be looked at.
    fn type_switch_operand<'e>(&mut self, e: &'e Expr) -> Option<Operand<'e>> {
        let x = self.expr(e, None);
        if !x.is_valid() {
            return None;
        }
        if self.info.types.is_type_param(x.ty) {
            let text = self.describe(&x);
            self.error(e.start(), format!("cannot use type switch on type parameter value {text}"));
            return None;
        }
        if !self.info.types.is_interface(x.ty) {
            let text = self.describe(&x);
            self.error(e.start(), format!("{text} is not an interface"));
            return None;
        }
        Some(x)
    }

    /// The types of a clause; the result is that of the clause's variable. Seen types are none for `nil`.
    fn case_types(&mut self, x: Option<&Operand<'_>>, types: &[Expr], seen: &mut Vec<(Option<TypeId>, Pos)>) -> TypeId {
        let mut last = None;
        for e in types {
            let ty = if self.is_nil(e) {
                self.expr(e, None);
                None
            } else {
                Some(self.var_type(e))
            };
            last = ty;
            if ty == Some(Types::INVALID) {
                continue;
            }
            let canon = ty.map(|ty| self.info.types.canon(ty));
            if let Some((_, other)) = seen.iter().find(|(other, _)| *other == canon) {
                let other = self.place(*other);
                let text = ty.map_or_else(|| "nil".into(), |ty| self.type_text(ty));
                self.error(e.start(), format!("duplicate case {text} in type switch\n\t{other}: previous case"));
                continue;
            }
            seen.push((canon, e.start()));
            if let (Some(x), Some(ty)) = (x, ty) {
                self.type_assertion(e, x, ty, true);
            }
        }
        match last {
            Some(ty) if types.len() == 1 => ty,
            _ => x.map_or(Types::INVALID, |x| x.ty),
        }
    }

    /// Whether it is the predeclared `nil`.
    fn is_nil(&self, e: &Expr) -> bool {
        let ExprKind::Name(name) = &e.unparen().kind else { return false };
        self.lookup(name).is_some_and(|obj| matches!(self.info.object(obj).kind, ObjKind::Nil))
    }
}
