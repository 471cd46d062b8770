//! Statements. That branches go where they may is checked beforehand (`branches`).
//!
//! **Invariants**: a statement leaves the scope as it found it; function literals in it are checked when it ends, in the
//! scope as it was before the statement's own declarations.

use crate::golang::check::checker::{Checker, Cx, OperandMode};
use crate::golang::check::info::ObjId;
use crate::golang::check::operand::ExprUse;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Block, CommCase, Expr, ExprKind, For, If, Select, Stmt, StmtKind, UnaryOp};
use crate::golang::types::predicates::Class;

impl Checker<'_> {
    /// A function's body, in these surroundings.
    pub(super) fn func_body(&mut self, cx: Cx, body: &Block) {
        let scope = cx.scope;
        let outer = std::mem::replace(&mut self.cx, cx);
        self.check_branches(body);
        self.stmts(&body.stmts);
        if !self.cx.results.is_empty() && !self.is_terminating_list(&body.stmts) {
            self.error(body.rbrace, "missing return");
        }
        self.unused_variables(scope);
        self.cx = outer;
    }

    /// Statements in the current scope.
    pub(super) fn stmts(&mut self, list: &[Stmt]) {
        for stmt in list {
            self.stmt(stmt);
        }
    }

    /// A statement.
    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        let top = self.delayed.len();
        match &stmt.kind {
            StmtKind::Empty
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Goto(_)
            | StmtKind::Fallthrough => {}
            StmtKind::Expr(e) => self.expr_stmt(e),
            StmtKind::Send(chan, value) => self.send(chan, value),
            StmtKind::IncDec(x, op) => self.assign_op(*op, x, None),
            StmtKind::OpAssign(op, x, y) => self.assign_op(*op, x, Some(y)),
            StmtKind::Assign(lhs, rhs) => self.assign_vars(lhs, rhs),
            StmtKind::Define(lhs, rhs) => self.short_var_decl(stmt.pos, lhs, rhs),
            StmtKind::Decl(decls) => self.decl_stmt(decls),
            StmtKind::Go(call) => self.suspended_call("go", call),
            StmtKind::Defer(call) => self.suspended_call("defer", call),
            StmtKind::Return(results) => self.return_stmt(stmt.pos, results),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(stmt) => self.if_stmt(stmt),
            StmtKind::Switch(stmt) => self.switch_stmt(stmt),
            StmtKind::TypeSwitch(stmt) => self.type_switch_stmt(stmt),
            StmtKind::Select(stmt) => self.select_stmt(stmt),
            StmtKind::For(body) => self.for_stmt(stmt.pos, body),
            StmtKind::Range(range) => self.range_stmt(stmt.pos, range),
            StmtKind::Labeled(_, inner) => self.stmt(inner),
        }
        self.process_delayed(top);
    }

    /// `{...}`
    pub(super) fn block(&mut self, block: &Block) {
        self.open_scope();
        self.stmts(&block.stmts);
        self.close_scope();
    }

    fn expr_stmt(&mut self, e: &Expr) {
        let (x, how) = self.raw_expr(e, None, None, false);
        let what = match x.mode {
            OperandMode::Builtin(_) => "must be called",
            OperandMode::Type => "is not an expression",
            _ if how == ExprUse::Statement => return,
            _ => "is not used",
        };
        let x = self.describe(&x);
        self.error(e.start(), format!("{x} {what}"));
    }

    fn send(&mut self, chan: &Expr, value: &Expr) {
        let x = self.expr(chan, None);
        let mut value = self.generic_expr(value, None);
        if !x.is_valid() || !value.is_valid() {
            return;
        }
        if let Some(elem) = self.chan_elem(chan, &x, false) {
            self.assignment(&mut value, Some(elem), "send");
        }
    }

    /// `go` and `defer`
    fn suspended_call(&mut self, keyword: &str, call: &Expr) {
        if !matches!(call.kind, ExprKind::Call(_)) {
            self.error(call.start(), format!("expression in {keyword} must be function call"));
            self.use_exprs(std::slice::from_ref(call));
            return;
        }
        let (x, how) = self.raw_expr(call, None, None, false);
        let what = match how {
            ExprUse::Conversion => "requires function call, not conversion",
            ExprUse::Expression => "discards result of",
            ExprUse::Statement => return,
        };
        let x = self.describe(&x);
        self.error(call.start(), format!("{keyword} {what} {x}"));
    }

    fn return_stmt(&mut self, pos: Pos, values: &[Expr]) {
        let results = self.cx.results.clone();
        if values.is_empty() && !results.is_empty() && self.cx.named_results {
            for result in results {
                self.check_result_in_scope(pos, result);
            }
        } else {
            self.init_vars(&results, values, Some(pos));
        }
    }

    /// A return without values returns the results' values, which must not be hidden by others of the same name.
    fn check_result_in_scope(&mut self, pos: Pos, result: ObjId) {
        let (name, ty) = (self.info.object(result).name.clone(), self.info.object(result).ty);
        let Some(other) = self.lookup(&name).filter(|other| *other != result) else { return };
        let at = self.place(self.info.object(other).pos);
        let ty = self.type_text(ty);
        self.error(
            pos,
            format!("result parameter {name} not in scope at return\n\t{at}: inner declaration of var {name} {ty}"),
        );
    }

    /// The condition of an `if` or `for`.
    fn condition(&mut self, cond: &Expr, statement: &str) {
        let x = self.expr(cond, None);
        if x.is_valid() && !self.info.types.all(x.ty, Class::Boolean) {
            self.error(cond.start(), format!("non-boolean condition in {statement} statement"));
        }
    }

    fn if_stmt(&mut self, stmt: &If) {
        self.open_scope();
        self.stmts(stmt.init.as_slice());
        self.condition(&stmt.cond, "if");
        self.block(&stmt.then);
        self.stmts(stmt.otherwise.as_slice());
        self.close_scope();
    }

    fn for_stmt(&mut self, pos: Pos, stmt: &For) {
        self.open_scope();
        self.stmts(stmt.init.as_slice());
        if let Some(Stmt { kind: StmtKind::Define(..), .. }) = &stmt.init
            && !self.allow_version(22)
        {
            self.info.shared_loops.insert(pos);
        }
        if let Some(cond) = &stmt.cond {
            self.condition(cond, "for");
        }
        self.stmts(stmt.post.as_slice());
        self.block(&stmt.body);
        self.close_scope();
    }

    fn select_stmt(&mut self, stmt: &Select) {
        let defaults = stmt.cases.iter().filter(|case| case.comm.is_none()).map(|case| case.pos);
        self.multiple_defaults(&defaults.collect::<Vec<_>>());
        for case in &stmt.cases {
            if is_communication(case) {
                self.open_scope();
                self.stmts(case.comm.as_slice());
                self.stmts(&case.body);
                self.close_scope();
            } else {
                let pos = case.comm.as_ref().map_or(case.pos, |comm| match &comm.kind {
                    StmtKind::Expr(x) => x.pos,
                    _ => start(comm),
                });
                self.error(pos, "select case must be send or receive (possibly with assignment)");
            }
        }
    }

    /// A `switch` or `select` has one default at most; these are the places of all.
    pub(super) fn multiple_defaults(&mut self, defaults: &[Pos]) {
        let Some((first, others)) = defaults.split_first() else { return };
        for other in others {
            let first = self.place(*first);
            self.error(*other, format!("multiple defaults (first at {first})"));
        }
    }
}

/// Whether a case is a send, a receive, or a default.
fn is_communication(case: &CommCase) -> bool {
    let Some(comm) = &case.comm else { return true };
    let receive = match &comm.kind {
        StmtKind::Send(..) => return true,
        StmtKind::Expr(e) => e,
        StmtKind::Assign(_, rhs) | StmtKind::Define(_, rhs) => match &rhs[..] {
            [only] => only,
            _ => return false,
        },
        _ => return false,
    };
    matches!(receive.unparen().kind, ExprKind::Unary(UnaryOp::Recv, _))
}

/// Where a simple statement is reported.
fn start(stmt: &Stmt) -> Pos {
    match &stmt.kind {
        StmtKind::Expr(x) => x.pos,
        StmtKind::Send(x, _) | StmtKind::IncDec(x, _) | StmtKind::OpAssign(_, x, _) => x.start(),
        StmtKind::Assign(lhs, _) | StmtKind::Define(lhs, _) => lhs.first().map_or(stmt.pos, Expr::start),
        _ => stmt.pos,
    }
}
