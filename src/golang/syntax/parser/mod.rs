//! From words to tree, by recursive descent.
//!
//! After a mistake the parser skips to a word at which it can hope to go on, so that all mistakes are found, and the
//! same ones that Go's compiler finds.
//!
//! **Invariants**: recursion and trees are at most [`MAX_DEPTH`] deep (see [`nesting`]); at the end of the text every
//! loop ends.

use rustc_hash::FxHashMap;

use crate::golang::source::{FileId, Mistake, Pos, SourceFile};

use super::ExprIds;
use super::ast::{self, Expr, ExprId, ExprKind, Ident, MAX_DEPTH, Name};
use super::op::BinaryOp;
use super::scanner::Scanner;
use super::token::{Operator, Token, TokenSet};
use nesting::Nesting;

mod control;
mod decl;
mod expr;
mod nesting;
mod operand;
mod params;
mod stmt;
mod type_params;
mod types;

/// Reads one file.
pub(super) struct Parser<'a> {
    scanner: Scanner<'a>,
    file: FileId,
    ids: &'a ExprIds,
    /// Every name once.
    names: FxHashMap<&'a str, Name>,
    /// How many functions are around the current word.
    functions: u32,
    /// Negative in the header of a statement, where `{` begins its block and no literal.
    literals: i32,
    nesting: Nesting,
    /// Whether bodies of declared functions are passed over.
    lazy: bool,
}

/// Words that begin a statement: good places to go on after a mistake.
const STATEMENTS: TokenSet = TokenSet::of(&[
    Token::Break,
    Token::Const,
    Token::Continue,
    Token::Defer,
    Token::Fallthrough,
    Token::For,
    Token::Go,
    Token::Goto,
    Token::If,
    Token::Return,
    Token::Select,
    Token::Switch,
    Token::Type,
    Token::Var,
]);

/// The whole file, and what is wrong with it in the order of finding.
pub(super) fn file(file: FileId, source: &SourceFile, ids: &ExprIds) -> (ast::File, Vec<Mistake>) {
    let mut parser = Parser::new(file, Scanner::new(source), ids);
    parser.lazy = source.library;
    parser.next();
    let tree = parser.file();
    (tree, parser.scanner.mistakes)
}

/// The body of a function whose `{` is at this place, and what is wrong with it.
pub(super) fn body(file: FileId, source: &SourceFile, pos: Pos, ids: &ExprIds) -> (ast::Block, Vec<Mistake>) {
    let mut parser = Parser::new(file, Scanner::new_at(source, source.offset(pos)), ids);
    parser.scanner.top = false;
    parser.next();
    let block = parser.func_body();
    (block, parser.scanner.mistakes)
}

impl<'a> Parser<'a> {
    fn new(file: FileId, scanner: Scanner<'a>, ids: &'a ExprIds) -> Self {
        let nesting = Nesting::new(ids.count());
        Self { scanner, file, ids, names: FxHashMap::default(), functions: 0, literals: 0, nesting, lazy: false }
    }
}

/// Words.
impl Parser<'_> {
    fn token(&self) -> Token {
        self.scanner.token
    }

    fn pos(&self) -> Pos {
        self.scanner.pos()
    }

    fn next(&mut self) {
        self.scanner.next();
    }

    fn at(&self, token: Token) -> bool {
        self.scanner.token == token
    }

    fn at_operator(&self, op: Operator) -> bool {
        self.at(Token::Operator) && self.scanner.op == op
    }

    fn at_binary(&self, op: BinaryOp) -> bool {
        self.at_operator(Operator::Binary(op))
    }

    fn got(&mut self, token: Token) -> bool {
        let here = self.at(token);
        if here {
            self.next();
        }
        here
    }

    fn want(&mut self, token: Token) {
        if !self.got(token) {
            self.syntax_error(&format!("expected {}", token.described()));
            self.skip_one();
        }
    }

    /// `=`; a `:=` is complained about and taken for one.
    fn got_assign(&mut self) -> bool {
        if self.at(Token::Define) {
            self.syntax_error("expected =");
        }
        self.got(Token::Define) || self.got(Token::Assign)
    }
}

/// Mistakes.
impl Parser<'_> {
    /// Notes a mistake as it is.
    fn mistake(&mut self, pos: Pos, message: &str) {
        self.scanner.mistakes.push(Mistake { pos, message: message.to_owned() });
    }

    fn syntax_error(&mut self, message: &str) {
        self.syntax_error_at(self.pos(), message);
    }

    /// Notes a syntax error; one that is said with `expected`, `in`, `at` or `after` blames the current word.
    fn syntax_error_at(&mut self, pos: Pos, message: &str) {
        if self.at(Token::Eof) && !self.scanner.mistakes.is_empty() {
            return;
        }
        let separator = if message.starts_with("expected ") {
            ", "
        } else if ["in ", "at ", "after "].iter().any(|word| message.starts_with(word)) {
            " "
        } else {
            return self.mistake(pos, &format!("syntax error: {message}"));
        };
        self.mistake(pos, &format!("syntax error: unexpected {}{separator}{message}", self.word()));
    }

    /// The current word as messages name it.
    fn word(&self) -> String {
        let scanner = &self.scanner;
        match scanner.token {
            Token::Name => format!("name {}", scanner.lit),
            Token::Semi => scanner.lit.to_owned(),
            Token::Literal => format!("literal {}", scanner.lit),
            Token::Operator => scanner.op.symbol().to_owned(),
            Token::AssignOp => format!("{}=", scanner.op.symbol()),
            Token::IncOp => scanner.op.symbol().repeat(2),
            token => token.described(),
        }
    }

    /// Skips to one of these words, or inside a function to one that begins a statement.
    fn skip_to(&mut self, follow: &[Token]) {
        let mut stop = TokenSet::of(follow).and(TokenSet::of(&[Token::Eof]));
        if self.functions > 0 {
            stop = stop.and(STATEMENTS);
        }
        while !stop.has(self.token()) {
            self.next();
        }
    }

    /// Skips a word, so that there is progress.
    fn skip_one(&mut self) {
        if !self.at(Token::Eof) {
            self.next();
        }
    }

    /// Says so, and reads no further.
    fn too_deep(&mut self) {
        self.syntax_error(&format!("nested too deeply (gopark allows {MAX_DEPTH} levels)"));
        self.scanner.finish();
    }
}

/// Names and nodes.
impl Parser<'_> {
    fn id(&mut self) -> ExprId {
        self.nesting.add(0);
        self.ids.take()
    }

    fn node(&mut self, pos: Pos, kind: ExprKind) -> Expr {
        let height = self.nesting.height_above(&kind);
        self.node_of_height(pos, kind, height)
    }

    fn node_of_height(&mut self, pos: Pos, kind: ExprKind, height: usize) -> Expr {
        if !self.nesting.add(height) {
            self.too_deep();
        }
        Expr { id: self.ids.take(), pos, kind }
    }

    /// An expression that is none.
    fn bad(&mut self) -> Expr {
        self.bad_at(self.pos())
    }

    fn bad_at(&mut self, pos: Pos) -> Expr {
        self.node(pos, ExprKind::Bad)
    }

    /// The name or literal that is the current word.
    fn text(&mut self) -> Name {
        let lit = self.scanner.lit;
        self.names.entry(lit).or_insert_with(|| lit.into()).clone()
    }

    /// A blank name at the current word.
    fn blank(&mut self) -> Ident {
        self.blank_at(self.pos())
    }

    fn blank_at(&mut self, pos: Pos) -> Ident {
        Ident { id: self.id(), pos, name: "_".into() }
    }

    fn name(&mut self) -> Ident {
        if self.at(Token::Name) {
            let name = Ident { id: self.id(), pos: self.pos(), name: self.text() };
            self.next();
            return name;
        }
        let name = self.blank();
        self.syntax_error("expected name");
        self.skip_one();
        name
    }

    /// `a, b, c`, of which the first one has been read.
    fn names(&mut self, first: Ident) -> Vec<Ident> {
        let mut names = vec![first];
        while self.got(Token::Comma) {
            names.push(self.name());
        }
        names
    }

    /// Elements until `close` or the end, with `separator` in between and, if wished, at the end; `element` says when
    /// no more may follow. The result is where `close` is.
    fn list(
        &mut self,
        context: &str,
        separator: Token,
        close: Token,
        mut element: impl FnMut(&mut Self) -> bool,
    ) -> Pos {
        let mut done = false;
        while !self.at(Token::Eof) && !self.at(close) && !done {
            done = element(self);
            if !self.got(separator) && !self.at(close) {
                let (separator, end) = (separator.described(), close.described());
                self.syntax_error(&format!("in {context}; possibly missing {separator} or {end}"));
                self.skip_to(&[Token::Rparen, Token::Rbrack, Token::Rbrace]);
                if !self.at(close) {
                    return self.pos();
                }
            }
        }
        let pos = self.pos();
        self.want(close);
        pos
    }
}

/// A name as an expression.
fn named(name: Ident) -> Expr {
    Expr { id: name.id, pos: name.pos, kind: ExprKind::Name(name.name) }
}

/// What is left when an expression has moved elsewhere.
fn take(expr: &mut Expr) -> Expr {
    Expr { id: expr.id, pos: expr.pos, kind: std::mem::replace(&mut expr.kind, ExprKind::Bad) }
}

#[cfg(test)]
mod tests;
