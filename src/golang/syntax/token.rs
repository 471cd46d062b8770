//! The words of the language.

use super::op::BinaryOp;

/// A kind of word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Eof,
    Name,
    Literal,
    /// All operators but `*`, `<-` and those that assign.
    Operator,
    /// `+=` and the like.
    AssignOp,
    /// `++` and `--`
    IncOp,
    Assign,
    Define,
    Arrow,
    Star,
    Lparen,
    Lbrack,
    Lbrace,
    Rparen,
    Rbrack,
    Rbrace,
    Comma,
    Semi,
    Colon,
    Dot,
    DotDotDot,
    Break,
    Case,
    Chan,
    Const,
    Continue,
    Default,
    Defer,
    Else,
    Fallthrough,
    For,
    Func,
    Go,
    Goto,
    If,
    Import,
    Interface,
    Map,
    Package,
    Range,
    Return,
    Select,
    Struct,
    Switch,
    Type,
    Var,
}

/// What an operator token stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// `!`
    Not,
    /// `~`
    Tilde,
    /// One that can stand between two operands.
    Binary(BinaryOp),
}

/// Some kinds of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TokenSet(u64);

/// Keywords in the order of the alphabet, with what they are written like.
const KEYWORDS: [(&str, Token); 25] = [
    ("break", Token::Break),
    ("case", Token::Case),
    ("chan", Token::Chan),
    ("const", Token::Const),
    ("continue", Token::Continue),
    ("default", Token::Default),
    ("defer", Token::Defer),
    ("else", Token::Else),
    ("fallthrough", Token::Fallthrough),
    ("for", Token::For),
    ("func", Token::Func),
    ("go", Token::Go),
    ("goto", Token::Goto),
    ("if", Token::If),
    ("import", Token::Import),
    ("interface", Token::Interface),
    ("map", Token::Map),
    ("package", Token::Package),
    ("range", Token::Range),
    ("return", Token::Return),
    ("select", Token::Select),
    ("struct", Token::Struct),
    ("switch", Token::Switch),
    ("type", Token::Type),
    ("var", Token::Var),
];

/// By letter: the place of the first keyword that begins with it or a later one. There is an end behind the last letter.
const FIRST: [u8; 27] = {
    let mut first = [0; 27];
    let mut at = 0;
    while at < KEYWORDS.len() {
        let mut later = (KEYWORDS[at].0.as_bytes()[0] - b'a') as usize + 1;
        while later < first.len() {
            first[later] += 1;
            later += 1;
        }
        at += 1;
    }
    first
};

impl Token {
    /// The keyword that is written so.
    pub(super) fn keyword(text: &str) -> Option<Self> {
        let letter = text.as_bytes().first()?.wrapping_sub(b'a') as usize;
        let [from, to] = *FIRST.get(letter..letter + 2)? else { return None };
        let (_, token) = KEYWORDS[from as usize..to as usize].iter().find(|(word, _)| *word == text)?;
        Some(*token)
    }

    /// How it is called in messages.
    pub(super) fn described(self) -> String {
        match self {
            Self::Comma => "comma".to_owned(),
            Self::Semi => "semicolon or newline".to_owned(),
            _ => match KEYWORDS.iter().find(|(_, token)| *token == self) {
                Some((word, _)) => format!("keyword {word}"),
                None => self.text().to_owned(),
            },
        }
    }

    /// As it is written, if it is always written alike.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Eof => "EOF",
            Self::Name => "name",
            Self::Literal => "literal",
            Self::Operator => "op",
            Self::AssignOp => "op=",
            Self::IncOp => "opop",
            Self::Assign => "=",
            Self::Define => ":=",
            Self::Arrow => "<-",
            Self::Star => "*",
            Self::Lparen => "(",
            Self::Lbrack => "[",
            Self::Lbrace => "{",
            Self::Rparen => ")",
            Self::Rbrack => "]",
            Self::Rbrace => "}",
            Self::Comma => ",",
            Self::Semi => ";",
            Self::Colon => ":",
            Self::Dot => ".",
            Self::DotDotDot => "...",
            keyword => KEYWORDS.iter().find(|(_, token)| *token == keyword).map_or("", |(word, _)| word),
        }
    }
}

impl Operator {
    /// As it is written.
    pub(super) const fn symbol(self) -> &'static str {
        match self {
            Self::Not => "!",
            Self::Tilde => "~",
            Self::Binary(op) => op.symbol(),
        }
    }
}

impl TokenSet {
    /// These.
    pub(super) const fn of(tokens: &[Token]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < tokens.len() {
            set |= 1 << tokens[at] as u32;
            at += 1;
        }
        Self(set)
    }

    /// These and those.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether this one is among them.
    pub(super) const fn has(self, token: Token) -> bool {
        self.0 & (1 << token as u32) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_found() {
        for (word, token) in KEYWORDS {
            assert_eq!(Token::keyword(word), Some(token));
            assert_eq!(token.text(), word);
        }
        assert_eq!(Token::keyword("min"), None);
        assert_eq!(Token::Go.described(), "keyword go");
        assert_eq!(Token::Rparen.described(), ")");
    }
}
