//! From text to words.
//!
//! **Invariants**: every call of [`Scanner::next`] makes progress or stays at the end; semicolons that a line's end
//! implies are tokens like written ones; what is wrong with a word is noted, and scanning goes on behind it.

use crate::golang::source::{Mistake, Pos, SourceFile};

use super::ast::LiteralKind;
use super::constraint::{self, AtLeast};
use super::letter::{is_digit, is_letter, name_of};
use super::op::BinaryOp;
use super::token::{Operator, Token};

mod passing;

/// Reads words one after the other; its public fields tell of the current one.
pub(super) struct Scanner<'a> {
    source: &'a SourceFile,
    text: &'a str,
    /// The character that is looked at, none at the end.
    pub(super) ch: Option<char>,
    /// Its offset.
    pub(super) at: usize,
    width: usize,
    /// Behind the last character that was left out.
    left_out: usize,
    /// Whether a line's end would now imply a semicolon.
    ends_statement: bool,
    /// What kind of word it is.
    pub(super) token: Token,
    /// Its offset.
    pub(super) start: usize,
    /// What a name or literal says; of a semicolon, how it came about: `semicolon`, `newline` or `EOF`.
    pub(super) lit: &'a str,
    /// Whether a literal is wrong.
    pub(super) bad: bool,
    /// Which kind of literal.
    pub(super) kind: LiteralKind,
    /// Which operator.
    pub(super) op: Operator,
    /// What is wrong so far.
    pub(super) mistakes: Vec<Mistake>,
    /// The package clause has not come yet.
    pub(super) top: bool,
    /// What the last `//go:build` line at the top says about the language version.
    pub(super) go_version: Option<u16>,
}

impl<'a> Scanner<'a> {
    /// Stands before the first word.
    pub(super) fn new(source: &'a SourceFile) -> Self {
        Self::new_at(source, 0)
    }

    /// Stands before the word at this offset.
    pub(super) fn new_at(source: &'a SourceFile, at: usize) -> Self {
        let mut scanner = Self {
            source,
            text: &source.text,
            ch: None,
            at,
            width: 0,
            left_out: 0,
            ends_statement: false,
            token: Token::Eof,
            start: 0,
            lit: "",
            bad: false,
            kind: LiteralKind::Int,
            op: Operator::Not,
            mistakes: Vec::new(),
            top: true,
            go_version: None,
        };
        scanner.advance();
        scanner
    }

    /// The place of the current word.
    pub(super) fn pos(&self) -> Pos {
        self.source.pos(self.start)
    }

    /// Notes what is wrong at an offset.
    pub(super) fn mistake(&mut self, offset: usize, message: String) {
        self.mistakes.push(Mistake { pos: self.source.pos(offset), message });
    }

    /// Goes to the next character. Such as must not be in a text are noted and left out.
    #[inline]
    pub(super) fn advance(&mut self) {
        match self.text.as_bytes().get(self.at + self.width) {
            Some(byte @ 1..=0x7f) => {
                self.at += self.width;
                (self.ch, self.width) = (Some(char::from(*byte)), 1);
            }
            _ => self.advance_far(),
        }
    }

    /// The same if it may be any character, or none.
    fn advance_far(&mut self) {
        loop {
            self.at += self.width;
            self.ch = self.text[self.at..].chars().next();
            self.width = self.ch.map_or(0, char::len_utf8);
            match self.ch {
                Some('\0') => {
                    let foreign = self.source.foreign.binary_search(&(self.at as u32)).is_ok();
                    let what = if foreign { "invalid UTF-8 encoding" } else { "invalid NUL character" };
                    self.mistake(self.at, what.to_owned());
                }
                Some('\u{feff}') if self.at == 0 => {}
                Some('\u{feff}') => self.mistake(self.at, "invalid BOM in the middle of the file".to_owned()),
                _ => return,
            }
            self.left_out = self.at + self.width;
        }
    }

    /// Goes to the character at this offset, with nothing to complain about before it.
    fn go_to(&mut self, at: usize) {
        (self.at, self.width) = (at, 0);
        self.advance();
    }

    /// Goes on if the current character is this one.
    pub(super) fn accept(&mut self, ch: char) -> bool {
        let here = self.ch == Some(ch);
        if here {
            self.advance();
        }
        here
    }

    /// The text of the current word so far.
    pub(super) fn segment(&self) -> &'a str {
        &self.text[self.start..self.at]
    }

    /// Goes to the word behind the block that begins with the current one, without a look at what is in it. False, and
    /// nothing happens, if it does not end.
    pub(super) fn pass_block(&mut self) -> bool {
        let Some(end) = passing::behind_block(self.text.as_bytes(), self.start) else { return false };
        self.go_to(end);
        self.ends_statement = true;
        self.next();
        true
    }

    /// There is nothing more to read.
    pub(super) fn finish(&mut self) {
        (self.at, self.ch, self.width) = (self.text.len(), None, 0);
        (self.start, self.token, self.ends_statement) = (self.at, Token::Eof, false);
    }

    /// Goes to the next word.
    pub(super) fn next(&mut self) {
        let implied = std::mem::take(&mut self.ends_statement);
        loop {
            while matches!(self.ch, Some(' ' | '\t' | '\r')) || self.ch == Some('\n') && !implied {
                self.advance();
            }
            self.start = self.at;
            if let Some(token) = self.word(implied) {
                self.token = token;
                return;
            }
        }
    }

    /// The word that begins here; none if it is a comment or nothing that Go knows.
    fn word(&mut self, implied: bool) -> Option<Token> {
        let Some(ch) = self.ch else {
            self.lit = "EOF";
            return Some(if implied { Token::Semi } else { Token::Eof });
        };
        match ch {
            'a'..='z' | 'A'..='Z' | '_' => Some(self.name()),
            '0'..='9' => Some(self.number(false)),
            '"' => Some(self.string()),
            '`' => Some(self.raw_string()),
            '\'' => Some(self.rune()),
            '/' => self.slash(implied),
            _ if !ch.is_ascii() && self.in_name(true) => Some(self.name()),
            _ => self.punctuation(ch),
        }
    }

    /// A literal ends here.
    pub(super) fn literal(&mut self, kind: LiteralKind, good: bool) -> Token {
        self.ends_statement = true;
        // What is left out still is in the text.
        (self.lit, self.kind, self.bad) = (self.segment(), kind, !good || self.left_out > self.start);
        Token::Literal
    }

    /// A name or keyword, whose first character is right.
    fn name(&mut self) -> Token {
        self.advance();
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let plain = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_');
            self.go_to(self.at + plain.unwrap_or(rest.len()));
            if !self.in_name(false) {
                break;
            }
            self.advance();
        }
        let text = self.segment();
        let keyword = Token::keyword(text);
        self.ends_statement = keyword.is_none_or(|keyword| {
            matches!(keyword, Token::Break | Token::Continue | Token::Fallthrough | Token::Return)
        });
        self.lit = text;
        keyword.unwrap_or(Token::Name)
    }

    /// Whether the current character belongs to a name. Foreign ones do, but are complained about.
    fn in_name(&mut self, first: bool) -> bool {
        match self.ch {
            Some('a'..='z' | 'A'..='Z' | '_') => {}
            Some(ch) if ch.is_ascii() => return ch.is_ascii_digit(),
            Some(ch) if is_letter(ch) => {}
            Some(ch) if is_digit(ch) => {
                if first {
                    self.mistake(self.at, format!("identifier cannot begin with digit {}", name_of(ch)));
                }
            }
            Some(ch) => self.mistake(self.at, format!("invalid character {} in identifier", name_of(ch))),
            None => return false,
        }
        true
    }

    fn slash(&mut self, implied: bool) -> Option<Token> {
        self.advance();
        if self.accept('/') {
            self.line_comment();
            return None;
        }
        if self.accept('*') {
            self.comment();
            let lines = implied && self.segment().contains('\n');
            self.lit = "newline";
            return lines.then_some(Token::Semi);
        }
        Some(self.assigning(BinaryOp::Div))
    }

    /// Up to the line's end, which may still imply a semicolon.
    fn line_comment(&mut self) {
        while self.ch.is_some_and(|ch| ch != '\n') {
            // A NUL, and what may be a BOM, is for `advance` to complain about.
            let rest = &self.text.as_bytes()[self.at..];
            self.go_to(self.at + memchr::memchr3(b'\n', 0, 0xef, rest).unwrap_or(rest.len()));
            if self.ch.is_some_and(|ch| ch != '\n') {
                self.advance();
            }
        }
        if self.top
            && let Some(AtLeast(version)) = constraint::go_version(self.segment())
        {
            self.go_version = version;
        }
    }

    fn comment(&mut self) {
        while self.ch.is_some() {
            while self.accept('*') {
                if self.accept('/') {
                    return;
                }
            }
            self.advance();
        }
        self.mistake(self.start, "comment not terminated".to_owned());
    }

    fn punctuation(&mut self, ch: char) -> Option<Token> {
        self.advance();
        let token = match ch {
            '\n' => self.semicolon("newline"),
            ';' => self.semicolon("semicolon"),
            '(' => Token::Lparen,
            '[' => Token::Lbrack,
            '{' => Token::Lbrace,
            ',' => Token::Comma,
            ')' => self.closing(Token::Rparen),
            ']' => self.closing(Token::Rbrack),
            '}' => self.closing(Token::Rbrace),
            ':' if self.accept('=') => Token::Define,
            ':' => Token::Colon,
            '.' => self.dot(),
            _ => return self.operator(ch),
        };
        Some(token)
    }

    fn semicolon(&mut self, how: &'static str) -> Token {
        self.lit = how;
        Token::Semi
    }

    fn closing(&mut self, token: Token) -> Token {
        self.ends_statement = true;
        token
    }

    fn dot(&mut self) -> Token {
        if self.ch.is_some_and(|ch| ch.is_ascii_digit()) {
            return self.number(true);
        }
        if !self.text[self.at..].starts_with("..") {
            return Token::Dot;
        }
        self.advance();
        self.advance();
        Token::DotDotDot
    }

    fn operator(&mut self, ch: char) -> Option<Token> {
        let token = match ch {
            '+' if self.accept('+') => self.step(BinaryOp::Add),
            '+' => self.assigning(BinaryOp::Add),
            '-' if self.accept('-') => self.step(BinaryOp::Sub),
            '-' => self.assigning(BinaryOp::Sub),
            '*' => match self.assigning(BinaryOp::Mul) {
                Token::Operator => Token::Star,
                token => token,
            },
            '%' => self.assigning(BinaryOp::Rem),
            '&' if self.accept('&') => self.plain(BinaryOp::AndAnd),
            '&' if self.accept('^') => self.assigning(BinaryOp::AndNot),
            '&' => self.assigning(BinaryOp::And),
            '|' if self.accept('|') => self.plain(BinaryOp::OrOr),
            '|' => self.assigning(BinaryOp::Or),
            '^' => self.assigning(BinaryOp::Xor),
            '<' if self.accept('=') => self.plain(BinaryOp::Le),
            '<' if self.accept('<') => self.assigning(BinaryOp::Shl),
            '<' if self.accept('-') => Token::Arrow,
            '<' => self.plain(BinaryOp::Lt),
            '>' if self.accept('=') => self.plain(BinaryOp::Ge),
            '>' if self.accept('>') => self.assigning(BinaryOp::Shr),
            '>' => self.plain(BinaryOp::Gt),
            '=' if self.accept('=') => self.plain(BinaryOp::Eq),
            '=' => Token::Assign,
            '!' if self.accept('=') => self.plain(BinaryOp::Ne),
            '!' => self.alone(Operator::Not),
            '~' => self.alone(Operator::Tilde),
            _ => {
                self.mistake(self.start, format!("invalid character {}", name_of(ch)));
                return None;
            }
        };
        Some(token)
    }

    fn alone(&mut self, op: Operator) -> Token {
        self.op = op;
        Token::Operator
    }

    fn plain(&mut self, op: BinaryOp) -> Token {
        self.alone(Operator::Binary(op))
    }

    /// `++` or `--`
    fn step(&mut self, op: BinaryOp) -> Token {
        self.ends_statement = true;
        self.op = Operator::Binary(op);
        Token::IncOp
    }

    /// `+` or `+=`
    fn assigning(&mut self, op: BinaryOp) -> Token {
        self.op = Operator::Binary(op);
        if self.accept('=') { Token::AssignOp } else { Token::Operator }
    }
}

#[cfg(test)]
mod tests;
