//! Scanning numbers, strings and runes.

use super::ast::LiteralKind;
use super::letter::{name_of, quoted};
use super::scanner::Scanner;
use super::token::Token;

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    /// A leading zero alone: octal, unless it is a floating-point number.
    Zero,
    Hex,
    Octal,
    Binary,
}

/// What a run of digits had.
#[derive(Clone, Copy, Default)]
struct Digits {
    any: bool,
    separators: bool,
    /// The offset of the first one that is too large for the base.
    too_large: Option<usize>,
}

impl Prefix {
    const fn base(self) -> u32 {
        match self {
            Self::None => 10,
            Self::Zero | Self::Octal => 8,
            Self::Hex => 16,
            Self::Binary => 2,
        }
    }
}

const fn base_name(base: u32) -> &'static str {
    match base {
        2 => "binary",
        8 => "octal",
        10 => "decimal",
        _ => "hexadecimal",
    }
}

impl Scanner<'_> {
    /// A number; its point may have been read already.
    pub(super) fn number(&mut self, mut point: bool) -> Token {
        let mut good = true;
        let (mut prefix, mut digits) = (Prefix::None, Digits::default());
        if !point {
            prefix = self.prefix();
            digits.any = prefix == Prefix::Zero;
            self.digits(prefix.base(), &mut digits);
            if self.ch == Some('.') {
                if matches!(prefix, Prefix::Octal | Prefix::Binary) {
                    good = self.wrong(format!("invalid radix point in {} literal", base_name(prefix.base())));
                }
                self.advance();
                point = true;
            }
        }
        if point {
            self.digits(prefix.base(), &mut digits);
        }
        if !digits.any && good {
            good = self.wrong(format!("{} literal has no digits", base_name(prefix.base())));
        }
        let exponent = self.exponent(prefix, &mut digits, &mut good);
        if !exponent && point && prefix == Prefix::Hex && good {
            good = self.wrong("hexadecimal mantissa requires a 'p' exponent".to_owned());
        }
        let kind = match (self.accept('i'), point || exponent) {
            (true, _) => LiteralKind::Imag,
            (_, true) => LiteralKind::Float,
            _ => LiteralKind::Int,
        };
        good = good && self.right_digits(kind, prefix, &digits);
        self.literal(kind, good)
    }

    fn prefix(&mut self) -> Prefix {
        if !self.accept('0') {
            return Prefix::None;
        }
        let prefix = match self.ch {
            Some('x' | 'X') => Prefix::Hex,
            Some('o' | 'O') => Prefix::Octal,
            Some('b' | 'B') => Prefix::Binary,
            _ => return Prefix::Zero,
        };
        self.advance();
        prefix
    }

    /// Decimal digits are taken in any base, so that a wrong one is named as such.
    fn digits(&mut self, base: u32, digits: &mut Digits) {
        while let Some(ch) = self.ch {
            match ch {
                '_' => digits.separators = true,
                '0'..='9' => {
                    digits.any = true;
                    if !ch.is_digit(base) && digits.too_large.is_none() {
                        digits.too_large = Some(self.at);
                    }
                }
                _ if base == 16 && ch.is_ascii_hexdigit() => digits.any = true,
                _ => return,
            }
            self.advance();
        }
    }

    fn exponent(&mut self, prefix: Prefix, digits: &mut Digits, good: &mut bool) -> bool {
        let Some(ch @ ('e' | 'E' | 'p' | 'P')) = self.ch else { return false };
        let binary = matches!(ch, 'p' | 'P');
        let decimal = matches!(prefix, Prefix::None | Prefix::Zero);
        if *good && binary && prefix != Prefix::Hex {
            *good = self.wrong(format!("{} exponent requires hexadecimal mantissa", quoted(ch)));
        } else if *good && !binary && !decimal {
            *good = self.wrong(format!("{} exponent requires decimal mantissa", quoted(ch)));
        }
        self.advance();
        if matches!(self.ch, Some('+' | '-')) {
            self.advance();
        }
        let mut own = Digits::default();
        self.digits(10, &mut own);
        digits.separators |= own.separators;
        if !own.any && *good {
            *good = self.wrong("exponent has no digits".to_owned());
        }
        true
    }

    fn right_digits(&mut self, kind: LiteralKind, prefix: Prefix, digits: &Digits) -> bool {
        let text = self.segment();
        if let (LiteralKind::Int, Some(at)) = (kind, digits.too_large) {
            let digit = char::from(text.as_bytes()[at - self.start]);
            self.mistake(at, format!("invalid digit '{digit}' in {} literal", base_name(prefix.base())));
            return false;
        }
        if digits.separators
            && let Some(at) = misplaced_separator(text)
        {
            self.mistake(self.start + at, "'_' must separate successive digits".to_owned());
            return false;
        }
        true
    }

    /// Notes what is wrong at the current character.
    fn wrong(&mut self, message: String) -> bool {
        self.mistake(self.at, message);
        false
    }

    /// Notes what is wrong with the word as a whole.
    fn wrong_word(&mut self, message: &str) -> bool {
        self.mistake(self.start, message.to_owned());
        false
    }

    /// `'x'`
    pub(super) fn rune(&mut self) -> Token {
        let (mut good, mut count) = (true, 0);
        self.advance();
        loop {
            match self.ch {
                Some('\'') => {
                    if good && count == 0 {
                        good = self.wrong("empty rune literal or unescaped '".to_owned());
                    } else if good && count != 1 {
                        good = self.wrong_word("more than one character in rune literal");
                    }
                    self.advance();
                    break;
                }
                Some('\\') => {
                    self.advance();
                    good &= self.escape('\'');
                }
                Some('\n') => {
                    good = good && self.wrong("newline in rune literal".to_owned());
                    break;
                }
                None => {
                    good = good && self.wrong_word("rune literal not terminated");
                    break;
                }
                Some(_) => self.advance(),
            }
            count += 1;
        }
        self.literal(LiteralKind::Rune, good)
    }

    /// `"x"`
    pub(super) fn string(&mut self) -> Token {
        let mut good = true;
        self.advance();
        loop {
            match self.ch {
                Some('"') => {
                    self.advance();
                    break;
                }
                Some('\\') => {
                    self.advance();
                    good &= self.escape('"');
                }
                Some('\n') => {
                    good = self.wrong("newline in string".to_owned());
                    break;
                }
                None => {
                    good = self.wrong_word("string not terminated");
                    break;
                }
                Some(_) => self.advance(),
            }
        }
        self.literal(LiteralKind::String, good)
    }

    /// A string in backquotes.
    pub(super) fn raw_string(&mut self) -> Token {
        self.advance();
        while self.ch.is_some_and(|ch| ch != '`') {
            self.advance();
        }
        let good = self.accept('`') || self.wrong_word("string not terminated");
        self.literal(LiteralKind::String, good)
    }

    /// What follows a backslash. A missing end is left to the caller to complain about.
    fn escape(&mut self, quote: char) -> bool {
        let (count, base, max) = match self.ch {
            Some(ch) if ch == quote || "abfnrtv\\".contains(ch) => {
                self.advance();
                return true;
            }
            Some('0'..='7') => (3, 8, 255),
            Some('x') => (2, 16, 255),
            Some('u') => (4, 16, 0x10_ffff),
            Some('U') => (8, 16, 0x10_ffff),
            Some(_) => return self.wrong("unknown escape".to_owned()),
            None => return true,
        };
        if base == 16 {
            self.advance();
        }
        let mut value = 0;
        for _ in 0..count {
            let Some(ch) = self.ch else { return true };
            let Some(digit) = ch.to_digit(base) else {
                let name = base_name(base);
                return self.wrong(format!("invalid character {} in {name} escape", quoted(ch)));
            };
            value = value * base + digit;
            self.advance();
        }
        if base == 8 && value > max {
            return self.wrong(format!("octal escape value {value} > 255"));
        }
        if char::from_u32(value).is_none() {
            return self.wrong(format!("escape is invalid Unicode code point {}", code_point(value)));
        }
        true
    }
}

/// As it is named in messages, even if it is none.
fn code_point(value: u32) -> String {
    char::from_u32(value).map_or_else(|| format!("U+{value:04X}"), name_of)
}

/// The offset of the first underscore that is not between digits; a prefix counts as one.
fn misplaced_separator(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let prefixed = ["0x", "0o", "0b"].iter().any(|prefix| lower.starts_with(prefix));
    let is_digit = |byte: u8| byte.is_ascii_digit() || lower.starts_with("0x") && byte.is_ascii_hexdigit();
    let mut before = if prefixed { b'0' } else { b'.' };
    for (at, byte) in lower.bytes().enumerate().skip(if prefixed { 2 } else { 0 }) {
        let class = match byte {
            b'_' => b'_',
            _ if is_digit(byte) => b'0',
            _ => b'.',
        };
        match (before, class) {
            (b'0', _) | (b'.', b'0' | b'.') | (b'_', b'0') => {}
            (b'_', b'.') => return Some(at - 1),
            _ => return Some(at),
        }
        before = class;
    }
    (before == b'_').then(|| lower.len() - 1)
}
