//! Whether a statement never lets control get behind it, so that a function need not return there.

use crate::golang::check::checker::Checker;
use crate::golang::check::info::{Builtin, ObjKind};
use crate::golang::syntax::ast::{Expr, ExprKind, Stmt, StmtKind};

impl Checker<'_> {
    /// Whether a list of statements ends with a terminating one.
    pub(super) fn is_terminating_list(&self, list: &[Stmt]) -> bool {
        let last = list.iter().rev().find(|stmt| !matches!(stmt.kind, StmtKind::Empty));
        last.is_some_and(|stmt| self.is_terminating(stmt, None))
    }

    fn is_terminating(&self, stmt: &Stmt, label: Option<&str>) -> bool {
        match &stmt.kind {
            StmtKind::Labeled(label, inner) => self.is_terminating(inner, Some(&label.name)),
            StmtKind::Expr(e) => self.is_panic(e),
            StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Fallthrough => true,
            StmtKind::Block(block) => self.is_terminating_list(&block.stmts),
            StmtKind::If(stmt) => {
                let otherwise = stmt.otherwise.as_ref();
                self.is_terminating_list(&stmt.then.stmts)
                    && otherwise.is_some_and(|otherwise| self.is_terminating(otherwise, None))
            }
            StmtKind::Switch(stmt) => {
                self.are_terminating(stmt.cases.iter().map(|case| (case.values.is_none(), &case.body[..])), label)
            }
            StmtKind::TypeSwitch(stmt) => {
                self.are_terminating(stmt.cases.iter().map(|case| (case.values.is_none(), &case.body[..])), label)
            }
            StmtKind::Select(stmt) => stmt
                .cases
                .iter()
                .all(|case| self.is_terminating_list(&case.body) && !has_break(&case.body, label, true)),
            StmtKind::For(stmt) => stmt.cond.is_none() && !has_break(&stmt.body.stmts, label, true),
            _ => false,
        }
    }

    /// The clauses of a switch, each with whether it is the default.
    fn are_terminating<'s>(&self, mut clauses: impl Iterator<Item = (bool, &'s [Stmt])>, label: Option<&str>) -> bool {
        let mut has_default = false;
        let all = clauses.all(|(default, body)| {
            has_default |= default;
            self.is_terminating_list(body) && !has_break(body, label, true)
        });
        all && has_default
    }

    /// Whether it is a call of the predeclared `panic`.
    fn is_panic(&self, e: &Expr) -> bool {
        let ExprKind::Call(call) = &e.unparen().kind else { return false };
        let obj = self.info.name(call.func.unparen().id);
        obj.is_some_and(|obj| matches!(self.info.object(obj).kind, ObjKind::Builtin(Builtin::Panic)))
    }
}

/// Whether there is a `break` out of the labeled statement or (`implicit`) the innermost one around the list.
fn has_break(list: &[Stmt], label: Option<&str>, implicit: bool) -> bool {
    list.iter().any(|stmt| breaks(stmt, label, implicit))
}

fn breaks(stmt: &Stmt, label: Option<&str>, implicit: bool) -> bool {
    match &stmt.kind {
        StmtKind::Labeled(_, inner) => breaks(inner, label, implicit),
        StmtKind::Break(None) => implicit,
        StmtKind::Break(Some(target)) => label == Some(&*target.name),
        StmtKind::Block(block) => has_break(&block.stmts, label, implicit),
        StmtKind::If(stmt) => {
            has_break(&stmt.then.stmts, label, implicit)
                || stmt.otherwise.as_ref().is_some_and(|otherwise| breaks(otherwise, label, implicit))
        }
        StmtKind::Switch(stmt) => label.is_some() && stmt.cases.iter().any(|case| has_break(&case.body, label, false)),
        StmtKind::TypeSwitch(stmt) => {
            label.is_some() && stmt.cases.iter().any(|case| has_break(&case.body, label, false))
        }
        StmtKind::Select(stmt) => label.is_some() && stmt.cases.iter().any(|case| has_break(&case.body, label, false)),
        StmtKind::For(stmt) => label.is_some() && has_break(&stmt.body.stmts, label, false),
        StmtKind::Range(stmt) => label.is_some() && has_break(&stmt.body.stmts, label, false),
        _ => false,
    }
}
