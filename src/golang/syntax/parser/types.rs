//! Parses types: names, pointers, functions, structs, interfaces and the rest.

use std::sync::Arc;

use crate::golang::syntax::ast::{ChanDir, Expr, ExprKind, Field, FuncType, Ident};
use crate::golang::syntax::token::Token;

use super::{Parser, named};
use crate::golang::source::Pos;

/// `[n]T`, or the `[A, B]` of a generic type.
pub(super) enum Bracketed {
    Type(Expr),
    Args(Vec<Expr>),
}

impl Parser<'_> {
    /// A type.
    pub(super) fn ty(&mut self) -> Expr {
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad();
            self.syntax_error("expected type");
            self.skip_to(&[Token::Comma, Token::Colon, Token::Semi, Token::Rparen, Token::Rbrack, Token::Rbrace]);
            bad
        })
    }

    /// A type, if there is one.
    pub(super) fn type_or_none(&mut self) -> Option<Expr> {
        self.nested(Self::type_inner, |_| None)
    }

    fn type_inner(&mut self) -> Option<Expr> {
        let pos = self.pos();
        let kind = match self.token() {
            Token::Name => return Some(self.qualified_name(None)),
            Token::Struct => self.struct_type(),
            Token::Interface => self.interface_type(),
            Token::Star => {
                self.next();
                ExprKind::Star(Box::new(self.ty()))
            }
            Token::Arrow => {
                self.next();
                self.want(Token::Chan);
                ExprKind::ChanType(ChanDir::Recv, Box::new(self.chan_elem()))
            }
            Token::Chan => {
                self.next();
                let dir = if self.got(Token::Arrow) { ChanDir::Send } else { ChanDir::Both };
                ExprKind::ChanType(dir, Box::new(self.chan_elem()))
            }
            Token::Map => self.map_type(),
            Token::Func => {
                self.next();
                let (pos, _, sig) = self.signature(Some("function type"));
                return Some(self.node(pos, ExprKind::FuncType(Box::new(sig))));
            }
            Token::Lbrack => {
                self.next();
                return Some(if self.got(Token::Rbrack) { self.slice_type(pos) } else { self.array_type(pos, None) });
            }
            Token::Lparen => {
                self.next();
                let ty = self.ty();
                self.want(Token::Rparen);
                return Some(ty);
            }
            _ => return None,
        };
        Some(self.node(pos, kind))
    }

    fn map_type(&mut self) -> ExprKind {
        self.next();
        self.want(Token::Lbrack);
        let key = self.ty();
        self.want(Token::Rbrack);
        ExprKind::MapType(Box::new(key), Box::new(self.ty()))
    }

    fn chan_elem(&mut self) -> Expr {
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad();
            self.syntax_error("missing channel element type");
            bad
        })
    }

    /// What follows `[]`.
    pub(super) fn slice_type(&mut self, pos: Pos) -> Expr {
        let elem = self.ty();
        self.node(pos, ExprKind::SliceType(Box::new(elem)))
    }

    /// What follows `[`, or the length behind it.
    pub(super) fn array_type(&mut self, pos: Pos, mut len: Option<Expr>) -> Expr {
        if len.is_none() && !self.got(Token::DotDotDot) {
            len = Some(self.enclosed(Self::expr));
        }
        if self.at(Token::Comma) {
            self.syntax_error("unexpected comma; expected ]");
            self.next();
        }
        self.want(Token::Rbrack);
        let elem = self.ty();
        self.node(pos, ExprKind::ArrayType(len.map(Box::new), Box::new(elem)))
    }

    /// What follows `func` or a function's name: where it begins, type parameters (which it must not have if a context
    /// is given), parameters and results.
    pub(super) fn signature(&mut self, context: Option<&str>) -> (Pos, Vec<Field>, FuncType) {
        let pos = self.pos();
        let mut tparams = Vec::new();
        if self.got(Token::Lbrack) {
            if let Some(context) = context {
                self.syntax_error_at(pos, &format!("{context} must have no type parameters"));
            }
            if self.at(Token::Rbrack) {
                self.syntax_error("empty type parameter list");
                self.next();
            } else {
                tparams = self.type_params(None);
            }
        }
        self.want(Token::Lparen);
        let params = self.params(Token::Rparen, true);
        let results = self.results();
        (pos, tparams, FuncType { params, results })
    }

    fn results(&mut self) -> Vec<Field> {
        if self.got(Token::Lparen) {
            return self.params(Token::Rparen, false);
        }
        let pos = self.pos();
        let ty = self.type_or_none();
        ty.map(|ty| Field { pos, name: None, ty: Arc::new(ty), tag: None }).into_iter().collect()
    }

    /// `name`, `package.name`, `name[A, B]`
    pub(super) fn qualified_name(&mut self, name: Option<Ident>) -> Expr {
        let name = match name {
            Some(name) => name,
            None if self.at(Token::Name) => self.name(),
            None => {
                let blank = self.blank();
                self.syntax_error("expected name");
                self.skip_to(&[Token::Dot, Token::Semi, Token::Rbrace]);
                blank
            }
        };
        let mut x = named(name);
        if self.got(Token::Dot) {
            let pos = x.start();
            let name = self.name();
            x = self.node(pos, ExprKind::Selector(Box::new(x), name));
        }
        if self.at(Token::Lbrack) { self.instance(x) } else { x }
    }

    fn instance(&mut self, generic: Expr) -> Expr {
        self.next();
        let args = if self.at(Token::Rbrack) {
            self.syntax_error("expected type argument list");
            vec![self.bad()]
        } else {
            self.type_list(true).0
        };
        self.want(Token::Rbrack);
        self.indexed(generic, args)
    }

    /// `generic[args]`
    pub(super) fn indexed(&mut self, generic: Expr, args: Vec<Expr>) -> Expr {
        self.node(generic.start(), ExprKind::Index(Box::new(generic), args))
    }

    /// Types, the first of which may be an expression unless it is strict, and whether there is a comma.
    pub(super) fn type_list(&mut self, strict: bool) -> (Vec<Expr>, bool) {
        self.enclosed(|parser| {
            let mut list = vec![if strict { parser.ty() } else { parser.expr() }];
            let mut comma = false;
            while parser.got(Token::Comma) {
                comma = true;
                let Some(ty) = parser.type_or_none() else { break };
                list.push(ty);
            }
            (list, comma)
        })
    }

    /// What follows a name: an array or slice type, or type arguments.
    pub(super) fn array_or_args(&mut self) -> Bracketed {
        let pos = self.pos();
        self.want(Token::Lbrack);
        if self.got(Token::Rbrack) {
            return Bracketed::Type(self.slice_type(pos));
        }
        let (mut list, comma) = self.type_list(false);
        self.want(Token::Rbrack);
        let elem = if comma { None } else { self.type_or_none() };
        match elem {
            Some(elem) => {
                let len = list.pop().map(Box::new);
                Bracketed::Type(self.node(pos, ExprKind::ArrayType(len, Box::new(elem))))
            }
            None => Bracketed::Args(list),
        }
    }

    fn struct_type(&mut self) -> ExprKind {
        self.next();
        self.want(Token::Lbrace);
        let mut fields = Vec::new();
        self.list("struct type", Token::Semi, Token::Rbrace, |parser| {
            parser.field(&mut fields);
            false
        });
        ExprKind::StructType(fields)
    }

    fn field(&mut self, fields: &mut Vec<Field>) {
        let pos = self.pos();
        let embedded = match self.token() {
            Token::Name => return self.named_field(fields),
            Token::Star => {
                self.next();
                let parenthesized = self.at(Token::Lparen);
                if parenthesized {
                    self.syntax_error("cannot parenthesize embedded type");
                    self.next();
                }
                let ty = self.qualified_name(None);
                if parenthesized {
                    self.got(Token::Rparen);
                }
                self.node(pos, ExprKind::Star(Box::new(ty)))
            }
            Token::Lparen => {
                self.syntax_error("cannot parenthesize embedded type");
                self.next();
                let star = self.at(Token::Star).then(|| self.pos());
                if star.is_some() {
                    self.next();
                }
                let mut ty = self.qualified_name(None);
                if let Some(star) = star {
                    ty = self.node(star, ExprKind::Star(Box::new(ty)));
                }
                self.got(Token::Rparen);
                ty
            }
            _ => {
                self.syntax_error("expected field name or embedded type");
                self.skip_to(&[Token::Semi, Token::Rbrace]);
                return;
            }
        };
        self.embed(fields, pos, embedded);
    }

    fn embed(&mut self, fields: &mut Vec<Field>, pos: Pos, ty: Expr) {
        let tag = self.tag();
        fields.push(Field { pos, name: None, ty: Arc::new(ty), tag });
    }

    /// A field that begins with a name, which may be that of an embedded type.
    fn named_field(&mut self, fields: &mut Vec<Field>) {
        let name = self.name();
        let pos = name.pos;
        if matches!(self.token(), Token::Dot | Token::Literal | Token::Semi | Token::Rbrace) {
            let ty = self.qualified_name(Some(name));
            return self.embed(fields, pos, ty);
        }
        let mut names = self.names(name);
        let ty = if names.len() == 1 && self.at(Token::Lbrack) {
            match self.array_or_args() {
                Bracketed::Type(ty) => ty,
                Bracketed::Args(args) => {
                    let ty = self.indexed(named(names.remove(0)), args);
                    return self.embed(fields, pos, ty);
                }
            }
        } else {
            self.ty()
        };
        let (ty, tag) = (Arc::new(ty), self.tag());
        fields.extend(names.into_iter().map(|name| Field {
            pos: name.pos,
            name: Some(name),
            ty: Arc::clone(&ty),
            tag: tag.clone(),
        }));
    }
}
