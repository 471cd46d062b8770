//! Statements: which part of the compiler looks at which kind; blocks, declarations, `if`, `return`.

use super::call::How;
use super::func::{Fc, MAX_IN_REGISTERS, Slot};
use super::jump::Exit;
use super::place::Place;
use crate::golang::check::info::ObjId;
use crate::golang::code::{Op, Reg};
use crate::golang::syntax::ast::{Block, Decl, Expr, ExprKind, Ident, If, Stmt, StmtKind, VarDecl};
use crate::golang::types::{Type, TypeId};

impl Fc<'_, '_> {
    /// A block: its variables end with it.
    pub(super) fn block(&mut self, block: &Block) {
        let mark = self.top;
        self.stmts(&block.stmts);
        self.top = mark;
    }

    /// Statements one after the other.
    pub(super) fn stmts(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    /// A statement; only the variables that it declares stay in registers.
    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        self.code.at(stmt.pos);
        let mark = self.top;
        match &stmt.kind {
            StmtKind::Define(left, right) => return self.define(left, right),
            StmtKind::Decl(decls) => return decls.iter().for_each(|decl| self.decl(decl)),
            StmtKind::Labeled(label, inner) => {
                let at = self.goto_label(&label.name);
                self.code.bind(at);
                self.label = Some(label.name.clone());
                self.stmt(inner);
                self.label = None;
                return;
            }
            StmtKind::Empty | StmtKind::Fallthrough => {}
            StmtKind::Expr(x) => self.effect(x),
            StmtKind::Send(ch, value) => self.send(ch, value),
            StmtKind::IncDec(x, op) => self.step(x, *op),
            StmtKind::Assign(left, right) => self.assign(left, right),
            StmtKind::OpAssign(op, x, y) => self.op_assign(*op, x, y),
            StmtKind::Go(call) => self.start(call, How::Go),
            StmtKind::Defer(call) => self.start(call, How::Defer),
            StmtKind::Return(values) => self.return_(values),
            StmtKind::Break(label) => self.break_(label.as_ref()),
            StmtKind::Continue(label) => self.continue_(label.as_ref()),
            StmtKind::Goto(label) => self.goto(&label.name),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(x) => self.if_(x),
            StmtKind::Switch(switch) => self.switch(switch),
            StmtKind::TypeSwitch(switch) => self.type_switch(switch),
            StmtKind::Select(select) => self.select(select),
            StmtKind::For(x) => self.for_(stmt.pos, x),
            StmtKind::Range(x) => self.range(stmt.pos, x),
        }
        self.top = mark;
    }

    fn send(&mut self, ch: &Expr, value: &Expr) {
        let ty = self.ty(ch);
        let Type::Chan(_, elem) = self.under(ty) else { return };
        let n = self.elem_words(ch);
        let (ch, v) = if self.has_call(value) && !self.comes_early(ch) {
            let v = self.value_as(value, elem);
            (self.value(ch), v)
        } else {
            let ch = self.value(ch);
            (ch, self.value_as(value, elem))
        };
        self.code.emit(Op::Send { n, ch, v });
    }

    fn if_(&mut self, x: &If) {
        x.init.iter().for_each(|init| self.stmt(init));
        let otherwise = self.code.label();
        self.jump_if(&x.cond, false, otherwise);
        self.block(&x.then);
        let Some(other) = &x.otherwise else {
            self.code.bind(otherwise);
            return;
        };
        let end = self.code.label();
        self.code.goto(end);
        self.code.bind(otherwise);
        self.stmt(other);
        self.code.bind(end);
    }

    // ---- declarations ----

    fn decl(&mut self, decl: &Decl) {
        if let Decl::Var(decl) = decl {
            self.code.at(decl.pos);
            self.var_decl(decl);
        }
    }

    fn var_decl(&mut self, decl: &VarDecl) {
        let vars: Vec<_> = decl.names.iter().map(|name| self.named_var(name)).collect();
        match &decl.values[..] {
            [] => vars.into_iter().flatten().for_each(|var| self.declare_zero(var)),
            [value] if vars.len() > 1 => self.define_tuple(&vars, value),
            values => self.define_each(&vars, values),
        }
    }

    /// The variable that an identifier declares; none for a blank one.
    pub(super) fn named_var(&self, name: &Ident) -> Option<ObjId> {
        if &*name.name == "_" { None } else { self.c.info.name(name.id) }
    }

    /// Each new variable gets its value; values with calls are found out first.
    pub(super) fn define_each(&mut self, vars: &[Option<ObjId>], values: &[Expr]) {
        self.in_turns(&values.iter().collect::<Vec<_>>(), |fc, k| match vars[k] {
            Some(var) => fc.declare_init(var, &values[k]),
            None => fc.effect(&values[k]),
        });
    }

    /// A new variable with its value.
    pub(super) fn declare_init(&mut self, var: ObjId, value: &Expr) {
        let ty = self.obj_ty(var);
        let words = self.words(ty);
        if !self.is_boxed(var) {
            let at = self.alloc(words);
            self.vars.insert(var, Slot::Reg(at));
            self.put_as(value, ty, at);
            return;
        }
        let p = self.alloc(1);
        let mark = self.top;
        self.boxed_value(value, ty, p);
        self.vars.insert(var, Slot::Boxed(p));
        self.top = mark;
    }

    /// p = a new object with this value.
    fn boxed_value(&mut self, value: &Expr, ty: TypeId, p: Reg) {
        let words = self.words(ty);
        if let ExprKind::Composite(literal) = &value.unparen().kind
            && matches!(self.under(ty), Type::Struct(_) | Type::Array(..))
        {
            self.new_composite(ty, literal, p);
        } else if words > MAX_IN_REGISTERS && self.is_memory(value) {
            let from = self.place(value);
            self.new_box(p, ty);
            self.copy_memory(Place::Mem { p, word: 0 }, from, words);
        } else {
            let s = self.value_as(value, ty);
            self.new_box(p, ty);
            if words > 0 {
                self.store(Place::Mem { p, word: 0 }, words, s);
            }
        }
    }

    /// Whether it is a variable (or a part of one) that is not in registers.
    pub(super) fn is_memory(&mut self, e: &Expr) -> bool {
        let e = e.unparen();
        let entry = match &e.kind {
            ExprKind::Index(x, _) => {
                let ty = self.ty(x);
                matches!(self.under(ty), Type::Map(..))
            }
            _ => false,
        };
        self.is_place(e) && !entry && self.static_reg(e).is_none()
    }

    /// New variables of which one call (or another expression with several values) gives the values.
    pub(super) fn define_tuple(&mut self, vars: &[Option<ObjId>], value: &Expr) {
        let mark = self.top;
        let values = self.several(value, vars.len());
        let end = self.top;
        let in_place = vars.iter().zip(&values).all(|(var, (ty, _))| match var {
            Some(var) => {
                let var_ty = self.obj_ty(*var);
                !self.is_boxed(*var) && (!self.c.is_interface(var_ty) || self.c.is_interface(*ty))
            }
            None => true,
        });
        if in_place && values.iter().all(|(_, at)| u32::from(*at) >= mark) {
            for (var, (_, at)) in vars.iter().zip(values) {
                if let Some(var) = var {
                    self.vars.insert(*var, Slot::Reg(at));
                }
            }
            self.top = end;
            return;
        }
        // The values stand above; the variables come behind them.
        for (var, (ty, s)) in vars.iter().zip(values) {
            if let Some(var) = var {
                let to = self.obj_ty(*var);
                let place = self.declare(*var);
                self.store_as(place, to, ty, s);
            }
        }
    }

    // ---- return ----

    fn return_(&mut self, values: &[Expr]) {
        if !values.is_empty() {
            self.set_results(values);
        }
        if self.body_of.is_some() {
            self.exit(Exit::Return);
        } else {
            self.emit_return();
        }
    }

    fn set_results(&mut self, values: &[Expr]) {
        let types = self.results.types.clone();
        if !self.results.live {
            self.plain_results(values, &types);
            return;
        }
        let places: Vec<_> = self.header.results.clone().into_iter().map(|obj| self.var(obj)).collect();
        if let ([value], [place], [ty]) = (values, &places[..], &types[..]) {
            if let Place::Reg(d) = place {
                self.assign_as(value, *ty, *d);
            } else {
                let words = self.words(*ty);
                let s = self.value_as(value, *ty);
                self.store(*place, words, s);
            }
            return;
        }
        let found = self.result_values(values, &types);
        for ((place, to), (from, s)) in places.into_iter().zip(types).zip(found) {
            self.store_as(place, to, from, s);
        }
    }

    /// All values before any result is set: none stands in a result's own register.
    fn result_values(&mut self, values: &[Expr], types: &[TypeId]) -> Vec<(TypeId, Reg)> {
        if let [value] = values
            && types.len() > 1
        {
            return self.tuple(value);
        }
        let mut found = vec![None; values.len()];
        self.in_turns(&values.iter().collect::<Vec<_>>(), |fc, k| {
            let words = fc.words(types[k]);
            let d = fc.alloc(words);
            fc.put_as(&values[k], types[k], d);
            found[k] = Some((types[k], d));
        });
        found.into_iter().flatten().collect()
    }

    /// Results that are no variables: straight to where they belong.
    fn plain_results(&mut self, values: &[Expr], types: &[TypeId]) {
        let mut at = u32::from(self.results.at);
        if let ([value], true) = (values, types.len() > 1) {
            for ((from, s), to) in self.tuple(value).into_iter().zip(types) {
                let d = self.reg(at);
                self.convert_words(from, s, *to, d);
                at += self.words(*to);
            }
            return;
        }
        if let ([value], [ty]) = (values, types) {
            // The one register may be a parameter's.
            self.assign_as(value, *ty, self.results.at);
            return;
        }
        let places: Vec<_> = types
            .iter()
            .map(|ty| {
                let d = self.reg(at);
                at += self.words(*ty);
                d
            })
            .collect();
        self.in_turns(&values.iter().collect::<Vec<_>>(), |fc, k| fc.put_as(&values[k], types[k], places[k]));
    }
}
