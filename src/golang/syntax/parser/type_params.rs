//! Interfaces, and the `[` behind a declared type's name, where type parameters or an array's length can follow.

use std::sync::Arc;

use crate::golang::syntax::ast::{Call, Expr, ExprKind, Field, Ident, UnaryOp};
use crate::golang::syntax::op::BinaryOp;
use crate::golang::syntax::token::{Operator, Token};

use super::{Parser, named, take};

/// What a generic method is called where it must not be.
const METHOD: &str = "interface method";

impl Parser<'_> {
    pub(super) fn interface_type(&mut self) -> ExprKind {
        self.next();
        self.want(Token::Lbrace);
        let mut elems = Vec::new();
        self.list("interface type", Token::Semi, Token::Rbrace, |parser| {
            let elem = parser.interface_elem();
            elems.push(elem);
            false
        });
        ExprKind::InterfaceType(elems)
    }

    /// A method, or `A | B`.
    fn interface_elem(&mut self) -> Field {
        let pos = self.pos();
        let (name, ty) = if self.at(Token::Name) { self.method() } else { (None, None) };
        let ty = match (&name, ty) {
            (Some(_), Some(ty)) => ty,
            (_, first) => self.union(first),
        };
        Field { pos, name, ty: Arc::new(ty), tag: None }
    }

    /// What begins with a name: a method, or an embedded type, which has no name.
    fn method(&mut self) -> (Option<Ident>, Option<Expr>) {
        let name = self.name();
        match self.token() {
            Token::Lparen => self.method_type(name),
            Token::Lbrack => self.method_or_instance(name),
            _ => (None, Some(self.qualified_name(Some(name)))),
        }
    }

    fn method_type(&mut self, name: Ident) -> (Option<Ident>, Option<Expr>) {
        let (pos, _, sig) = self.signature(Some(METHOD));
        let ty = self.node(pos, ExprKind::FuncType(Box::new(sig)));
        (Some(name), Some(ty))
    }

    /// `name[...`: an instance of a generic type; a generic method is read, but complained about.
    fn method_or_instance(&mut self, name: Ident) -> (Option<Ident>, Option<Expr>) {
        let bracket = self.pos();
        self.next();
        if self.at(Token::Rbrack) {
            let pos = self.pos();
            self.next();
            if self.at(Token::Lparen) {
                self.mistake(pos, "empty type parameter list");
                return self.method_type(name);
            }
            self.mistake(pos, "empty type argument list");
            return (None, Some(named(name)));
        }
        let list = self.params(Token::Rbrack, false);
        match list.first() {
            None if self.at(Token::Lparen) => self.method_type(name),
            None => (None, Some(named(name))),
            Some(Field { name: Some(_), .. }) => {
                let method = self.method_type(name);
                self.mistake(bracket, &format!("{METHOD} must have no type parameters"));
                method
            }
            Some(_) => {
                let args = list.into_iter().filter_map(|field| Arc::into_inner(field.ty)).collect();
                (None, Some(self.indexed(named(name), args)))
            }
        }
    }

    /// `A | B | ~C`, of which the first part may have been read.
    pub(super) fn union(&mut self, first: Option<Expr>) -> Expr {
        let mut x = first.unwrap_or_else(|| self.term());
        while self.at_binary(BinaryOp::Or) {
            let pos = self.pos();
            self.next();
            let y = self.term();
            x = self.node(pos, ExprKind::Binary(BinaryOp::Or, Box::new(x), Box::new(y)));
        }
        x
    }

    /// `~T` or `T`
    fn term(&mut self) -> Expr {
        let pos = self.pos();
        if self.at_operator(Operator::Tilde) {
            self.next();
            let ty = self.ty();
            return self.node(pos, ExprKind::Unary(UnaryOp::Tilde, Box::new(ty)));
        }
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad();
            self.syntax_error("expected ~ term or type");
            self.skip_to(&[Token::Operator, Token::Semi, Token::Rparen, Token::Rbrack, Token::Rbrace]);
            bad
        })
    }

    /// What follows a declared type's name if that is a `[`: type parameters and the type, or an array or slice type.
    ///
    /// `[P *T` begins type parameters or an array as long as a product. So an expression is read; it is taken for a
    /// type parameter if nothing else can be meant, or if a comma follows.
    pub(super) fn after_type_name(&mut self, tparams: &mut Vec<Field>, alias: &mut bool) -> Option<Expr> {
        let pos = self.pos();
        self.next();
        if self.got(Token::Rbrack) {
            return Some(self.slice_type(pos));
        }
        if !self.at(Token::Name) {
            return Some(self.array_type(pos, None));
        }
        let mut x = named(self.name());
        if !self.at(Token::Lbrack) {
            x = self.enclosed(|parser| {
                let x = parser.suffixes(x);
                parser.operators(x, 0)
            });
        }
        let first = match split(x, self.at(Token::Comma)) {
            Ok((name, None)) if self.at(Token::Rbrack) => return Some(self.array_type(pos, Some(named(name)))),
            Ok(first) => first,
            Err(len) => return Some(self.array_type(pos, Some(len))),
        };
        *tparams = self.type_params(Some(first));
        *alias = self.got_assign();
        self.type_or_none()
    }
}

/// Takes an expression apart into a type parameter and its constraint: `P *T` looks like a product, `P (T)` like a
/// call, and either can begin a union. If it can be an ordinary expression as well, it is only taken apart if forced.
fn split(mut x: Expr, forced: bool) -> Result<(Ident, Option<Expr>), Expr> {
    if let ExprKind::Name(name) = &x.kind {
        return Ok((Ident { id: x.id, pos: x.pos, name: name.clone() }, None));
    }
    let (mut forced, mut first) = (forced, &mut x);
    while matches!(first.kind, ExprKind::Binary(BinaryOp::Or, ..)) {
        let ExprKind::Binary(_, left, right) = &mut first.kind else { unreachable!("it is a binary expression") };
        forced |= is_type_elem(right);
        first = left;
    }
    match split_first(first, forced) {
        Some(name) => Ok((name, Some(x))),
        None => Err(x),
    }
}

/// Takes the name away from `P *T` or `P (T)`, so that the constraint remains.
fn split_first(first: &mut Expr, forced: bool) -> Option<Ident> {
    let (name, constraint, star) = match &mut first.kind {
        ExprKind::Binary(BinaryOp::Mul, name, elem) => (&**name, &mut **elem, true),
        ExprKind::Call(call) => match &mut **call {
            Call { func, args, spread: false, .. } if args.len() == 1 => (&*func, &mut args[0], false),
            _ => return None,
        },
        _ => return None,
    };
    let ExprKind::Name(text) = &name.kind else { return None };
    if !forced && !is_type_elem(constraint) {
        return None;
    }
    let ident = Ident { id: name.id, pos: name.pos, name: text.clone() };
    let mut constraint = take(constraint);
    if star {
        first.kind = ExprKind::Star(Box::new(constraint));
        return Some(ident);
    }
    while let ExprKind::Paren(inner) = &mut constraint.kind {
        constraint = take(inner);
    }
    *first = constraint;
    Some(ident)
}

/// Whether it can only be an element of a constraint, and no value.
fn is_type_elem(x: &Expr) -> bool {
    let mut x = x;
    loop {
        x = match &x.kind {
            ExprKind::ArrayType(..)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::SliceType(_)
            | ExprKind::MapType(..)
            | ExprKind::ChanType(..)
            | ExprKind::Unary(UnaryOp::Tilde, _) => return true,
            ExprKind::Binary(_, left, right) => {
                if is_type_elem(right) {
                    return true;
                }
                left
            }
            ExprKind::Paren(inner) | ExprKind::Star(inner) | ExprKind::Unary(_, inner) => inner,
            _ => return false,
        };
    }
}
