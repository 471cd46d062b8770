//! Constants as messages show them.

use std::f64::consts::{LN_2, LN_10};
use std::fmt;

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::{Value, float};
use crate::golang::types::Basic;

/// Longer strings (in characters, quotes included) are cut.
const MAX_STRING: usize = 72;

impl Value {
    /// As Go's compiler prints the value of a constant of this (underlying) type: `1e+09` for a float, where an integer
    /// is `1000000000`.
    pub fn text(&self, basic: Basic) -> String {
        match self.parts() {
            Some((re, _)) if basic.is_float() => real(&re),
            Some((re, im)) if basic.is_complex() => format!("({} + {}i)", real(&re), real(&im)),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Value {
    /// [`Value::text`] for the type that fits the value best.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("unknown"),
            Self::Bool(truth) => truth.fmt(f),
            Self::String(bytes) => f.write_str(&shortened(&quoted(bytes))),
            Self::Int(number) => number.fmt(f),
            Self::Float(number) => f.write_str(&real(number)),
            Self::Complex(re, im) => write!(f, "({} + {}i)", real(re), real(im)),
        }
    }
}

/// A string in quotes, as Go writes it.
pub fn quoted(bytes: &[u8]) -> String {
    let mut text = String::from('"');
    for chunk in bytes.utf8_chunks() {
        chunk.valid().chars().for_each(|c| quote_char(&mut text, c));
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    text.push('"');
    text
}

fn quote_char(text: &mut String, c: char) {
    match c {
        '"' | '\\' => text.extend(['\\', c]),
        '\u{7}' => text.push_str("\\a"),
        '\u{8}' => text.push_str("\\b"),
        '\u{c}' => text.push_str("\\f"),
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        '\t' => text.push_str("\\t"),
        '\u{b}' => text.push_str("\\v"),
        '\0'..' ' | '\u{7f}' => text.extend([format!("\\x{:02x}", u32::from(c))]),
        _ if c.is_control() => text.extend([format!("\\u{:04x}", u32::from(c))]),
        _ => text.push(c),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_STRING {
        return text.to_owned();
    }
    text.chars().take(MAX_STRING - 3).chain("...".chars()).collect()
}

/// A real number, with 6 digits, or with more if it would look whole without being so.
fn real(number: &BigRational) -> String {
    let near = float::round(number, float::DOUBLE);
    if near.is_infinite() || near == 0.0 && !number.is_zero() {
        return beyond(number);
    }
    let text = general(near, Some(6));
    if number.is_integer() || text.contains('.') { text } else { general(near, None) }
}

/// A number that no `float64` can hold, roughly.
fn beyond(number: &BigRational) -> String {
    let exponent = float::magnitude(number);
    let cut = |bits: u64| bits.saturating_sub(1000);
    let (from_numer, from_denom) = (cut(number.numer().bits()), cut(number.denom().bits()));
    let near = BigRational::new(number.numer() >> from_numer, number.denom() >> from_denom);
    let dropped = from_numer.cast_signed() - from_denom.cast_signed();
    let mantissa = float::round(&near, float::DOUBLE) * 2f64.powi((dropped - exponent) as i32);
    let decimals = f64::from(exponent as i32) * (LN_2 / LN_10);
    let mut power = decimals.trunc() as i64;
    let mut mantissa = mantissa * 10f64.powf(decimals - decimals.trunc());
    while mantissa.abs() < 1.0 - 0.5e-6 {
        mantissa *= 10.0;
        power -= 1;
    }
    while mantissa.abs() >= 10.0 - 0.5e-5 {
        mantissa /= 10.0;
        power += 1;
    }
    debug_assert_eq!(mantissa.is_sign_negative(), number.is_negative(), "only the magnitude changes");
    format!("{}e{power:+}", general(mantissa, Some(6)))
}

/// `%.6g`, or `%g` without digits.
fn general(number: f64, digits: Option<usize>) -> String {
    let scientific = match digits {
        Some(digits) => format!("{number:.*e}", digits - 1),
        None => format!("{number:e}"),
    };
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let mantissa = if mantissa.contains('.') { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
    if !(-4..6).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}e{sign}{:02}", exponent.abs());
    }
    let decimals = (mantissa.chars().filter(char::is_ascii_digit).count().cast_signed() as i32 - 1 - exponent).max(0);
    format!("{number:.*}", decimals.unsigned_abs() as usize)
}
