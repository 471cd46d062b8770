//! Values of literals.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::Value;
use super::float::MAX_EXPONENT;
use crate::golang::syntax::ast::LiteralKind;

impl Value {
    /// The longest number that is looked at; Go says `excessively long constant` of longer ones.
    pub const MAX_LITERAL: usize = 10_000;

    /// The value of a literal as it is written; unknown if it is malformed or too large (`1e1000000000`), which Go calls
    /// `malformed constant: ...`; numbers longer than [`Self::MAX_LITERAL`] are to be refused before.
    pub fn from_literal(kind: LiteralKind, text: &str) -> Self {
        let value = match kind {
            LiteralKind::Int => int(&text.replace('_', "")).map(Self::Int),
            LiteralKind::Float => float(&text.replace('_', "")).map(Self::real_number),
            LiteralKind::Imag => {
                let number = text.strip_suffix('i').unwrap_or(text).replace('_', "");
                float(&number).map(|number| Self::complex_number(BigRational::zero(), number))
            }
            LiteralKind::Rune => rune(text).map(Self::int),
            LiteralKind::String => string(text).map(|bytes| Self::String(bytes.into())),
        };
        value.unwrap_or(Self::Unknown)
    }
}

/// The base that a number's prefix says, and what is behind the prefix.
fn base(text: &str) -> (u32, &str) {
    let prefixes = [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)];
    let base = prefixes.iter().find_map(|(prefix, base)| Some((*base, text.strip_prefix(prefix)?)));
    base.unwrap_or((10, text))
}

fn int(text: &str) -> Option<BigInt> {
    let (base, digits) = match base(text) {
        (10, digits) if digits.len() > 1 && digits.starts_with('0') => (8, digits),
        other => other,
    };
    BigInt::parse_bytes(digits.as_bytes(), base)
}

/// Also whole numbers, of which a leading 0 means nothing.
fn float(text: &str) -> Option<BigRational> {
    let (base, digits) = base(text);
    let (mark, power): (_, u32) = if base == 16 { (['p', 'P'], 2) } else { (['e', 'E'], 10) };
    let (mantissa, exponent) = match digits.split_once(mark) {
        // So large an exponent cannot be right; a small one makes the number 0.
        Some((mantissa, exponent)) => (mantissa, exponent.parse().unwrap_or(i64::MAX / 2)),
        None => (digits, 0i64),
    };
    let negative = digits.split_once(mark).is_some_and(|(_, exponent)| exponent.starts_with('-'));
    let exponent = if negative && exponent > 0 { -exponent } else { exponent };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mantissa = BigInt::parse_bytes(format!("{whole}{fraction}").as_bytes(), base)?;
    let digit_bits = if base == 16 { 4 } else { 1 };
    let exponent = exponent - fraction.len().cast_signed() as i64 * digit_bits;
    if mantissa.is_zero() || exponent < -MAX_EXPONENT {
        return Some(BigRational::zero());
    }
    if exponent > MAX_EXPONENT {
        return None;
    }
    let factor = num_traits::pow(BigInt::from(power), exponent.unsigned_abs() as usize);
    Some(if exponent < 0 {
        BigRational::new(mantissa, factor)
    } else {
        BigRational::new(mantissa * factor, BigInt::one())
    })
}

fn rune(text: &str) -> Option<u32> {
    let mut rest = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let unit = unit(&mut rest)?;
    rest.is_empty().then_some(unit.code())
}

fn string(text: &str) -> Option<Vec<u8>> {
    if let Some(raw) = text.strip_prefix('`') {
        return Some(raw.strip_suffix('`')?.bytes().filter(|byte| *byte != b'\r').collect());
    }
    let mut rest = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut bytes = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        match unit(&mut rest)? {
            Unit::Byte(byte) => bytes.push(byte),
            Unit::Char(c) => bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
    Some(bytes)
}

/// What stands for one character or byte between quotes.
enum Unit {
    /// `\x12`, `\123`
    Byte(u8),
    Char(char),
}

impl Unit {
    fn code(self) -> u32 {
        match self {
            Self::Byte(byte) => byte.into(),
            Self::Char(c) => c.into(),
        }
    }
}

/// Takes one character or escape sequence away from the front.
fn unit(text: &mut &str) -> Option<Unit> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if first != '\\' {
        *text = chars.as_str();
        return Some(Unit::Char(first));
    }
    let escape = chars.next()?;
    let plain = match escape {
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        '\\' | '\'' | '"' => escape,
        _ => return numbered(text, escape),
    };
    *text = chars.as_str();
    Some(Unit::Char(plain))
}

/// `\123`, `\x12`, `\u1234`, `\U00012345`
fn numbered(text: &mut &str, escape: char) -> Option<Unit> {
    let (start, digits, base) = match escape {
        'x' => (2, 2, 16),
        'u' => (2, 4, 16),
        'U' => (2, 8, 16),
        _ => (1, 3, 8),
    };
    let code = u32::from_str_radix(text.get(start..start + digits)?, base).ok()?;
    *text = &text[start + digits..];
    if matches!(escape, 'u' | 'U') {
        char::from_u32(code).map(Unit::Char)
    } else {
        u8::try_from(code).ok().map(Unit::Byte)
    }
}
