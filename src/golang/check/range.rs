//! `for range` statements.

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{ObjId, VarKind};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{ChanDir, Expr, ExprKind, Range};
use crate::golang::types::predicates::Class;
use crate::golang::types::{Basic, Type, TypeId, Types};

/// What the two variables get; none if there is no such variable. [`Types::INVALID`] after reporting a mistake.
#[derive(Clone, Copy)]
struct Yields {
    key: Option<TypeId>,
    value: Option<TypeId>,
}

impl Checker<'_> {
    /// `for key, value := range x {...}`
    pub(super) fn range_stmt(&mut self, pos: Pos, stmt: &Range) {
        let mut x = self.expr(&stmt.x, None);
        let yields = self.range_yields(&x, stmt);
        self.open_scope();
        if stmt.define && !self.allow_version(22) {
            self.info.shared_loops.insert(pos);
        }
        let over_int = x.is_valid() && self.info.types.is(x.ty, Class::Integer);
        let sides = [(stmt.key.as_ref(), yields.key), (stmt.value.as_ref(), yields.value)];
        if stmt.define {
            self.range_define(pos, sides, over_int.then_some(&mut x));
        } else if stmt.key.is_some() {
            self.range_assign(sides, over_int.then_some(&mut x));
        } else if over_int {
            self.assignment(&mut x, None, "range clause");
        }
        self.block(&stmt.body);
        self.close_scope();
    }

    /// What can be walked over, and that there are not too many variables.
    fn range_yields(&mut self, x: &Operand<'_>, stmt: &Range) -> Yields {
        if !x.is_valid() {
            return Yields { key: None, value: None };
        }
        let text = self.describe(x);
        match self.range_key_value(x.ty) {
            Err(cause) => {
                let cause = if cause.is_empty() { cause } else { format!(": {cause}") };
                self.error(stmt.x.start(), format!("cannot range over {text}{cause}"));
                Yields { key: Some(Types::INVALID), value: Some(Types::INVALID) }
            }
            Ok(yields) => {
                match (&stmt.key, &stmt.value, &stmt.extra) {
                    (Some(key), _, _) if yields.key.is_none() => {
                        self.error(key.start(), format!("range over {text} permits no iteration variables"));
                    }
                    (_, Some(value), _) if yields.value.is_none() => {
                        let message = format!("range over {text} permits only one iteration variable");
                        self.error(value.start(), message);
                    }
                    (_, _, Some(extra)) => {
                        self.error(extra.start(), "range clause permits at most two iteration variables");
                    }
                    _ => {}
                }
                yields
            }
        }
    }

    /// `:=`
    fn range_define(
        &mut self,
        pos: Pos,
        sides: [(Option<&Expr>, Option<TypeId>); 2],
        mut int: Option<&mut Operand<'_>>,
    ) {
        let mut vars: Vec<ObjId> = Vec::new();
        for (lhs, ty) in sides {
            let Some(lhs) = lhs else { continue };
            let ExprKind::Name(name) = &lhs.kind else {
                self.error(lhs.start(), format!("invalid syntax tree: cannot declare {}", Text(lhs)));
                continue;
            };
            let var = self.new_var(VarKind::Local, name.clone(), lhs.pos, None);
            self.record_name(lhs.id, var);
            if &**name != "_" {
                vars.push(var);
            }
            match (ty.filter(|ty| self.info.types.is_valid(*ty)), &mut int) {
                (None, _) => {
                    self.set_type(var, Types::INVALID);
                    self.used.insert(var);
                }
                (Some(_), Some(x)) => self.init_var(var, x, "range clause"),
                (Some(ty), None) => {
                    let mut value = Operand::new(OperandMode::Value, ty, lhs);
                    self.init_var(var, &mut value, "assignment");
                }
            }
        }
        if vars.is_empty() {
            self.error(pos, "no new variables on left side of :=");
        }
        for var in vars {
            self.declare(self.cx.scope, None, var);
        }
    }

    /// `=`
    fn range_assign(&mut self, sides: [(Option<&Expr>, Option<TypeId>); 2], mut int: Option<&mut Operand<'_>>) {
        for (lhs, ty) in sides {
            let (Some(lhs), Some(ty)) = (lhs, ty.filter(|ty| self.info.types.is_valid(*ty))) else { continue };
            if let Some(x) = &mut int {
                self.assign_var(lhs, x, "range clause");
                if x.is_valid() && !self.info.types.is(x.ty, Class::Integer) {
                    let ty = self.type_text(x.ty);
                    self.error(lhs.start(), format!("cannot use iteration variable of type {ty}"));
                }
            } else {
                let mut value = Operand::new(OperandMode::Value, ty, lhs);
                self.assign_var(lhs, &mut value, "assignment");
            }
        }
    }

    /// What a range over a value of this type yields; else why there is no such range.
    fn range_key_value(&mut self, ty: TypeId) -> Result<Yields, String> {
        let pkg = Some(self.cx.pkg);
        let under = self.info.types.core_type(ty).map_err(|why| self.info.no_core(why, pkg))?;
        let mut core = self.info.types.get(under).clone();
        if let Type::Pointer(elem) = core {
            core = match self.info.types.under_type(elem) {
                array @ Type::Array(..) => array.clone(),
                _ => return Err(String::new()),
            };
        }
        let int = Some(TypeId::from(Basic::Int));
        let (key, value) = match core {
            Type::Basic(basic) if basic.is_string() => (int, Some(Basic::Rune.into())),
            Type::Basic(basic) if basic.is_integer() => {
                if !self.allow_version(22) {
                    return Err("requires go1.22 or later".into());
                }
                (Some(ty), None)
            }
            Type::Array(_, elem) | Type::Slice(elem) => (int, Some(elem)),
            Type::Map(key, elem) => (Some(key), Some(elem)),
            Type::Chan(ChanDir::Send, _) => {
                let types = self.info.types.typeset(ty).unwrap_or_default();
                let send_only =
                    types.iter().find(|(_, under)| matches!(self.info.types.get(*under), Type::Chan(ChanDir::Send, _)));
                let ty = send_only.map_or(ty, |(ty, _)| *ty);
                return Err(format!("receive from send-only channel {}", self.type_text(ty)));
            }
            Type::Chan(_, elem) => (Some(elem), None),
            Type::Func(sig) => return self.range_func(&sig.params, sig.results.len()),
            _ => return Err(String::new()),
        };
        Ok(Yields { key, value })
    }

    /// A function to range over takes a function `yield` and calls it for every round.
    fn range_func(&mut self, params: &[TypeId], results: usize) -> Result<Yields, String> {
        let wrong = |why: &str| Err(format!("func must be func(yield func(...) bool): {why}"));
        if !self.allow_version(23) {
            return Err("requires go1.23 or later".into());
        }
        let [param] = params else { return wrong("wrong argument count") };
        if results > 0 {
            return wrong("unexpected results");
        }
        let core = match self.info.types.core_type(*param) {
            Ok(core) => core,
            Err(why) => {
                let why = self.info.no_core(why, Some(self.cx.pkg));
                return wrong(&format!("in yield type, {why}"));
            }
        };
        let Type::Func(yields) = self.info.types.get(core).clone() else { return wrong("argument is not func") };
        if yields.params.len() > 2 {
            return wrong("yield func has too many parameters");
        }
        match yields.results[..] {
            [result] if self.info.types.identical(result, Basic::Bool.into()) => {}
            [result] if self.info.types.is(result, Class::Boolean) => {
                return wrong("yield func returns user-defined boolean, not bool");
            }
            _ => return wrong("yield func does not return bool"),
        }
        if yields.variadic {
            return Err(format!("yield func of type {} cannot be variadic", self.type_text(core)));
        }
        Ok(Yields { key: yields.params.first().copied(), value: yields.params.get(1).copied() })
    }
}
