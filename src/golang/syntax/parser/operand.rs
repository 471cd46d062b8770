//! Operands and what can follow them: selectors, indices, calls, literals in braces.

use std::sync::Arc;

use crate::golang::syntax::ast::{Call, Composite, Expr, ExprKind, FuncLit, SliceExpr};
use crate::golang::syntax::token::Token;

use super::{Parser, named};

impl Parser<'_> {
    /// An operand with everything behind it.
    pub(super) fn primary(&mut self) -> Expr {
        let x = self.operand();
        self.suffixes(x)
    }

    fn operand(&mut self) -> Expr {
        let pos = self.pos();
        match self.token() {
            Token::Name => named(self.name()),
            Token::Literal => self.literal(),
            Token::Lparen => {
                self.next();
                let x = self.enclosed(Self::expr);
                self.want(Token::Rparen);
                self.node(pos, ExprKind::Paren(Box::new(x)))
            }
            Token::Func => self.func_operand(),
            Token::Lbrack | Token::Chan | Token::Map | Token::Struct | Token::Interface => self.ty(),
            _ => {
                let bad = self.bad();
                self.syntax_error("expected expression");
                self.skip_to(&[Token::Rparen, Token::Rbrack, Token::Rbrace]);
                bad
            }
        }
    }

    /// A literal, which is the current word.
    fn literal(&mut self) -> Expr {
        let pos = self.pos();
        let kind = if self.scanner.bad { ExprKind::Bad } else { ExprKind::Literal(self.scanner.kind, self.text()) };
        self.next();
        self.node(pos, kind)
    }

    pub(super) fn literal_or_none(&mut self) -> Option<Expr> {
        self.at(Token::Literal).then(|| self.literal())
    }

    /// A function literal or type.
    fn func_operand(&mut self) -> Expr {
        let func = self.pos();
        self.next();
        let (pos, _, sig) = self.signature(Some("function type"));
        if !self.at(Token::Lbrace) {
            return self.node(pos, ExprKind::FuncType(Box::new(sig)));
        }
        let (body, inner) = self.measured(|parser| parser.enclosed(Self::func_body));
        let kind = ExprKind::FuncLit(Arc::new(FuncLit { sig, body }));
        let height = self.nesting.height_above(&kind).max(inner + 1);
        self.node_of_height(func, kind, height)
    }

    /// Everything behind an operand.
    pub(super) fn suffixes(&mut self, mut x: Expr) -> Expr {
        loop {
            x = match self.token() {
                Token::Dot => self.after_dot(x),
                Token::Lbrack => self.after_bracket(x),
                Token::Lparen => self.call(x),
                Token::Lbrace if self.may_be_literal(x.unparen()) => {
                    if matches!(x.kind, ExprKind::Paren(_)) {
                        self.syntax_error("cannot parenthesize type in composite literal");
                    }
                    self.composite(Some(x))
                }
                _ => return x,
            }
        }
    }

    /// `x.name`, `x.(T)`, `x.(type)`
    fn after_dot(&mut self, x: Expr) -> Expr {
        let pos = self.pos();
        self.next();
        match self.token() {
            Token::Name => {
                let name = self.name();
                self.node(pos, ExprKind::Selector(Box::new(x), name))
            }
            Token::Lparen => {
                self.next();
                let kind = if self.got(Token::Type) {
                    ExprKind::TypeGuard(Box::new(x))
                } else {
                    let ty = self.ty();
                    ExprKind::TypeAssert(Box::new(x), Box::new(ty))
                };
                let x = self.node(pos, kind);
                self.want(Token::Rparen);
                x
            }
            _ => {
                self.syntax_error("expected name or (");
                self.skip_to(&[Token::Semi, Token::Rparen]);
                x
            }
        }
    }

    /// `x[i]`, `x[A, B]`, `x[i:j]`
    fn after_bracket(&mut self, x: Expr) -> Expr {
        let bracket = self.pos();
        self.next();
        let mut low = None;
        if !self.at(Token::Colon) {
            let (mut index, comma) = if self.at(Token::Rbrack) {
                self.syntax_error("expected operand");
                (vec![self.bad()], false)
            } else {
                self.type_list(false)
            };
            if comma || self.at(Token::Rbrack) {
                self.want(Token::Rbrack);
                return self.node(bracket, ExprKind::Index(Box::new(x), index));
            }
            low = index.pop();
        }
        if !self.got(Token::Colon) {
            self.syntax_error("expected comma, : or ]");
            self.skip_to(&[Token::Comma, Token::Colon, Token::Rbrack]);
        }
        let slice = self.enclosed(|parser| parser.slice(x, low));
        self.want(Token::Rbrack);
        self.node(bracket, ExprKind::Slice(Box::new(slice)))
    }

    /// What follows the first colon.
    fn slice(&mut self, x: Expr, low: Option<Expr>) -> SliceExpr {
        let mut high = None;
        if !self.at(Token::Colon) && !self.at(Token::Rbrack) {
            high = Some(self.expr());
        }
        if !self.at(Token::Colon) {
            return SliceExpr { x, index: [low, high, None], full: false };
        }
        let high = high.unwrap_or_else(|| {
            self.mistake(self.pos(), "middle index required in 3-index slice");
            self.bad()
        });
        self.next();
        let max = if self.at(Token::Rbrack) {
            self.mistake(self.pos(), "final index required in 3-index slice");
            self.bad()
        } else {
            self.expr()
        };
        SliceExpr { x, index: [low, Some(high), Some(max)], full: true }
    }

    /// `f(a, b...)`
    fn call(&mut self, func: Expr) -> Expr {
        let pos = self.pos();
        self.next();
        let (mut args, mut spread) = (Vec::new(), false);
        let rparen = self.enclosed(|parser| {
            parser.list("argument list", Token::Comma, Token::Rparen, |parser| {
                args.push(parser.expr());
                spread = parser.got(Token::DotDotDot);
                spread
            })
        });
        self.node(pos, ExprKind::Call(Box::new(Call { func, args, spread, rparen })))
    }

    /// Whether a `{` behind this begins a literal of it, and not a block.
    fn may_be_literal(&self, ty: &Expr) -> bool {
        match &ty.kind {
            ExprKind::Name(_) | ExprKind::Selector(..) => self.literals >= 0,
            ExprKind::Index(..) => self.literals >= 0 && !is_value(ty),
            ExprKind::ArrayType(..) | ExprKind::SliceType(_) | ExprKind::StructType(_) | ExprKind::MapType(..) => true,
            _ => false,
        }
    }

    /// `{...}`
    fn composite(&mut self, ty: Option<Expr>) -> Expr {
        let pos = ty.as_ref().map_or(self.pos(), Expr::start);
        let mut elems = Vec::new();
        let rbrace = self.enclosed(|parser| {
            parser.want(Token::Lbrace);
            parser.list("composite literal", Token::Comma, Token::Rbrace, |parser| {
                elems.push(parser.element());
                false
            })
        });
        self.node(pos, ExprKind::Composite(Box::new(Composite { ty, elems, rbrace })))
    }

    fn element(&mut self) -> Expr {
        let x = self.element_value();
        if !self.at(Token::Colon) {
            return x;
        }
        let pos = self.pos();
        self.next();
        let value = self.element_value();
        self.node(pos, ExprKind::KeyValue(Box::new(x), Box::new(value)))
    }

    fn element_value(&mut self) -> Expr {
        if self.at(Token::Lbrace) {
            return self.nested(|parser| parser.composite(None), Self::bad);
        }
        self.expr()
    }
}

/// Whether it can only be a value, and no type.
fn is_value(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Literal(..)
        | ExprKind::Composite(_)
        | ExprKind::FuncLit(_)
        | ExprKind::Slice(_)
        | ExprKind::TypeAssert(..)
        | ExprKind::TypeGuard(_)
        | ExprKind::Call(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary(..) => true,
        ExprKind::Paren(x) => is_value(x),
        ExprKind::Index(x, index) => is_value(x) || matches!(&index[..], [only] if is_value(only)),
        _ => false,
    }
}
