//! Lists of parameters and type parameters.
//!
//! `(a, b)` can be two types or two names without a type: only when the whole list has been read is it known which.

use std::sync::Arc;

use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Expr, ExprKind, Field, Ident};
use crate::golang::syntax::op::BinaryOp;
use crate::golang::syntax::token::{Operator, Token};

use super::types::Bracketed;
use super::{Parser, named};

/// A parameter while its list is not complete: it has a name or a type, or both.
pub(super) struct Param {
    pub(super) pos: Pos,
    pub(super) name: Option<Ident>,
    pub(super) ty: Option<Arc<Expr>>,
}

/// What the list is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// `...T` may be last.
    Params,
    /// Results or receivers.
    Plain,
    /// All of them need names.
    TypeParams,
}

impl Parser<'_> {
    /// Parameters, results, receivers or what stands in the brackets of an interface's element, up to `close`.
    pub(super) fn params(&mut self, close: Token, variadic: bool) -> Vec<Field> {
        self.param_list(None, close, if variadic { Rules::Params } else { Rules::Plain })
    }

    /// Type parameters up to `]`, of which the first name, or the first one as a whole, may have been read.
    pub(super) fn type_params(&mut self, first: Option<(Ident, Option<Expr>)>) -> Vec<Field> {
        self.param_list(first, Token::Rbrack, Rules::TypeParams)
    }

    fn param_list(&mut self, first: Option<(Ident, Option<Expr>)>, close: Token, rules: Rules) -> Vec<Field> {
        let mut first = match first {
            Some((name, Some(ty))) => {
                let (pos, ty) = (name.pos, Arc::new(ty));
                if self.got(close) {
                    return vec![Field { pos, name: Some(name), ty, tag: None }];
                }
                First::Whole(Param { pos, name: Some(name), ty: Some(ty) })
            }
            Some((name, None)) => First::Name(name),
            None => First::Nothing,
        };
        let mut list = Vec::new();
        let end = self.list("parameter list", Token::Comma, close, |parser| {
            let param = match std::mem::replace(&mut first, First::Nothing) {
                First::Whole(param) => Some(param),
                First::Name(name) => parser.param(Some(name), close),
                First::Nothing => parser.param(None, close),
            };
            list.extend(param);
            false
        });
        let fields = self.distribute(list, end, rules);
        self.check_dots(fields, rules)
    }

    /// One parameter, whose name may have been read.
    fn param(&mut self, name: Option<Ident>, close: Token) -> Option<Param> {
        let pos = name.as_ref().map_or(self.pos(), |name| name.pos);
        let constraint = close == Token::Rbrack;
        let name = name.or_else(|| self.at(Token::Name).then(|| self.name()));
        let (name, ty) = match name {
            Some(name) => self.after_name(name, constraint),
            None => (None, self.param_type(constraint)),
        };
        if name.is_some() || ty.is_some() {
            return Some(Param { pos, name, ty: ty.map(Arc::new) });
        }
        self.syntax_error(&format!("expected {}", close.described()));
        self.skip_to(&[Token::Comma, close]);
        None
    }

    /// What follows a name, which may turn out to be a type or the beginning of one.
    fn after_name(&mut self, name: Ident, constraint: bool) -> (Option<Ident>, Option<Expr>) {
        let (name, ty) = match self.token() {
            Token::Lbrack => match self.array_or_args() {
                Bracketed::Type(ty) => (Some(name), ty),
                Bracketed::Args(args) => (None, self.indexed(named(name), args)),
            },
            Token::Dot => (None, self.qualified_name(Some(name))),
            _ if constraint && self.at_binary(BinaryOp::Or) => (None, named(name)),
            _ => return (Some(name), self.param_type(constraint)),
        };
        (name, Some(self.rest_of_union(ty, constraint)))
    }

    /// `T`, `...T`, and in a constraint `~T | U`.
    fn param_type(&mut self, constraint: bool) -> Option<Expr> {
        let pos = self.pos();
        if constraint && self.at_operator(Operator::Tilde) {
            return Some(self.union(None));
        }
        if !self.got(Token::DotDotDot) {
            let ty = self.type_or_none()?;
            return Some(self.rest_of_union(ty, constraint));
        }
        let Some(elem) = self.type_or_none() else {
            let bad = self.bad();
            self.syntax_error("... is missing type");
            return Some(bad);
        };
        Some(self.node(pos, ExprKind::Ellipsis(Box::new(elem))))
    }

    fn rest_of_union(&mut self, ty: Expr, constraint: bool) -> Expr {
        if constraint { self.union(Some(ty)) } else { ty }
    }

    /// Gives every parameter its type: either none has a name, or all have one.
    fn distribute(&mut self, list: Vec<Param>, end: Pos, rules: Rules) -> Vec<Field> {
        let named_ones = list.iter().filter(|param| param.name.is_some() && param.ty.is_some()).count();
        let typed = list.iter().filter(|param| param.ty.is_some()).count();
        let count = list.len();
        if named_ones == 0 && rules != Rules::TypeParams {
            return list.into_iter().filter_map(unnamed).collect();
        }
        let mut fields = Vec::with_capacity(count);
        let (mut complaint, mut current) = (None, None);
        for param in list.into_iter().rev() {
            fields.push(self.with_both(param, &mut current, &mut complaint));
        }
        fields.reverse();
        if let Some(at) = complaint {
            let what = if rules == Rules::TypeParams { "type parameter name" } else { "parameter name" };
            match (named_ones == typed, rules) {
                (true, Rules::TypeParams) => self.syntax_error_at(end, "missing type constraint"),
                (true, _) => self.syntax_error_at(end, "missing parameter type"),
                (false, Rules::TypeParams) if count == 1 => {
                    self.syntax_error_at(at, &format!("missing {what} or invalid array length"));
                }
                (false, _) => self.syntax_error_at(at, &format!("missing {what}")),
            }
        }
        fields
    }

    /// A parameter with name and type; the type may be that of the next one. `complaint` is where one was missing.
    fn with_both(&mut self, param: Param, current: &mut Option<Arc<Expr>>, complaint: &mut Option<Pos>) -> Field {
        let mut name = param.name;
        if let Some(ty) = param.ty {
            *current = Some(ty);
        }
        let ty = match (&*current, &name) {
            (Some(ty), _) => Arc::clone(ty),
            (None, at) => {
                let pos = at.as_ref().map_or(param.pos, |name| name.pos);
                *complaint = Some(pos);
                Arc::new(self.bad_at(pos))
            }
        };
        if name.is_none() {
            let pos = ty.start();
            *complaint = Some(pos);
            name = Some(self.blank_at(pos));
        }
        Field { pos: param.pos, name, ty, tag: None }
    }

    /// `...T` may only be the type of the last one of a function's parameters.
    fn check_dots(&mut self, mut fields: Vec<Field>, rules: Rules) -> Vec<Field> {
        let mut first = true;
        let count = fields.len();
        for (at, field) in fields.iter_mut().enumerate() {
            let last = rules == Rules::Params && at + 1 == count;
            if last || !matches!(field.ty.kind, ExprKind::Ellipsis(_)) {
                continue;
            }
            if std::mem::take(&mut first) {
                let wrong = match rules {
                    Rules::Params => "can only use ... with final parameter",
                    Rules::Plain | Rules::TypeParams => "invalid use of ...",
                };
                self.mistake(field.ty.pos, wrong);
            }
            field.ty = Arc::new(self.bad_at(field.ty.pos));
        }
        fields
    }
}

/// What has been read of a first parameter.
enum First {
    Nothing,
    Name(Ident),
    Whole(Param),
}

/// What looked like a name is a type.
fn unnamed(param: Param) -> Option<Field> {
    let ty = param.ty.or_else(|| param.name.map(|name| Arc::new(named(name))))?;
    Some(Field { pos: param.pos, name: None, ty, tag: None })
}
