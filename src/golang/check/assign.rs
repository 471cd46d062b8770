//! Assignments of all kinds: what may be assigned to what, and how many.
//!
//! ```text
//!   var a, b = x, y     init_vars            a, b = x, y     assign_vars
//!   a, b := x, y        short_var_decl       a op= x, a++    assign_op
//!   return x, y         init_vars            anything else that gets a value: assignment
//! ```

use rustc_hash::FxHashSet;

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{Mode, ObjId, ObjKind, VarKind};
use crate::golang::check::operand::Target;
use crate::golang::check::operators::Operation;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{BinaryOp, Expr, ExprKind, Name};
use crate::golang::types::assign::Misfit;
use crate::golang::types::predicates::Class;
use crate::golang::types::{Type, TypeId, Types};

/// What is on the left side of an assignment.
enum Left {
    /// `_`
    Blank,
    /// Something of this type.
    Typed(TypeId),
    /// Something wrong, which has been reported.
    Invalid,
}

impl Checker<'_> {
    /// x is assigned to something of this type (none: `_`); an untyped one gets its type.
    /// `context` is as in "cannot use x as T value in *assignment*".
    pub(super) fn assignment(&mut self, x: &mut Operand<'_>, ty: Option<TypeId>, context: &str) {
        self.single_value(x);
        match x.mode {
            OperandMode::Invalid => return,
            OperandMode::NoValue | OperandMode::Builtin(_) | OperandMode::Type => {
                let target = ty.map_or_else(|| "_".into(), |ty| self.type_text(ty));
                let message = format!("cannot assign {} to {target} in {context}", self.describe(x));
                return self.reject(x, message);
            }
            _ => {}
        }
        if self.is_untyped(x.ty) && !self.give_type(x, ty, context) {
            return x.invalidate();
        }
        self.not_generic(x, ty.map(|ty| Target { ty, label: context }));
        let (true, Some(ty)) = (x.is_valid(), ty) else { return };
        if let Err(cause) = self.assignable(x, ty) {
            let cause = cause.map_or_else(String::new, |cause| format!(": {cause}"));
            let (what, shown) = (self.describe(x), self.type_text(ty));
            self.reject(x, format!("cannot use {what} as {shown} value in {context}{cause}"));
        }
    }

    /// An untyped x gets the type that is wanted, or its default type; or it is reported.
    fn give_type(&mut self, x: &mut Operand<'_>, ty: Option<TypeId>, context: &str) -> bool {
        let target = match ty {
            None if x.is_nil() => {
                self.error_at(x, format!("use of untyped nil in {context}"));
                return false;
            }
            Some(ty) if x.is_nil() || !self.info.types.is_plain_interface(ty) => ty,
            _ => Types::default_type(x.ty),
        };
        match self.implicit_type(x, target) {
            Ok(found) => {
                self.set_implicit(x, found);
                true
            }
            Err(misfit) => {
                let why = match misfit {
                    Misfit::Truncated => " (truncated)",
                    Misfit::Overflows => " (overflows)",
                    Misfit::Mismatch => "",
                };
                let (what, shown) = (self.describe(x), self.type_text(target));
                self.error_at(x, format!("cannot use {what} as {shown} value in {context}{why}"));
                false
            }
        }
    }

    /// The value of a constant: sets its value, and its type if that is not known yet.
    pub(super) fn init_const(&mut self, lhs: ObjId, x: &mut Operand<'_>) {
        let known = self.type_of(lhs);
        let valid = x.is_valid() && self.info.types.is_valid(x.ty);
        if !valid || known.is_some_and(|ty| !self.info.types.is_valid(ty)) {
            return self.ensure_type(lhs);
        }
        if !x.is_const() {
            let message = format!("{} is not constant", self.describe(x));
            self.error_at(x, message);
            return self.ensure_type(lhs);
        }
        let ty = known.unwrap_or(x.ty);
        self.set_type(lhs, ty);
        self.assignment(x, Some(ty), "constant declaration");
        if let (true, Some(value)) = (x.is_valid(), x.value.clone()) {
            self.info.objects[lhs.0 as usize].kind = ObjKind::Const(value);
        }
    }

    /// The value of a variable, which gets its type if it has none yet.
    pub(super) fn init_var(&mut self, lhs: ObjId, x: &mut Operand<'_>, context: &str) {
        let known = self.type_of(lhs);
        let valid = x.is_valid() && self.info.types.is_valid(x.ty);
        if !valid || known.is_some_and(|ty| !self.info.types.is_valid(ty)) {
            self.ensure_type(lhs);
            return x.invalidate();
        }
        let ty = match known {
            Some(ty) => ty,
            None if x.is_nil() && self.is_untyped(x.ty) => {
                self.ensure_type(lhs);
                return self.reject(x, format!("use of untyped nil in {context}"));
            }
            None => Types::default_type(x.ty),
        };
        self.set_type(lhs, ty);
        self.assignment(x, Some(ty), context);
    }

    /// A variable that did not get a type is of an invalid one.
    fn ensure_type(&mut self, obj: ObjId) {
        if self.type_of(obj).is_none() {
            self.set_type(obj, Types::INVALID);
        }
    }

    fn ensure_types(&mut self, lhs: &[ObjId]) {
        for obj in lhs {
            self.ensure_type(*obj);
        }
    }

    /// Values of new variables; variables whose type is not known yet get one in any case. Also the results of a
    /// `return`, which is at this place.
    pub(super) fn init_vars(&mut self, lhs: &[ObjId], rhs: &[Expr], return_stmt: Option<Pos>) {
        let context = match return_stmt {
            Some(_) => "return statement",
            None if lhs.len() > 1 => "multiple assignment",
            None => "assignment",
        };
        if lhs.len() == rhs.len() && !is_one_call(rhs) {
            for (obj, e) in lhs.iter().zip(rhs) {
                let name = Name::clone(&self.info.object(*obj).name);
                let label = if return_stmt.is_some() && name.is_empty() { "result variable" } else { &name };
                let target = self.type_of(*obj).map(|ty| Target { ty, label });
                let mut x = self.expr(e, target);
                self.init_var(*obj, &mut x, context);
            }
            return;
        }
        let [only] = rhs else {
            match return_stmt {
                Some(pos) => self.wrong_return(pos, lhs, rhs),
                None if self.use_exprs(rhs) => self.assign_mismatch(rhs, lhs.len(), rhs.len()),
                None => {}
            }
            return self.ensure_types(lhs);
        };
        let (mut values, _) = self.multi_expr(only, lhs.len() == 2 && return_stmt.is_none());
        if values.len() == lhs.len() {
            for (obj, x) in lhs.iter().zip(&mut values) {
                self.init_var(*obj, x, context);
            }
            return;
        }
        if values[0].is_valid() {
            match return_stmt {
                Some(pos) => self.return_mismatch(pos, lhs, &values),
                None => self.assign_mismatch(rhs, lhs.len(), values.len()),
            }
        }
        self.ensure_types(lhs);
    }

    fn assign_mismatch(&mut self, rhs: &[Expr], left: usize, right: usize) {
        let variables = measure(left, "variable");
        let values = measure(right, "value");
        let Some(first) = rhs.first() else { return };
        let message = match &first.unparen().kind {
            ExprKind::Call(call) if rhs.len() == 1 => {
                format!("assignment mismatch: {variables} but {} returns {values}", Text(&call.func))
            }
            _ => format!("assignment mismatch: {variables} but {values}"),
        };
        self.error(first.start(), message);
    }

    /// `return` with several values, too many or not enough.
    fn wrong_return(&mut self, pos: Pos, lhs: &[ObjId], rhs: &[Expr]) {
        let mut values: Vec<_> = rhs.iter().map(|e| self.raw_expr(e, None, None, true).0).collect();
        if values.iter().all(Operand::is_valid) {
            for x in &mut values {
                self.must_be_value(x);
                self.single_value(x);
            }
            self.return_mismatch(pos, lhs, &values);
        }
    }

    fn return_mismatch(&mut self, pos: Pos, lhs: &[ObjId], values: &[Operand<'_>]) {
        let (at, qualifier) = match values.get(lhs.len()) {
            Some(extra) => (extra.pos(), "too many"),
            None => (values.last().map_or(pos, Operand::pos), "not enough"),
        };
        let have: Vec<_> = values.iter().map(|x| x.ty).collect();
        let want: Vec<_> = lhs.iter().map(|obj| self.info.object(*obj).ty).collect();
        let have = self.types_summary(&have, false, false);
        let want = self.types_summary(&want, false, false);
        self.error(at, format!("{qualifier} return values\n\thave {have}\n\twant {want}"));
    }

    /// `a, b = x, y`
    pub(super) fn assign_vars(&mut self, lhs: &[Expr], rhs: &[Expr]) {
        let context = if lhs.len() > 1 { "multiple assignment" } else { "assignment" };
        if lhs.len() == rhs.len() && !is_one_call(rhs) {
            for (left, right) in lhs.iter().zip(rhs) {
                self.assign_one(left, right, context);
            }
            return;
        }
        let [only] = rhs else {
            let left_right = self.use_lhs(lhs);
            if self.use_exprs(rhs) && left_right {
                self.assign_mismatch(rhs, lhs.len(), rhs.len());
            }
            return;
        };
        let (mut values, _) = self.multi_expr(only, lhs.len() == 2);
        if values.len() == lhs.len() {
            for (left, x) in lhs.iter().zip(&mut values) {
                self.assign_var(left, x, context);
            }
            return;
        }
        if values[0].is_valid() {
            self.assign_mismatch(rhs, lhs.len(), values.len());
        }
        self.use_lhs(lhs);
    }

    fn assign_one(&mut self, lhs: &Expr, rhs: &Expr, context: &str) {
        let left = self.left_side(lhs);
        if let Left::Invalid = left {
            self.use_exprs(std::slice::from_ref(rhs));
            return;
        }
        let mut x = match left {
            Left::Typed(ty) if matches!(self.info.types.under_type(ty), Type::Func(_)) => {
                let label = Text(lhs).to_string();
                self.expr(rhs, Some(Target { ty, label: &label }))
            }
            _ => self.expr(rhs, None),
        };
        self.assign_to(&left, &mut x, context);
    }

    /// A value that is already there goes to one left side: `for lhs = range ...`
    pub(super) fn assign_var(&mut self, lhs: &Expr, x: &mut Operand<'_>, context: &str) {
        let left = self.left_side(lhs);
        self.assign_to(&left, x, context);
    }

    fn assign_to(&mut self, left: &Left, x: &mut Operand<'_>, context: &str) {
        match left {
            Left::Typed(ty) => self.assignment(x, Some(*ty), context),
            Left::Blank if context == "assignment" => self.assignment(x, None, "assignment to _ identifier"),
            Left::Blank => self.assignment(x, None, context),
            Left::Invalid => x.invalidate(),
        }
    }

    /// What may be assigned to: variables and elements of maps. Being assigned to is no use of a variable.
    fn left_side(&mut self, lhs: &Expr) -> Left {
        let unused = match &lhs.unparen().kind {
            ExprKind::Name(name) if &**name == "_" => return Left::Blank,
            ExprKind::Name(name) => self.unused_variable(name),
            _ => None,
        };
        let x = self.expr(lhs, None);
        if let Some(obj) = unused {
            self.used.remove(&obj);
        }
        if !x.is_valid() || !self.info.types.is_valid(x.ty) {
            return Left::Invalid;
        }
        if matches!(x.mode, OperandMode::Variable | OperandMode::MapIndex) {
            return Left::Typed(x.ty);
        }
        let in_map = match &lhs.kind {
            ExprKind::Selector(holder, _) => self.is_map_element(holder),
            _ => false,
        };
        let text = Text(lhs);
        let message = if in_map {
            format!("cannot assign to struct field {text} in map")
        } else {
            format!("cannot assign to {text} (neither addressable nor a map index expression)")
        };
        self.error_at(&x, message);
        Left::Invalid
    }

    /// Whether the operand of a selector is `m[k]`.
    fn is_map_element(&mut self, e: &Expr) -> bool {
        match self.info.expr(e.id) {
            Some(info) => info.mode == Mode::MapIndex,
            // A package is reported.
            None => self.expr(e, None).mode == OperandMode::MapIndex,
        }
    }

    /// `lhs op= rhs`; also `lhs++`, whose right side is none.
    pub(super) fn assign_op(&mut self, op: BinaryOp, lhs: &Expr, rhs: Option<&Expr>) {
        let mut x = self.expr(lhs, None);
        let Some(rhs) = rhs else {
            if x.is_valid() && !self.all(x.ty, Class::Numeric) {
                let (text, symbol, shown) = (Text(lhs), op.symbol(), self.type_text(x.ty));
                let message = format!("invalid operation: {text}{symbol}{symbol} (non-numeric type {shown})");
                return self.error(lhs.start(), message);
            }
            if x.is_valid() {
                self.assign_var(lhs, &mut x, "assignment");
            }
            return;
        };
        let y = self.expr(rhs, None);
        self.binary(&mut x, y, Operation { op, left: lhs, right: rhs, whole: None });
        self.assign_var(lhs, &mut x, "assignment operation");
    }

    /// `a, b := x, y`; declares the new variables.
    pub(super) fn short_var_decl(&mut self, pos: Pos, lhs: &[Expr], rhs: &[Expr]) {
        let top = self.delayed.len();
        let scope = self.cx.scope;
        let mut seen = FxHashSet::default();
        let (mut vars, mut new_vars) = (Vec::new(), Vec::new());
        let mut wrong = false;
        for left in lhs {
            let var = self.short_var(left, &mut seen, &mut new_vars);
            wrong |= var.is_none();
            vars.push(var.unwrap_or_else(|| self.new_var(VarKind::Local, "_".into(), left.start(), None)));
        }
        self.init_vars(&vars, rhs, None);
        // Function literals on the right do not see the new variables.
        self.process_delayed(top);
        if new_vars.is_empty() && !wrong {
            return self.error(pos, "no new variables on left side of :=");
        }
        for var in new_vars {
            self.declare(scope, None, var);
        }
    }

    /// The variable that a name on the left of `:=` stands for; none after reporting a mistake.
    fn short_var(&mut self, left: &Expr, seen: &mut FxHashSet<Name>, new_vars: &mut Vec<ObjId>) -> Option<ObjId> {
        let ExprKind::Name(name) = &left.kind else {
            self.use_lhs(std::slice::from_ref(left));
            self.error(left.start(), format!("non-name {} on left side of :=", Text(left)));
            return None;
        };
        if &**name != "_" && !seen.insert(Name::clone(name)) {
            self.error(left.pos, format!("{name} repeated on left side of :="));
            return None;
        }
        if let Some(old) = self.scope(self.cx.scope).names.get(name).copied() {
            self.record_name(left.id, old);
            if !matches!(self.info.object(old).kind, ObjKind::Var(_)) {
                self.error(left.pos, format!("cannot assign to {name}"));
                return None;
            }
            return Some(old);
        }
        let var = self.new_var(VarKind::Local, Name::clone(name), left.pos, None);
        self.record_name(left.id, var);
        if &**name != "_" {
            new_vars.push(var);
        }
        Some(var)
    }
}

/// A single call may have several values.
fn is_one_call(rhs: &[Expr]) -> bool {
    matches!(rhs, [only] if matches!(only.unparen().kind, ExprKind::Call(_)))
}

/// `1 variable`, `2 variables`
fn measure(count: usize, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}
