//! Walks over a function to collect its [`Facts`]: every name, assignment and address that is taken, in source order.

use std::sync::Arc;

use super::facts::{Collector, Facts, Inner};
use crate::golang::check::info::{Info, ObjId, ObjKind, SelectionKind, VarKind};
use crate::golang::syntax::ast::{
    Block, Call, CommCase, Composite, Decl, Expr, ExprId, ExprKind, For, FuncLit, Ident, Range, Stmt, StmtKind, Switch,
    TypeSwitch, UnaryOp,
};
use crate::golang::types::{Type, TypeId};

/// The facts about a declared function.
pub(super) fn of_func(info: &mut Info, params: &[ObjId], results: &[ObjId], body: &Block) -> Facts {
    let mut walker = Walker { info, to: Collector::new(params, results) };
    walker.block(body);
    walker.finish()
}

/// The facts about an initialiser of package variables.
pub(super) fn of_expr(info: &mut Info, value: &Expr) -> Facts {
    let mut walker = Walker { info, to: Collector::new(&[], &[]) };
    walker.expr(value);
    walker.finish()
}

struct Walker<'i> {
    info: &'i mut Info,
    to: Collector,
}

impl Walker<'_> {
    fn finish(self) -> Facts {
        let info = self.info;
        self.to.finish(|obj| matches!(info.object(obj).kind, ObjKind::Var(VarKind::Result)))
    }

    /// The variable of a function that an identifier names.
    fn local(&self, id: ExprId) -> Option<ObjId> {
        let obj = self.info.name(id)?;
        let local =
            matches!(self.info.object(obj).kind, ObjKind::Var(VarKind::Local | VarKind::Param | VarKind::Result));
        local.then_some(obj)
    }

    fn core(&mut self, id: ExprId) -> Option<Type> {
        let ty = self.info.expr(id)?.ty;
        Some(core_type(self.info, ty))
    }

    /// The variable that an expression is or is a part of, if no pointer is followed on the way.
    fn root(&mut self, e: &Expr) -> Option<ObjId> {
        let mut e = e.unparen();
        loop {
            e = match &e.kind {
                ExprKind::Name(_) => return self.local(e.id),
                ExprKind::Selector(x, _) if !matches!(self.core(x.id)?, Type::Pointer(_)) => x.unparen(),
                ExprKind::Index(x, _) if matches!(self.core(x.id)?, Type::Array(..) | Type::Interface(_)) => {
                    x.unparen()
                }
                _ => return None,
            };
        }
    }

    fn take_address(&mut self, e: &Expr) {
        if let Some(obj) = self.root(e) {
            self.to.take_address(obj);
        }
    }

    /// What is assigned to; the names in it count as used.
    fn assign(&mut self, e: &Expr) {
        self.expr(e);
        if let Some(obj) = self.root(e) {
            self.to.assign(obj);
        }
    }

    /// A name on the left of `:=`: declared here, or declared before and assigned.
    fn define(&mut self, e: &Expr) {
        let Some(obj) = self.local(e.id) else { return };
        if self.to.is_declared(obj) {
            self.assign(e);
        } else {
            self.to.declare(obj);
        }
    }

    // ---- expressions ----

    fn exprs(&mut self, list: &[Expr]) {
        for e in list {
            self.expr(e);
        }
    }

    fn expr(&mut self, e: &Expr) {
        if self.info.expr(e.id).is_some_and(|known| known.value.is_some()) {
            return;
        }
        match &e.kind {
            ExprKind::Name(_) => {
                if let Some(obj) = self.local(e.id) {
                    self.to.use_var(obj);
                }
            }
            ExprKind::Composite(literal) => self.composite(e.id, literal),
            ExprKind::FuncLit(literal) => self.literal(e.id, literal),
            ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::TypeAssert(x, _) => self.expr(x),
            ExprKind::Selector(x, _) => self.selector(e.id, x),
            ExprKind::Index(x, index) => {
                self.expr(x);
                self.exprs(index);
            }
            ExprKind::Slice(slice) => {
                self.expr(&slice.x);
                slice.index.iter().flatten().for_each(|index| self.expr(index));
                if matches!(self.core(slice.x.id), Some(Type::Array(..) | Type::Interface(_))) {
                    self.take_address(&slice.x);
                }
            }
            ExprKind::Call(call) => self.call(call),
            ExprKind::Unary(op, x) => {
                self.expr(x);
                if *op == UnaryOp::Addr {
                    self.take_address(x);
                }
            }
            ExprKind::Binary(..) => self.chain(e),
            ExprKind::KeyValue(key, value) => {
                self.expr(key);
                self.expr(value);
            }
            _ => {}
        }
    }

    fn chain(&mut self, e: &Expr) {
        for (at, node) in e.chain().into_iter().rev().enumerate() {
            if let ExprKind::Binary(_, left, right) = &node.kind {
                if at == 0 {
                    self.expr(left);
                }
                self.expr(right);
            }
        }
    }

    fn call(&mut self, call: &Call) {
        self.expr(&call.func);
        self.exprs(&call.args);
    }

    fn composite(&mut self, id: ExprId, literal: &Composite) {
        let is_struct = matches!(self.core(id), Some(Type::Struct(_)));
        for elem in &literal.elems {
            match &elem.kind {
                ExprKind::KeyValue(_, value) if is_struct => self.expr(value),
                _ => self.expr(elem),
            }
        }
    }

    fn selector(&mut self, id: ExprId, x: &Expr) {
        self.expr(x);
        let Some(selection) = self.info.selections.get(&id) else { return };
        let (SelectionKind::Method, Some(method)) = (selection.kind, selection.method) else { return };
        let ObjKind::Func(func) = &self.info.object(method).kind else { return };
        let pointer_receiver = func.recv.as_ref().is_some_and(|recv| recv.pointer);
        if pointer_receiver && !matches!(self.core(x.id), Some(Type::Pointer(_))) {
            self.take_address(x);
        }
    }

    fn literal(&mut self, id: ExprId, literal: &Arc<FuncLit>) {
        let (params, results) = self.info.literal_vars.get(&id).cloned().unwrap_or_default();
        self.to.enter(Inner::Literal(id), &params, &results);
        self.block(&literal.body);
        self.to.leave();
    }

    // ---- statements ----

    fn block(&mut self, block: &Block) {
        self.stmts(&block.stmts);
    }

    fn stmts(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Expr(x) | StmtKind::Go(x) => self.expr(x),
            StmtKind::Defer(x) => {
                self.to.defer();
                self.expr(x);
            }
            StmtKind::Send(ch, value) => {
                self.expr(ch);
                self.expr(value);
            }
            StmtKind::IncDec(x, _) => self.assign(x),
            StmtKind::OpAssign(_, x, y) => {
                self.assign(x);
                self.expr(y);
            }
            StmtKind::Assign(left, right) => {
                for x in left {
                    self.assign(x);
                }
                self.exprs(right);
            }
            StmtKind::Define(left, right) => {
                self.exprs(right);
                for x in left {
                    self.define(x);
                }
            }
            StmtKind::Decl(decls) => decls.iter().for_each(|decl| self.decl(decl)),
            StmtKind::Return(values) => {
                self.exprs(values);
                self.to.return_();
            }
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(x) => {
                x.init.iter().for_each(|init| self.stmt(init));
                self.expr(&x.cond);
                self.block(&x.then);
                x.otherwise.iter().for_each(|other| self.stmt(other));
            }
            StmtKind::Switch(switch) => self.switch(switch),
            StmtKind::TypeSwitch(switch) => self.type_switch(switch),
            StmtKind::Select(select) => select.cases.iter().for_each(|case| self.comm(case)),
            StmtKind::For(x) => self.for_(stmt, x),
            StmtKind::Range(x) => self.range(stmt, x),
            StmtKind::Labeled(label, inner) => {
                self.to.label(&label.name);
                self.stmt(inner);
            }
            _ => {}
        }
    }

    fn decl(&mut self, decl: &Decl) {
        if let Decl::Var(decl) = decl {
            self.exprs(&decl.values);
            decl.names.iter().for_each(|name| self.declare(name));
        }
    }

    fn declare(&mut self, name: &Ident) {
        if let Some(obj) = self.local(name.id) {
            self.to.declare(obj);
        }
    }

    fn switch(&mut self, switch: &Switch) {
        switch.init.iter().for_each(|init| self.stmt(init));
        switch.tag.iter().for_each(|tag| self.expr(tag));
        for case in &switch.cases {
            case.values.iter().for_each(|values| self.exprs(values));
            self.stmts(&case.body);
        }
    }

    fn type_switch(&mut self, switch: &TypeSwitch) {
        switch.init.iter().for_each(|init| self.stmt(init));
        self.expr(&switch.x);
        for case in &switch.cases {
            if let Some(obj) = self.info.clause_vars.get(&case.pos) {
                self.to.declare(*obj);
            }
            self.stmts(&case.body);
        }
    }

    fn comm(&mut self, case: &CommCase) {
        case.comm.iter().for_each(|comm| self.stmt(comm));
        self.stmts(&case.body);
    }

    fn for_(&mut self, stmt: &Stmt, x: &For) {
        x.init.iter().for_each(|init| self.stmt(init));
        x.cond.iter().for_each(|cond| self.expr(cond));
        self.block(&x.body);
        let Some(post) = &x.post else { return };
        let own = match x.init.as_ref().map(|init| &init.kind) {
            Some(StmtKind::Define(left, _)) if !self.info.shared_loops.contains(&stmt.pos) => {
                left.iter().filter_map(|name| self.local(name.id)).collect()
            }
            _ => Vec::new(),
        };
        self.to.enter_post(own);
        self.stmt(post);
        self.to.leave_post();
    }

    fn range(&mut self, stmt: &Stmt, x: &Range) {
        self.expr(&x.x);
        let over_func = matches!(self.core(x.x.id), Some(Type::Func(_)));
        if over_func {
            self.to.enter(Inner::RangeBody(x.x.id), &[], &[]);
        }
        let shared = self.info.shared_loops.contains(&stmt.pos);
        for var in [&x.key, &x.value].into_iter().flatten() {
            if !x.define {
                self.assign(var);
            } else if let Some(obj) = self.local(var.id) {
                self.to.declare(obj);
                if shared {
                    self.to.assign(obj);
                }
            }
        }
        self.block(&x.body);
        if over_func {
            self.to.leave();
        }
    }
}

/// The underlying type; of a type parameter the one that all its types have, or else its interface.
fn core_type(info: &mut Info, ty: TypeId) -> Type {
    match info.types.core_type(ty) {
        Ok(core) => info.types.get(core).clone(),
        Err(_) => info.types.under_type(ty).clone(),
    }
}
