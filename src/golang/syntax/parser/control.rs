//! Statements that hold others: `if`, `for`, `switch`, `select`.

use crate::golang::source::Pos;
use crate::golang::syntax::ast::{
    Case, CommCase, Expr, ExprKind, For, If, Range, Select, Stmt, StmtKind, Switch, TypeSwitch,
};
use crate::golang::syntax::print::cannot_use;
use crate::golang::syntax::token::Token;

use super::stmt::{RangeClause, Simple};
use super::{Ident, Parser};

/// What stands before the block of a statement.
#[derive(Default)]
struct Header {
    init: Option<Stmt>,
    /// Behind the first semicolon, or alone.
    cond: Option<Cond>,
    post: Option<Stmt>,
    range: Option<RangeClause>,
}

/// A condition or tag.
enum Cond {
    Expr(Expr),
    /// `name := x.(type)`
    Guard(Ident, Expr),
}

impl Parser<'_> {
    pub(super) fn for_stmt(&mut self) -> StmtKind {
        let header = self.header(Token::For);
        let body = self.block("for clause");
        if let Some(RangeClause { left, define, x }) = header.range {
            let mut left = left.into_iter();
            let (key, value, extra) = (left.next(), left.next(), left.next());
            return StmtKind::Range(Box::new(Range { key, value, extra, define, x, body }));
        }
        let cond = header.cond.map(Cond::into_expr);
        StmtKind::For(Box::new(For { init: header.init, cond, post: header.post, body }))
    }

    pub(super) fn if_stmt(&mut self) -> StmtKind {
        let header = self.header(Token::If);
        let cond = header.cond.map_or_else(|| self.bad(), Cond::into_expr);
        let then = self.block("if clause");
        let otherwise = if self.got(Token::Else) { self.after_else() } else { None };
        StmtKind::If(Box::new(If { init: header.init, cond, then, otherwise }))
    }

    fn after_else(&mut self) -> Option<Stmt> {
        if matches!(self.token(), Token::If | Token::Lbrace) {
            return self.stmt();
        }
        self.syntax_error("else must be followed by if or statement block");
        self.skip_to(&[Token::Name, Token::Rbrace]);
        None
    }

    pub(super) fn switch_stmt(&mut self) -> StmtKind {
        let header = self.header(Token::Switch);
        self.open_clauses("switch clause");
        let mut cases = Vec::new();
        while !matches!(self.token(), Token::Eof | Token::Rbrace) {
            cases.push(self.case());
        }
        let (init, rbrace) = (header.init, self.pos());
        self.want(Token::Rbrace);
        let (name, mut tag) = match header.cond {
            Some(Cond::Guard(name, x)) => (Some(name), Some(x)),
            Some(Cond::Expr(x)) => (None, Some(x)),
            None => (None, None),
        };
        if let Some(Expr { kind: ExprKind::TypeGuard(x), .. }) = &mut tag {
            let x = super::take(x);
            return StmtKind::TypeSwitch(Box::new(TypeSwitch { init, name, x, cases, rbrace }));
        }
        StmtKind::Switch(Box::new(Switch { init, tag, cases, rbrace }))
    }

    pub(super) fn select_stmt(&mut self) -> StmtKind {
        self.next();
        self.open_clauses("select clause");
        let mut cases = Vec::new();
        while !matches!(self.token(), Token::Eof | Token::Rbrace) {
            cases.push(self.comm_case());
        }
        let rbrace = self.pos();
        self.want(Token::Rbrace);
        StmtKind::Select(Select { cases, rbrace })
    }

    fn open_clauses(&mut self, context: &str) {
        if !self.got(Token::Lbrace) {
            self.syntax_error(&format!("missing {{ after {context}"));
            self.skip_to(&[Token::Case, Token::Default, Token::Rbrace]);
        }
    }

    fn case(&mut self) -> Case {
        let pos = self.pos();
        let values = self.clause(Self::exprs);
        let colon = self.pos();
        self.want(Token::Colon);
        Case { pos, values, body: self.stmts(), colon }
    }

    fn comm_case(&mut self) -> CommCase {
        let pos = self.pos();
        let comm = self.clause(|parser| parser.simple(None, None).into_stmt());
        let colon = self.pos();
        self.want(Token::Colon);
        CommCase { pos, comm, body: self.stmts(), colon }
    }

    /// `case` with something behind it, or `default`.
    fn clause<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.got(Token::Case) {
            return Some(read(self));
        }
        if !self.got(Token::Default) {
            self.syntax_error("expected case or default or }");
            self.skip_to(&[Token::Colon, Token::Case, Token::Default, Token::Rbrace]);
        }
        None
    }

    /// The keyword and everything up to the block.
    fn header(&mut self, keyword: Token) -> Header {
        self.next();
        let mut header = Header::default();
        if self.at(Token::Lbrace) {
            if keyword == Token::If {
                self.syntax_error("missing condition in if statement");
            }
            return header;
        }
        let outer = std::mem::replace(&mut self.literals, -1);
        self.header_parts(keyword, &mut header);
        self.literals = outer;
        header
    }

    fn header_parts(&mut self, keyword: Token, header: &mut Header) {
        let mut first = None;
        if !self.at(Token::Semi) {
            if self.got(Token::Var) {
                let word = keyword.text();
                self.syntax_error(&format!("var declaration not allowed in {word} initializer"));
            }
            match self.simple(None, Some(keyword)) {
                Simple::Range(clause) => {
                    header.range = Some(clause);
                    return;
                }
                simple => first = Some(simple),
            }
        }
        if self.at(Token::Lbrace) {
            header.cond = first.and_then(|only| self.cond(only));
            return;
        }
        header.init = first.map(Simple::into_stmt);
        let semicolon = self.semicolon();
        let cond = match keyword {
            Token::For => self.loop_parts(header),
            _ if self.at(Token::Lbrace) => None,
            _ => Some(self.simple(None, Some(keyword))),
        };
        match (cond, semicolon) {
            (Some(cond), _) => header.cond = self.cond(cond),
            (None, Some((pos, lit))) if keyword == Token::If => self.no_condition(pos, lit),
            _ => {}
        }
    }

    /// The first semicolon: where it is and how it came about.
    fn semicolon(&mut self) -> Option<(Pos, &'static str)> {
        if self.at(Token::Semi) {
            let semicolon = match self.scanner.lit {
                "semicolon" => "semicolon",
                "newline" => "newline",
                _ => "EOF",
            };
            let pos = self.pos();
            self.next();
            return Some((pos, semicolon));
        }
        self.want(Token::Lbrace);
        if !self.at(Token::Lbrace) {
            self.skip_to(&[Token::Lbrace, Token::Rbrace]);
        }
        None
    }

    /// What follows the first semicolon of a loop: the condition, and what is done after each round.
    fn loop_parts(&mut self, header: &mut Header) -> Option<Simple> {
        let mut cond = None;
        if !self.at(Token::Semi) {
            if self.at(Token::Lbrace) {
                self.syntax_error("expected for loop condition");
                return None;
            }
            cond = Some(self.simple(None, None));
        }
        self.want(Token::Semi);
        if !self.at(Token::Lbrace) {
            let post = self.simple(None, None).into_stmt();
            if matches!(post.kind, StmtKind::Define(..)) {
                self.syntax_error_at(post.pos, "cannot declare in post statement of for loop");
            }
            header.post = Some(post);
        }
        cond
    }

    fn no_condition(&mut self, pos: Pos, semicolon: &str) {
        if semicolon == "semicolon" {
            self.syntax_error_at(pos, "missing condition in if statement");
        } else {
            self.syntax_error_at(pos, &format!("unexpected {semicolon}, expected {{ after if clause"));
        }
    }

    /// The value that a statement has; an assignment, which has none, is complained about.
    fn cond(&mut self, simple: Simple) -> Option<Cond> {
        match simple {
            Simple::Stmt(_, Stmt { kind: StmtKind::Expr(x), .. }) => Some(Cond::Expr(x)),
            Simple::Guard(name, x) => Some(Cond::Guard(name, x)),
            Simple::Range(clause) => Some(Cond::Expr(clause.x)),
            Simple::Stmt(pos, stmt) => {
                self.syntax_error_at(pos, &cannot_use(&stmt));
                None
            }
        }
    }
}

impl Cond {
    fn into_expr(self) -> Expr {
        match self {
            Self::Expr(x) | Self::Guard(_, x) => x,
        }
    }
}
