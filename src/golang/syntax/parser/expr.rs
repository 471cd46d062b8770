//! Expressions with operators around operands.

use crate::golang::syntax::ast::{ChanDir, Expr, ExprKind, UnaryOp};
use crate::golang::syntax::op::BinaryOp;
use crate::golang::syntax::print::expr_string;
use crate::golang::syntax::token::{Operator, Token};

use super::Parser;

impl Parser<'_> {
    /// An expression.
    pub(super) fn expr(&mut self) -> Expr {
        let x = self.unary();
        self.operators(x, 0)
    }

    /// `x, y, z`
    pub(super) fn exprs(&mut self) -> Vec<Expr> {
        let mut all = vec![self.expr()];
        while self.got(Token::Comma) {
            all.push(self.expr());
        }
        all
    }

    /// An expression in brackets or parentheses, where `{` begins a literal in any case.
    pub(super) fn enclosed<T>(&mut self, inner: impl FnOnce(&mut Self) -> T) -> T {
        self.literals += 1;
        let result = inner(self);
        self.literals -= 1;
        result
    }

    /// What follows a first operand, as long as operators bind more strongly than so.
    pub(super) fn operators(&mut self, mut x: Expr, than: u8) -> Expr {
        while let Some(op) = self.binary_operator().filter(|op| op.precedence() > than) {
            let pos = self.pos();
            self.next();
            let y = self.unary();
            let y = self.operators(y, op.precedence());
            x = self.node(pos, ExprKind::Binary(op, Box::new(x), Box::new(y)));
        }
        x
    }

    fn binary_operator(&self) -> Option<BinaryOp> {
        match (self.token(), self.scanner.op) {
            (Token::Operator | Token::Star, Operator::Binary(op)) => Some(op),
            _ => None,
        }
    }

    /// An operand with operators before it.
    pub(super) fn unary(&mut self) -> Expr {
        self.nested(Self::unary_inner, Self::bad)
    }

    fn unary_inner(&mut self) -> Expr {
        let pos = self.pos();
        if self.got(Token::Arrow) {
            let x = self.unary();
            return if matches!(x.kind, ExprKind::ChanType(..)) {
                self.receiving(x)
            } else {
                self.node(pos, ExprKind::Unary(UnaryOp::Recv, Box::new(x)))
            };
        }
        let Some(op) = self.unary_operator() else { return self.primary() };
        self.next();
        let mut x = self.unary();
        let kind = match op {
            Prefix::Star => ExprKind::Star(Box::new(x)),
            Prefix::Op(UnaryOp::Addr) => {
                while let ExprKind::Paren(inner) = &mut x.kind {
                    x = super::take(inner);
                }
                ExprKind::Unary(UnaryOp::Addr, Box::new(x))
            }
            Prefix::Op(op) => ExprKind::Unary(op, Box::new(x)),
        };
        self.node(pos, kind)
    }

    fn unary_operator(&self) -> Option<Prefix> {
        let op = match (self.token(), self.scanner.op) {
            (Token::Star, _) => return Some(Prefix::Star),
            (Token::Operator, Operator::Binary(BinaryOp::Add)) => UnaryOp::Plus,
            (Token::Operator, Operator::Binary(BinaryOp::Sub)) => UnaryOp::Neg,
            (Token::Operator, Operator::Binary(BinaryOp::Xor)) => UnaryOp::Complement,
            (Token::Operator, Operator::Binary(BinaryOp::And)) => UnaryOp::Addr,
            (Token::Operator, Operator::Not) => UnaryOp::Not,
            (Token::Operator, Operator::Tilde) => UnaryOp::Tilde,
            _ => return None,
        };
        Some(Prefix::Op(op))
    }

    /// A `<-` before a channel type belongs to the type.
    fn receiving(&mut self, mut ty: Expr) -> Expr {
        if let Err(wrong) = make_receiving(&mut ty) {
            self.syntax_error(&wrong);
        }
        ty
    }
}

/// Makes `<-(chan T)` a `(<-chan T)`, and `<-(chan<- T)` a `(<-chan (<-T))`; says why if that makes no sense.
fn make_receiving(ty: &mut Expr) -> Result<(), String> {
    let ExprKind::ChanType(dir, elem) = &mut ty.kind else {
        return Err(format!("unexpected {}, expected chan", expr_string(ty)));
    };
    match std::mem::replace(dir, ChanDir::Recv) {
        ChanDir::Both => Ok(()),
        ChanDir::Recv => Err("unexpected <-, expected chan".to_owned()),
        ChanDir::Send => make_receiving(elem),
    }
}

/// An operator before an operand.
enum Prefix {
    Star,
    Op(UnaryOp),
}
