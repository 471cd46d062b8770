//! What literals stand for. All of these expect a literal that the scanner found to be right.

use std::sync::Arc;

/// A number as it is written, in parts: `digits / radix^fraction * base^exponent`, where the base is 2 for hexadecimal
/// numbers and 10 for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// 2, 8, 10 or 16.
    pub radix: u32,
    /// All digits, without point and underscores.
    pub digits: String,
    /// How many of them stand behind the point.
    pub fraction: usize,
    /// The exponent; one beyond all measure is `i64::MAX` or `i64::MIN`.
    pub exponent: i64,
}

/// The bytes of a string literal.
pub fn unquote_string(text: &str) -> Vec<u8> {
    let inner = &text[1..text.len() - 1];
    if text.starts_with('`') {
        return inner.bytes().filter(|byte| *byte != b'\r').collect();
    }
    let mut bytes = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((part, after)) = first(rest) {
        match part {
            Part::Char(ch) => bytes.extend(ch.encode_utf8(&mut [0; 4]).bytes()),
            Part::Byte(byte) => bytes.push(byte),
        }
        rest = after;
    }
    bytes
}

/// A string literal as text; bytes that are none are replaced.
pub(super) fn unquote(text: &str) -> Arc<str> {
    String::from_utf8_lossy(&unquote_string(text)).into()
}

/// The value of a rune literal.
pub fn rune_value(text: &str) -> i32 {
    match first(&text[1..text.len() - 1]) {
        Some((Part::Char(ch), _)) => ch as i32,
        Some((Part::Byte(byte), _)) => byte.into(),
        None => 0,
    }
}

/// The parts of a number; an imaginary one's `i` is left out.
pub fn number(text: &str) -> Number {
    let lower = text.to_ascii_lowercase().replace('_', "");
    let (imaginary, lower) = match lower.strip_suffix('i') {
        Some(real) => (true, real),
        None => (false, &*lower),
    };
    let (radix, rest) = radix(lower, imaginary);
    let split = if radix == 10 { rest.split_once('e') } else { rest.split_once('p') };
    let (mantissa, exponent) = split.unwrap_or((rest, "0"));
    let fraction = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let huge = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
    Number { radix, digits: mantissa.replace('.', ""), fraction, exponent: exponent.parse().unwrap_or(huge) }
}

/// A leading zero means octal, but not in floating-point and imaginary numbers.
fn radix(lower: &str, imaginary: bool) -> (u32, &str) {
    match lower.get(..2) {
        Some("0x") => (16, &lower[2..]),
        Some("0o") => (8, &lower[2..]),
        Some("0b") => (2, &lower[2..]),
        Some(_) if lower.starts_with('0') && !imaginary && !lower.contains(['.', 'e']) => (8, &lower[1..]),
        _ => (10, lower),
    }
}

/// A piece of a string.
enum Part {
    Char(char),
    /// `\xff` and `\377` are bytes, whatever they mean.
    Byte(u8),
}

/// The first piece, and what follows it.
fn first(text: &str) -> Option<(Part, &str)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if first != '\\' {
        return Some((Part::Char(first), chars.as_str()));
    }
    let rest = chars.as_str();
    let escape = chars.next()?;
    let plain = match escape {
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        'x' => return coded(&rest[1..], 2, 16, false),
        'u' => return coded(&rest[1..], 4, 16, true),
        'U' => return coded(&rest[1..], 8, 16, true),
        '0'..='7' => return coded(rest, 3, 8, false),
        other => other,
    };
    Some((Part::Char(plain), chars.as_str()))
}

/// A character or byte that is given by its number.
fn coded(text: &str, len: usize, radix: u32, is_char: bool) -> Option<(Part, &str)> {
    let (digits, rest) = text.split_at_checked(len)?;
    let value = u32::from_str_radix(digits, radix).ok()?;
    let part = if is_char { Part::Char(char::from_u32(value)?) } else { Part::Byte(u8::try_from(value).ok()?) };
    Some((part, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_bytes() {
        assert_eq!(unquote_string(r#""a\n\t\\\"\'""#), b"a\n\t\\\"'");
        assert_eq!(unquote_string(r#""\xff\377\u00e9\U0001F600é""#), b"\xff\xff\xc3\xa9\xf0\x9f\x98\x80\xc3\xa9");
        assert_eq!(unquote_string("`a\\n\r\n`"), b"a\\n\n");
        assert_eq!(unquote_string("\"\""), b"");
    }

    #[test]
    fn runes_have_a_value() {
        assert_eq!(rune_value("'a'"), 97);
        assert_eq!(rune_value("'世'"), 0x4e16);
        assert_eq!(rune_value(r"'\''"), 39);
        assert_eq!(rune_value(r"'\xff'"), 255);
        assert_eq!(rune_value(r"'\000'"), 0);
        assert_eq!(rune_value(r"'\U0010ffff'"), 0x10_ffff);
    }

    #[test]
    fn numbers_fall_into_parts() {
        let parts = |text| {
            let Number { radix, digits, fraction, exponent } = number(text);
            (radix, digits, fraction, exponent)
        };
        assert_eq!(parts("1_000"), (10, "1000".into(), 0, 0));
        assert_eq!(parts("0755"), (8, "755".into(), 0, 0));
        assert_eq!(parts("0"), (10, "0".into(), 0, 0));
        assert_eq!(parts("0_7"), (8, "7".into(), 0, 0));
        assert_eq!(parts("0o17"), (8, "17".into(), 0, 0));
        assert_eq!(parts("0B_101"), (2, "101".into(), 0, 0));
        assert_eq!(parts("0XFe"), (16, "fe".into(), 0, 0));
        assert_eq!(parts("09.5"), (10, "095".into(), 1, 0));
        assert_eq!(parts("0129i"), (10, "0129".into(), 0, 0));
        assert_eq!(parts("1.5e-3"), (10, "15".into(), 1, -3));
        assert_eq!(parts(".5E+3i"), (10, "5".into(), 1, 3));
        assert_eq!(parts("0x1.8p-2"), (16, "18".into(), 1, -2));
        assert_eq!(parts("0x1ei"), (16, "1e".into(), 0, 0));
        assert_eq!(parts("1e99999999999999999999"), (10, "1".into(), 0, i64::MAX));
    }
}
