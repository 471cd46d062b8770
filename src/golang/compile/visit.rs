//! Walking over statements for the expressions in them, but not into function literals.

use crate::golang::syntax::ast::{BinaryOp, Decl, Expr, ExprKind, Stmt, StmtKind};

/// Calls `f` with all expressions that stand in a statement and the statements within it; the right side of `x op= y` comes
/// with the operator.
pub(super) fn exprs_of(stmt: &Stmt, f: &mut dyn FnMut(&Expr, Option<BinaryOp>)) {
    let inner = |stmts: &[Stmt], f: &mut dyn FnMut(&Expr, Option<BinaryOp>)| {
        for stmt in stmts {
            exprs_of(stmt, f);
        }
    };
    match &stmt.kind {
        StmtKind::Expr(x) | StmtKind::Go(x) | StmtKind::Defer(x) | StmtKind::IncDec(x, _) => f(x, None),
        StmtKind::Send(x, y) => all(&mut [x, y].into_iter(), f),
        StmtKind::OpAssign(op, x, y) => {
            f(x, None);
            f(y, Some(*op));
        }
        StmtKind::Assign(left, right) | StmtKind::Define(left, right) => all(&mut left.iter().chain(right), f),
        StmtKind::Return(values) => all(&mut values.iter(), f),
        StmtKind::Decl(decls) => {
            for decl in decls {
                if let Decl::Var(decl) = decl {
                    all(&mut decl.values.iter(), f);
                }
            }
        }
        StmtKind::Block(block) => inner(&block.stmts, f),
        StmtKind::If(x) => {
            x.init.iter().for_each(|init| exprs_of(init, f));
            f(&x.cond, None);
            inner(&x.then.stmts, f);
            x.otherwise.iter().for_each(|other| exprs_of(other, f));
        }
        StmtKind::Switch(switch) => {
            switch.init.iter().for_each(|init| exprs_of(init, f));
            all(&mut switch.tag.iter(), f);
            for case in &switch.cases {
                all(&mut case.values.iter().flatten(), f);
                inner(&case.body, f);
            }
        }
        StmtKind::TypeSwitch(switch) => {
            switch.init.iter().for_each(|init| exprs_of(init, f));
            f(&switch.x, None);
            switch.cases.iter().for_each(|case| inner(&case.body, f));
        }
        StmtKind::Select(select) => {
            for case in &select.cases {
                case.comm.iter().for_each(|comm| exprs_of(comm, f));
                inner(&case.body, f);
            }
        }
        StmtKind::For(x) => {
            x.init.iter().for_each(|init| exprs_of(init, f));
            all(&mut x.cond.iter(), f);
            x.post.iter().for_each(|post| exprs_of(post, f));
            inner(&x.body.stmts, f);
        }
        StmtKind::Range(x) => {
            f(&x.x, None);
            inner(&x.body.stmts, f);
        }
        StmtKind::Labeled(_, stmt) => exprs_of(stmt, f),
        _ => {}
    }
}

fn all(exprs: &mut dyn Iterator<Item = &Expr>, f: &mut dyn FnMut(&Expr, Option<BinaryOp>)) {
    for e in exprs {
        f(e, None);
    }
}

/// Calls `f` with the direct operands of an expression; of a chain of operators with all of them.
pub(super) fn operands_of<'e>(e: &'e Expr, f: &mut dyn FnMut(&'e Expr)) {
    match &e.kind {
        ExprKind::Paren(x)
        | ExprKind::Star(x)
        | ExprKind::Selector(x, _)
        | ExprKind::TypeAssert(x, _)
        | ExprKind::Unary(_, x) => f(x),
        ExprKind::KeyValue(x, y) | ExprKind::Binary(_, x, y) => {
            f(x);
            f(y);
        }
        ExprKind::Index(x, index) => {
            f(x);
            index.iter().for_each(f);
        }
        ExprKind::Slice(slice) => {
            f(&slice.x);
            slice.index.iter().flatten().for_each(f);
        }
        ExprKind::Composite(literal) => literal.elems.iter().for_each(f),
        ExprKind::Call(call) => {
            f(&call.func);
            call.args.iter().for_each(f);
        }
        _ => {}
    }
}
