//! Blocks and simple statements.

use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Block, Expr, ExprKind, Ident, Stmt, StmtKind};
use crate::golang::syntax::op::BinaryOp;
use crate::golang::syntax::token::{Operator, Token};

use super::Parser;

/// A simple statement, or what can stand in its place in the header of a loop or switch.
pub(super) enum Simple {
    /// A statement, and where Go's compiler has it.
    Stmt(Pos, Stmt),
    /// `a, b := range x`
    Range(RangeClause),
    /// `name := x.(type)`
    Guard(Ident, Expr),
}

/// `a, b := range x`
pub(super) struct RangeClause {
    pub(super) left: Vec<Expr>,
    pub(super) define: bool,
    pub(super) x: Expr,
}

impl Parser<'_> {
    pub(super) fn func_body(&mut self) -> Block {
        self.functions += 1;
        let body = self.block("");
        self.functions -= 1;
        body
    }

    /// `{...}`; `context` is what it has to follow if the current word may be another one.
    pub(super) fn block(&mut self, context: &str) -> Block {
        let pos = self.pos();
        if !self.got(Token::Lbrace) {
            self.syntax_error(&format!("expected {{ after {context}"));
            self.skip_to(&[Token::Name, Token::Rbrace]);
            let rbrace = self.pos();
            if self.got(Token::Rbrace) {
                return Block { pos, stmts: Vec::new(), rbrace };
            }
        }
        let stmts = self.stmts();
        let rbrace = self.pos();
        self.want(Token::Rbrace);
        Block { pos, stmts, rbrace }
    }

    /// Statements up to the end of a block or clause.
    pub(super) fn stmts(&mut self) -> Vec<Stmt> {
        let mut stmts = Vec::new();
        while !matches!(self.token(), Token::Eof | Token::Rbrace | Token::Case | Token::Default) {
            let Some(stmt) = self.stmt() else { break };
            stmts.push(stmt);
            if !self.got(Token::Semi) && !self.at(Token::Rbrace) {
                self.syntax_error("at end of statement");
                self.skip_to(&[Token::Semi, Token::Rbrace, Token::Case, Token::Default]);
                self.got(Token::Semi);
            }
        }
        stmts
    }

    /// A statement, if there is one.
    pub(super) fn stmt(&mut self) -> Option<Stmt> {
        self.nested(Self::stmt_inner, |_| None)
    }

    fn stmt_inner(&mut self) -> Option<Stmt> {
        let pos = self.pos();
        if self.at(Token::Name) {
            let left = self.exprs();
            if let ([Expr { kind: ExprKind::Name(name), .. }], Token::Colon) = (&left[..], self.token()) {
                let label = Ident { id: left[0].id, pos, name: name.clone() };
                return self.labeled(label);
            }
            return Some(self.simple(Some(left), None).into_stmt());
        }
        if let Some(read) = Self::line_of(self.token()) {
            self.next();
            let mut decls = Vec::new();
            self.group(&mut decls, read);
            return Some(Stmt { pos, kind: StmtKind::Decl(decls) });
        }
        if self.begins_simple() {
            return Some(self.simple(None, None).into_stmt());
        }
        let kind = self.other_stmt()?;
        Some(Stmt { pos, kind })
    }

    /// Whether the current word, which is no name, begins an expression that can be a statement.
    fn begins_simple(&self) -> bool {
        use BinaryOp::{Add, And, Sub, Xor};
        match self.token() {
            Token::Operator => {
                matches!(self.scanner.op, Operator::Not | Operator::Binary(Add | Sub | And | Xor))
            }
            Token::Star
            | Token::Literal
            | Token::Func
            | Token::Lparen
            | Token::Arrow
            | Token::Lbrack
            | Token::Struct
            | Token::Map
            | Token::Chan
            | Token::Interface => true,
            _ => false,
        }
    }

    /// A statement that has a word of its own.
    fn other_stmt(&mut self) -> Option<StmtKind> {
        let token = self.token();
        Some(match token {
            Token::Semi => StmtKind::Empty,
            Token::Lbrace => StmtKind::Block(self.block("")),
            Token::For => self.for_stmt(),
            Token::Switch => self.switch_stmt(),
            Token::Select => self.select_stmt(),
            Token::If => self.if_stmt(),
            Token::Fallthrough => {
                self.next();
                StmtKind::Fallthrough
            }
            Token::Break => StmtKind::Break(self.label()),
            Token::Continue => StmtKind::Continue(self.label()),
            Token::Goto => {
                self.next();
                StmtKind::Goto(self.name())
            }
            Token::Go => StmtKind::Go(self.started("go")),
            Token::Defer => StmtKind::Defer(self.started("defer")),
            Token::Return => {
                self.next();
                let nothing = matches!(self.token(), Token::Semi | Token::Rbrace);
                StmtKind::Return(if nothing { Vec::new() } else { self.exprs() })
            }
            _ => return None,
        })
    }

    /// What `break` and `continue` may be followed by.
    fn label(&mut self) -> Option<Ident> {
        self.next();
        self.at(Token::Name).then(|| self.name())
    }

    /// What follows `go` or `defer`.
    fn started(&mut self, keyword: &str) -> Expr {
        self.next();
        let mut x = self.nested(Self::primary, Self::bad);
        if matches!(x.kind, ExprKind::Paren(_)) {
            self.mistake(x.pos, &format!("expression in {keyword} must not be parenthesized"));
        }
        while let ExprKind::Paren(inner) = &mut x.kind {
            x = super::take(inner);
        }
        x
    }

    /// What follows a label, of which the colon is the current word.
    fn labeled(&mut self, label: Ident) -> Option<Stmt> {
        let (pos, colon) = (label.pos, self.pos());
        self.next();
        let inner =
            if self.at(Token::Rbrace) { Some(Stmt { pos: self.pos(), kind: StmtKind::Empty }) } else { self.stmt() };
        let Some(inner) = inner else {
            self.syntax_error_at(colon, "missing statement after label");
            return None;
        };
        Some(Stmt { pos, kind: StmtKind::Labeled(label, Box::new(inner)) })
    }

    /// A simple statement, in the header of a statement that begins with the keyword; `left` has been read already.
    pub(super) fn simple(&mut self, left: Option<Vec<Expr>>, keyword: Option<Token>) -> Simple {
        let ranging = keyword == Some(Token::For);
        if ranging && self.at(Token::Range) {
            return self.range_clause(Vec::new(), false);
        }
        let left = left.unwrap_or_else(|| self.exprs());
        let pos = self.pos();
        let define = match self.token() {
            Token::Assign => false,
            Token::Define => true,
            _ => return self.no_assignment(left),
        };
        self.next();
        if ranging && self.at(Token::Range) {
            return self.range_clause(left, define);
        }
        let right = self.exprs();
        if define && keyword == Some(Token::Switch) && is_guard(&left, &right) {
            return guard(left, right);
        }
        let kind = if define { StmtKind::Define(left, right) } else { StmtKind::Assign(left, right) };
        Simple::Stmt(pos, Stmt { pos, kind })
    }

    /// A simple statement without `=` and `:=`.
    fn no_assignment(&mut self, mut left: Vec<Expr>) -> Simple {
        let pos = self.pos();
        let several = left.len() > 1;
        let x = left.swap_remove(0);
        let start = x.start();
        if several {
            self.syntax_error("expected := or = or comma");
            self.skip_to(&[Token::Semi, Token::Rbrace]);
            return Simple::Stmt(start, Stmt { pos: start, kind: StmtKind::Expr(x) });
        }
        match (self.token(), self.scanner.op) {
            (Token::AssignOp, Operator::Binary(op)) => {
                self.next();
                let y = self.expr();
                Simple::Stmt(pos, Stmt { pos, kind: StmtKind::OpAssign(op, x, y) })
            }
            (Token::IncOp, Operator::Binary(op)) => {
                self.next();
                Simple::Stmt(pos, Stmt { pos, kind: StmtKind::IncDec(x, op) })
            }
            (Token::Arrow, _) => {
                self.next();
                let value = self.expr();
                Simple::Stmt(pos, Stmt { pos: start, kind: StmtKind::Send(x, value) })
            }
            _ => Simple::Stmt(start, Stmt { pos: start, kind: StmtKind::Expr(x) }),
        }
    }

    fn range_clause(&mut self, left: Vec<Expr>, define: bool) -> Simple {
        self.next();
        let x = self.expr();
        Simple::Range(RangeClause { left, define, x })
    }
}

impl Simple {
    /// As a statement, wherever it stands; a guard's place is then wrong, which the checker says.
    pub(super) fn into_stmt(self) -> Stmt {
        match self {
            Self::Stmt(_, stmt) => stmt,
            Self::Guard(name, mut x) => {
                x.pos = name.pos;
                Stmt { pos: name.pos, kind: StmtKind::Expr(x) }
            }
            Self::Range(clause) => Stmt { pos: clause.x.start(), kind: StmtKind::Expr(clause.x) },
        }
    }
}

/// Whether it is `name := x.(type)`.
fn is_guard(left: &[Expr], right: &[Expr]) -> bool {
    matches!((left, right), ([Expr { kind: ExprKind::Name(_), .. }], [Expr { kind: ExprKind::TypeGuard(_), .. }]))
}

fn guard(mut left: Vec<Expr>, mut right: Vec<Expr>) -> Simple {
    let (name, x) = (left.swap_remove(0), right.swap_remove(0));
    let text = if let ExprKind::Name(text) = &name.kind { text.clone() } else { "_".into() };
    Simple::Guard(Ident { id: name.id, pos: name.pos, name: text }, x)
}
