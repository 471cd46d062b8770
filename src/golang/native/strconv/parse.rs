//! Floating-point numbers read from text, as Go's `strconv` reads them.

/// A number at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Parsed {
    /// Its value; infinite if it is too large.
    pub(super) value: f64,
    /// How many bytes it has.
    pub(super) len: usize,
    /// It fits its type.
    pub(super) in_range: bool,
}

/// The longest number at the beginning of the text, rounded to so many bits.
pub(super) fn float(text: &[u8], bits: u32) -> Option<Parsed> {
    special(text).or_else(|| number(text, bits))
}

/// Infinities and NaN, in any case.
fn special(text: &[u8]) -> Option<Parsed> {
    let starts = |text: &[u8], word: &str| {
        text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    };
    if starts(text, "nan") {
        return Some(Parsed { value: f64::NAN, len: 3, in_range: true });
    }
    let (sign, rest) = sign(text);
    let len = match rest {
        _ if starts(rest, "infinity") => 8,
        _ if starts(rest, "inf") => 3,
        _ => return None,
    };
    let value = if sign < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    Some(Parsed { value, len: len + text.len() - rest.len(), in_range: true })
}

fn sign(text: &[u8]) -> (f64, &[u8]) {
    match text {
        [b'+', rest @ ..] => (1.0, rest),
        [b'-', rest @ ..] => (-1.0, rest),
        _ => (1.0, text),
    }
}

/// A number as it is written.
#[derive(Default)]
struct Scan {
    /// Mantissa without underscores, with its point.
    mantissa: Vec<u8>,
    exponent: i64,
    hex: bool,
    /// Bytes read.
    len: usize,
}

fn number(text: &[u8], bits: u32) -> Option<Parsed> {
    let (sign, rest) = sign(text);
    let scan = scan(rest)?;
    let value = if scan.hex { hexadecimal(&scan, bits) } else { decimal(&scan, bits) };
    Some(Parsed { value: sign * value, len: scan.len + text.len() - rest.len(), in_range: value.is_finite() })
}

fn scan(text: &[u8]) -> Option<Scan> {
    let hex = text.len() > 2 && text[0] == b'0' && text[1] | 0x20 == b'x';
    let mut scan = Scan { hex, len: if hex { 2 } else { 0 }, ..Scan::default() };
    let (mut digits, mut point) = (false, false);
    while let Some(c) = text.get(scan.len) {
        match c {
            b'_' => {}
            b'.' if !point => {
                point = true;
                scan.mantissa.push(*c);
            }
            _ if c.is_ascii_digit() || hex && c.is_ascii_hexdigit() => {
                digits = true;
                scan.mantissa.push(*c);
            }
            _ => break,
        }
        scan.len += 1;
    }
    if !digits {
        return None;
    }
    let mark = if hex { b'p' } else { b'e' };
    if text.get(scan.len).is_some_and(|c| c | 0x20 == mark) {
        exponent(text, &mut scan)?;
    } else if hex {
        return None;
    }
    underscores_fit(&text[..scan.len], hex).then_some(scan)
}

/// Reads an exponent; what begins as one must be one.
fn exponent(text: &[u8], scan: &mut Scan) -> Option<()> {
    const LARGE: i64 = 100_000;
    let (sign, rest) = sign(&text[scan.len + 1..]);
    if !rest.first()?.is_ascii_digit() {
        return None;
    }
    let len = rest.iter().take_while(|c| c.is_ascii_digit() || **c == b'_').count();
    for c in rest[..len].iter().filter(|c| c.is_ascii_digit()) {
        scan.exponent = (scan.exponent * 10 + i64::from(c - b'0')).min(LARGE);
    }
    if sign < 0.0 {
        scan.exponent = -scan.exponent;
    }
    scan.len = text.len() - rest.len() + len;
    Some(())
}

/// Underscores stand between digits, as which the prefix of a base counts.
fn underscores_fit(text: &[u8], hex: bool) -> bool {
    if !text.contains(&b'_') {
        return true;
    }
    let is_digit =
        |at: usize| text.get(at).is_some_and(|c| c.is_ascii_digit() || hex && (c.is_ascii_hexdigit() || at == 1));
    let mut places = (0..text.len()).filter(|at| text[*at] == b'_');
    places.all(|at| at > 0 && is_digit(at - 1) && is_digit(at + 1))
}

fn decimal(scan: &Scan, bits: u32) -> f64 {
    let text = format!("{}e{}", String::from_utf8_lossy(&scan.mantissa), scan.exponent);
    if bits == 32 { text.parse::<f32>().map_or(0.0, f64::from) } else { text.parse().unwrap_or(0.0) }
}

fn hexadecimal(scan: &Scan, bits: u32) -> f64 {
    let (mut mantissa, mut exponent, mut behind, mut rest) = (0u64, scan.exponent, false, false);
    for c in &scan.mantissa {
        let Some(digit) = char::from(*c).to_digit(16) else {
            behind = true;
            continue;
        };
        if mantissa >> 58 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
            exponent -= if behind { 4 } else { 0 };
        } else {
            rest |= digit != 0;
            exponent += if behind { 0 } else { 4 };
        }
    }
    round(mantissa << 1 | u64::from(rest), exponent - 1, bits)
}

/// `mantissa` × 2^`exponent`, rounded to even. The lowest bit may stand for all that is lost.
#[expect(
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "shifts are positive, and the mantissa is short"
)]
fn round(mantissa: u64, exponent: i64, bits: u32) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let (precision, least, largest) = if bits == 32 { (24, -149, 127) } else { (53, -1074, 1023) };
    let length = 64 - i64::from(mantissa.leading_zeros());
    let shift = (length - precision).max(least - exponent);
    if shift > length {
        return 0.0;
    }
    let (kept, exponent) = if shift <= 0 {
        (mantissa, exponent)
    } else {
        let kept = mantissa.checked_shr(shift as u32).unwrap_or(0);
        let lost = mantissa & (u64::MAX >> (64 - shift.min(64)));
        let half = 1u64 << (shift - 1);
        (kept + u64::from(lost > half || lost == half && kept & 1 == 1), exponent + shift)
    };
    if 63 - i64::from(kept.max(1).leading_zeros()) + exponent > largest {
        return f64::INFINITY;
    }
    scale(kept as f64, exponent)
}

/// `x` × 2^`exponent`, in two exact steps.
fn scale(x: f64, exponent: i64) -> f64 {
    let first = exponent.clamp(-1000, 1000);
    x * power(first) * power((exponent - first).clamp(-1000, 1000))
}

fn power(exponent: i64) -> f64 {
    f64::from_bits((exponent + 1023).unsigned_abs() << 52)
}
