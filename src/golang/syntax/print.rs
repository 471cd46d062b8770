//! Expressions as messages show them: on one line, with `…` for the inside of functions and literals.

use std::fmt::Write;
use std::sync::Arc;

use super::ast::{BinaryOp, ChanDir, Expr, ExprKind, Field, FuncType, Stmt, StmtKind};

/// An expression or type as Go's messages print it.
pub fn expr_string(x: &Expr) -> String {
    let mut out = String::new();
    write_expr(&mut out, x);
    out
}

/// What is wrong with a statement in the place of a condition.
pub(super) fn cannot_use(stmt: &Stmt) -> String {
    let what = match &stmt.kind {
        StmtKind::Assign(left, right) => format!("assignment {} = {}", emphasized(left), emphasized(right)),
        StmtKind::Define(left, right) => format!("{} := {}", list(left), list(right)),
        StmtKind::OpAssign(op, x, y) => format!("{} {}= {}", expr_string(x), op.symbol(), expr_string(y)),
        StmtKind::IncDec(x, op) => format!("{}{}", expr_string(x), op.symbol().repeat(2)),
        StmtKind::Send(channel, value) => format!("{} <- {}", expr_string(channel), expr_string(value)),
        _ => "statement".to_owned(),
    };
    format!("cannot use {what} as value")
}

fn list(all: &[Expr]) -> String {
    let mut out = String::new();
    write_list(&mut out, all);
    out
}

/// With parentheses around it if it is a binary expression, so that the `=` next to it is seen.
fn emphasized(all: &[Expr]) -> String {
    match all {
        [Expr { kind: ExprKind::Binary(..), .. }] => format!("({})", list(all)),
        _ => list(all),
    }
}

fn write_list<'e>(out: &mut String, all: impl IntoIterator<Item = &'e Expr>) {
    for (at, x) in all.into_iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        write_expr(out, x);
    }
}

fn write_expr(out: &mut String, x: &Expr) {
    match &x.kind {
        ExprKind::Bad => out.push_str("<bad expr>"),
        ExprKind::Name(text) | ExprKind::Literal(_, text) => out.push_str(text),
        ExprKind::Composite(literal) => {
            write_list(out, &literal.ty);
            out.push_str(if literal.elems.is_empty() { "{}" } else { "{…}" });
        }
        ExprKind::FuncLit(literal) => {
            out.push_str("func");
            write_signature(out, &literal.sig);
            out.push_str(if literal.body.stmts.is_empty() { " {}" } else { " {…}" });
        }
        ExprKind::Paren(x) => write_around(out, "(", x, ")"),
        ExprKind::Selector(x, name) => {
            write_expr(out, x);
            out.push('.');
            out.push_str(&name.name);
        }
        ExprKind::Index(x, index) => {
            write_around(out, "", x, "[");
            write_list(out, index);
            out.push(']');
        }
        ExprKind::TypeAssert(x, ty) => {
            write_around(out, "", x, ".(");
            write_around(out, "", ty, ")");
        }
        ExprKind::TypeGuard(x) => write_around(out, "", x, ".(type)"),
        ExprKind::Call(call) => {
            write_around(out, "", &call.func, "(");
            write_list(out, &call.args);
            out.push_str(if call.spread { "...)" } else { ")" });
        }
        ExprKind::Star(x) => write_around(out, "*", x, ""),
        ExprKind::Unary(op, x) => write_around(out, op.symbol(), x, ""),
        ExprKind::Binary(..) => write_chain(out, x),
        ExprKind::KeyValue(key, value) => {
            write_around(out, "", key, ": ");
            write_expr(out, value);
        }
        ExprKind::Slice(slice) => {
            write_around(out, "", &slice.x, "[");
            let [low, high, max] = &slice.index;
            write_list(out, low);
            out.push(':');
            write_list(out, high);
            if let Some(max) = max {
                write_around(out, ":", max, "");
            }
            out.push(']');
        }
        _ => write_type(out, x),
    }
}

fn write_around(out: &mut String, before: &str, x: &Expr, behind: &str) {
    out.push_str(before);
    write_expr(out, x);
    out.push_str(behind);
}

/// Binary expressions as they stand; parentheses are nodes of their own.
fn write_chain(out: &mut String, x: &Expr) {
    let chain = x.chain();
    for node in chain.iter().rev() {
        let ExprKind::Binary(op, left, right) = &node.kind else { continue };
        if !matches!(left.kind, ExprKind::Binary(..)) {
            write_expr(out, left);
        }
        write_operator(out, *op);
        write_expr(out, right);
    }
}

fn write_operator(out: &mut String, op: BinaryOp) {
    out.push(' ');
    out.push_str(op.symbol());
    out.push(' ');
}

fn write_type(out: &mut String, ty: &Expr) {
    match &ty.kind {
        ExprKind::ArrayType(len, elem) => {
            out.push('[');
            match len {
                Some(len) => write_expr(out, len),
                None => out.push_str("..."),
            }
            write_around(out, "]", elem, "");
        }
        ExprKind::SliceType(elem) => write_around(out, "[]", elem, ""),
        ExprKind::Ellipsis(elem) => write_around(out, "...", elem, ""),
        ExprKind::MapType(key, value) => {
            write_around(out, "map[", key, "]");
            write_expr(out, value);
        }
        ExprKind::ChanType(dir, elem) => write_chan(out, *dir, elem),
        ExprKind::FuncType(sig) => {
            out.push_str("func");
            write_signature(out, sig);
        }
        ExprKind::StructType(fields) => {
            out.push_str("struct{");
            write_fields(out, fields, "; ", |out, field| {
                if let Some(tag) = &field.tag {
                    let _ = write!(out, " {tag:?}");
                }
            });
            out.push('}');
        }
        ExprKind::InterfaceType(elems) => {
            out.push_str("interface{");
            for (at, elem) in elems.iter().enumerate() {
                out.push_str(if at > 0 { "; " } else { "" });
                write_elem(out, elem);
            }
            out.push('}');
        }
        _ => {}
    }
}

fn write_chan(out: &mut String, dir: ChanDir, elem: &Expr) {
    out.push_str(match dir {
        ChanDir::Both => "chan ",
        ChanDir::Recv => "<-chan ",
        ChanDir::Send => "chan<- ",
    });
    // `chan (<-chan T)` must not look like `chan<- chan T`.
    if dir == ChanDir::Both && matches!(elem.kind, ExprKind::ChanType(ChanDir::Recv, _)) {
        write_around(out, "(", elem, ")");
    } else {
        write_expr(out, elem);
    }
}

fn write_elem(out: &mut String, elem: &Field) {
    match (&elem.name, &elem.ty.kind) {
        (Some(name), ExprKind::FuncType(sig)) => {
            out.push_str(&name.name);
            write_signature(out, sig);
        }
        _ => write_expr(out, &elem.ty),
    }
}

fn write_signature(out: &mut String, sig: &FuncType) {
    write_params(out, &sig.params);
    match &sig.results[..] {
        [] => {}
        [Field { name: None, ty, .. }] => write_around(out, " ", ty, ""),
        results => {
            out.push(' ');
            write_params(out, results);
        }
    }
}

fn write_params(out: &mut String, params: &[Field]) {
    out.push('(');
    write_fields(out, params, ", ", |_, _| {});
    out.push(')');
}

/// `a, b T`: names that share a type are written together.
fn write_fields(out: &mut String, fields: &[Field], separator: &str, end: impl Fn(&mut String, &Field)) {
    for (at, field) in fields.iter().enumerate() {
        let Some(name) = &field.name else {
            write_expr(out, &field.ty);
            end(out, field);
            out.push_str(if at + 1 < fields.len() { separator } else { "" });
            continue;
        };
        out.push_str(&name.name);
        let next = fields.get(at + 1);
        if next.is_some_and(|next| next.name.is_some() && Arc::ptr_eq(&next.ty, &field.ty)) {
            out.push_str(", ");
            continue;
        }
        write_around(out, " ", &field.ty, "");
        end(out, field);
        out.push_str(if next.is_some() { separator } else { "" });
    }
}

#[cfg(test)]
mod tests;
