//! Expressions as messages show them: on one line, bodies of functions and composite literals left out.

use std::fmt::{Display, Formatter, Result};
use std::sync::Arc;

use crate::golang::syntax::ast::{ChanDir, Expr, ExprKind, Field, FuncType, SliceExpr};

/// Shows an expression.
#[derive(Clone, Copy)]
pub(super) struct Text<'e>(pub(super) &'e Expr);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.0.kind {
            ExprKind::Bad => f.write_str("<bad expr>"),
            ExprKind::Name(name) | ExprKind::Literal(_, name) => f.write_str(name),
            ExprKind::Composite(literal) => {
                if let Some(ty) = &literal.ty {
                    Text(ty).fmt(f)?;
                }
                f.write_str(if literal.elems.is_empty() { "{}" } else { "{…}" })
            }
            ExprKind::FuncLit(literal) => {
                f.write_str("func")?;
                signature(&literal.sig, f)?;
                f.write_str(if literal.body.stmts.is_empty() { " {}" } else { " {…}" })
            }
            ExprKind::Paren(x) => write!(f, "({})", Text(x)),
            ExprKind::Selector(x, name) => write!(f, "{}.{}", Text(x), name.name),
            ExprKind::Index(x, index) => write!(f, "{}[{}]", Text(x), List(index)),
            ExprKind::Slice(slice) => slice_text(slice, f),
            ExprKind::TypeAssert(x, ty) => write!(f, "{}.({})", Text(x), Text(ty)),
            ExprKind::TypeGuard(x) => write!(f, "{}.(type)", Text(x)),
            ExprKind::Call(call) => {
                let dots = if call.spread { "..." } else { "" };
                write!(f, "{}({}{dots})", Text(&call.func), List(&call.args))
            }
            ExprKind::Star(x) => write!(f, "*{}", Text(x)),
            ExprKind::Unary(op, x) => write!(f, "{}{}", op.symbol(), Text(x)),
            ExprKind::Binary(..) => chain(self.0, f),
            ExprKind::KeyValue(key, value) => write!(f, "{}: {}", Text(key), Text(value)),
            _ => type_text(self.0, f),
        }
    }
}

/// Expressions with commas between them.
struct List<'e>(&'e [Expr]);

impl Display for List<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (i, x) in self.0.iter().enumerate() {
            write!(f, "{}{}", if i > 0 { ", " } else { "" }, Text(x))?;
        }
        Ok(())
    }
}

/// A chain of binary operators may be longer than the stack is deep.
fn chain(e: &Expr, f: &mut Formatter<'_>) -> Result {
    for (i, part) in e.chain().into_iter().rev().enumerate() {
        let ExprKind::Binary(op, left, right) = &part.kind else { continue };
        if i == 0 {
            Text(left).fmt(f)?;
        }
        write!(f, " {} {}", op.symbol(), Text(right))?;
    }
    Ok(())
}

fn slice_text(slice: &SliceExpr, f: &mut Formatter<'_>) -> Result {
    write!(f, "{}[", Text(&slice.x))?;
    for (i, index) in slice.index.iter().enumerate() {
        if i == 1 || i == 2 && index.is_some() {
            f.write_str(":")?;
        }
        if let Some(index) = index {
            Text(index).fmt(f)?;
        }
    }
    f.write_str("]")
}

fn type_text(e: &Expr, f: &mut Formatter<'_>) -> Result {
    match &e.kind {
        ExprKind::ArrayType(None, elem) => write!(f, "[...]{}", Text(elem)),
        ExprKind::ArrayType(Some(len), elem) => write!(f, "[{}]{}", Text(len), Text(elem)),
        ExprKind::SliceType(elem) => write!(f, "[]{}", Text(elem)),
        ExprKind::Ellipsis(elem) => write!(f, "...{}", Text(elem)),
        ExprKind::MapType(key, elem) => write!(f, "map[{}]{}", Text(key), Text(elem)),
        ExprKind::ChanType(dir, elem) => {
            f.write_str(match dir {
                ChanDir::Both => "chan ",
                ChanDir::Recv => "<-chan ",
                ChanDir::Send => "chan<- ",
            })?;
            let ambiguous = *dir == ChanDir::Both && matches!(elem.kind, ExprKind::ChanType(ChanDir::Recv, _));
            if ambiguous { write!(f, "({})", Text(elem)) } else { Text(elem).fmt(f) }
        }
        ExprKind::FuncType(sig) => {
            f.write_str("func")?;
            signature(sig, f)
        }
        ExprKind::StructType(list) => {
            f.write_str("struct{")?;
            struct_fields(list, f)?;
            f.write_str("}")
        }
        ExprKind::InterfaceType(list) => {
            f.write_str("interface{")?;
            for (i, elem) in list.iter().enumerate() {
                f.write_str(if i > 0 { "; " } else { "" })?;
                interface_elem(elem, f)?;
            }
            f.write_str("}")
        }
        _ => Ok(()),
    }
}

fn interface_elem(elem: &Field, f: &mut Formatter<'_>) -> Result {
    match (&elem.name, &elem.ty.kind) {
        (Some(name), ExprKind::FuncType(sig)) => {
            f.write_str(&name.name)?;
            signature(sig, f)
        }
        _ => Text(&elem.ty).fmt(f),
    }
}

/// `a, b int; c string "tag"`: names that share a type node are shown together.
fn struct_fields(list: &[Field], f: &mut Formatter<'_>) -> Result {
    for (i, field) in list.iter().enumerate() {
        let follows = i > 0 && shares_type(&list[i - 1], field);
        f.write_str(match (i, follows) {
            (0, _) => "",
            (_, true) => ", ",
            (_, false) => "; ",
        })?;
        if let Some(name) = &field.name {
            f.write_str(&name.name)?;
            if list.get(i + 1).is_some_and(|next| shares_type(field, next)) {
                continue;
            }
            f.write_str(" ")?;
        }
        Text(&field.ty).fmt(f)?;
        if let Some(tag) = &field.tag {
            write!(f, " {tag:?}")?;
        }
    }
    Ok(())
}

fn signature(sig: &FuncType, f: &mut Formatter<'_>) -> Result {
    parameters(&sig.params, f)?;
    match &sig.results[..] {
        [] => Ok(()),
        [only] if only.name.is_none() => write!(f, " {}", Text(&only.ty)),
        results => {
            f.write_str(" ")?;
            parameters(results, f)
        }
    }
}

fn parameters(list: &[Field], f: &mut Formatter<'_>) -> Result {
    f.write_str("(")?;
    for (i, field) in list.iter().enumerate() {
        f.write_str(if i > 0 { ", " } else { "" })?;
        if let Some(name) = &field.name {
            f.write_str(&name.name)?;
            if list.get(i + 1).is_some_and(|next| shares_type(field, next)) {
                continue;
            }
            f.write_str(" ")?;
        }
        Text(&field.ty).fmt(f)?;
    }
    f.write_str(")")
}

fn shares_type(a: &Field, b: &Field) -> bool {
    b.name.is_some() && Arc::ptr_eq(&a.ty, &b.ty)
}
