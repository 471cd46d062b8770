//! Numbers as text, as Go's `strconv` writes them.

/// The digits of a number: 0.d₁d₂d₃... × 10^`point`.
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// Of what `{:e}` writes: `d.ddde-n`. Zero has no digits.
    fn of(scientific: &str) -> Self {
        let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
        let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let point = if digits.is_empty() { 0 } else { exponent + 1 };
        Self { digits, point }
    }

    fn digit(&self, at: i32) -> char {
        usize::try_from(at).ok().and_then(|at| self.digits.get(at)).map_or('0', |digit| char::from(*digit))
    }
}

/// No number has more digits than so many behind the point: the rest are zeros.
const MOST_DIGITS: usize = 1100;

/// Two numbers with fewer digits cannot be equally near to a third.
const TIE_DIGITS: usize = 8;
/// From this exponent on the shortest `%g` is written as `%e`.
const SHORTEST_LIMIT: i32 = 6;

/// `x` in the base, 2 to 36.
pub(super) fn unsigned(mut x: u64, base: u64) -> String {
    if base == 10 {
        return x.to_string();
    }
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((x % base) as u32, 36).unwrap_or('?'));
        x /= base;
        if x == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// `x` in the base, 2 to 36.
pub(super) fn signed(x: i64, base: u64) -> String {
    let digits = unsigned(x.unsigned_abs(), base);
    if x < 0 { format!("-{digits}") } else { digits }
}

/// A floating-point number in one of the formats `b`, `e`, `E`, `f`, `g`, `G`, `x`, `X`; `prec` below 0 asks for the
/// fewest digits that can be read back.
pub(super) fn float(x: f64, format: u8, prec: i64, bits: u32) -> String {
    if x.is_nan() {
        return "NaN".to_owned();
    }
    if x.is_infinite() {
        return if x > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let size = x.abs();
    let prec = usize::try_from(prec).ok();
    let text = match format {
        b'b' => binary(size, bits),
        b'x' | b'X' => hexadecimal(size, bits, prec),
        b'e' | b'E' => {
            let decimal = scientific(size, bits, prec);
            let digits = prec.unwrap_or(decimal.digits.len().max(1) - 1);
            with_exponent(&decimal, digits)
        }
        b'f' => plain(size, bits, prec),
        _ => general(size, bits, prec),
    };
    let text = if matches!(format, b'E' | b'G' | b'X') { text.to_uppercase() } else { text };
    format!("{sign}{text}")
}

/// With so many digits behind the first, rounded to even; else as many as are needed.
fn scientific(x: f64, bits: u32, prec: Option<usize>) -> Decimal {
    Decimal::of(&match prec {
        Some(prec) => format!("{x:.*e}", prec.min(MOST_DIGITS)),
        None => shortest(x, bits),
    })
}

/// The fewest digits that can be read back. Where two such numbers are as near, the last digit is even.
fn shortest(x: f64, bits: u32) -> String {
    let text = if bits == 32 { format!("{:e}", x as f32) } else { format!("{x:e}") };
    let digits = text.bytes().take_while(|c| *c != b'e').filter(u8::is_ascii_digit).count();
    if digits < TIE_DIGITS {
        return text;
    }
    let rounded = format!("{x:.*e}", digits - 1);
    let same = if bits == 32 { rounded.parse() == Ok(x as f32) } else { rounded.parse() == Ok(x) };
    if same { rounded } else { text }
}

fn plain(x: f64, bits: u32, prec: Option<usize>) -> String {
    match prec {
        Some(prec) => {
            let text = format!("{x:.*}", prec.min(MOST_DIGITS));
            text + &"0".repeat(prec.saturating_sub(MOST_DIGITS))
        }
        None => without_exponent(&Decimal::of(&shortest(x, bits))),
    }
}

/// `%e` if the exponent is below -4 or not below the precision, else `%f`; without trailing zeros.
fn general(x: f64, bits: u32, prec: Option<usize>) -> String {
    let prec = prec.map(|prec| prec.max(1));
    let decimal = scientific(x, bits, prec.map(|prec| prec - 1));
    let digits = decimal.digits.len() as i32;
    let limit = match prec.map(|prec| i32::try_from(prec).unwrap_or(i32::MAX)) {
        None => SHORTEST_LIMIT,
        Some(prec) if prec > digits && digits >= decimal.point => digits,
        Some(prec) => prec,
    };
    let exponent = decimal.point - 1;
    if exponent < -4 || exponent >= limit {
        return with_exponent(&decimal, decimal.digits.len().max(1) - 1);
    }
    without_exponent(&decimal)
}

/// `ddd.ddd` with the digits that there are.
fn without_exponent(decimal: &Decimal) -> String {
    let digits = decimal.digits.len() as i32;
    let mut text: String = (0..decimal.point.max(0)).map(|at| decimal.digit(at)).collect();
    if text.is_empty() {
        text.push('0');
    }
    if digits > decimal.point {
        text.push('.');
        text.extend((decimal.point..digits).map(|at| decimal.digit(at)));
    }
    text
}

/// `d.ddde+dd` with so many digits behind the point.
fn with_exponent(decimal: &Decimal, digits: usize) -> String {
    let mut text = decimal.digit(0).to_string();
    if digits > 0 {
        text.push('.');
        let known = decimal.digits.len().saturating_sub(1).min(digits);
        text.extend((1..=known).map(|at| decimal.digit(at as i32)));
        text.push_str(&"0".repeat(digits - known));
    }
    let exponent = if decimal.digits.is_empty() { 0 } else { decimal.point - 1 };
    let sign = if exponent < 0 { '-' } else { '+' };
    text + &format!("e{sign}{:02}", exponent.abs())
}

/// Mantissa, exponent (of the mantissa's highest bit) and the number of bits behind that.
fn parts(x: f64, bits: u32) -> (u64, i64, u32) {
    let (raw, width, bias) =
        if bits == 32 { (u64::from((x as f32).to_bits()), 23, 127) } else { (x.to_bits(), 52, 1023) };
    let mantissa = raw & ((1 << width) - 1);
    match (raw >> width) as i64 {
        0 => (mantissa, 1 - bias, width),
        exponent => (mantissa | 1 << width, exponent - bias, width),
    }
}

/// `4503599627370496p-52`
fn binary(x: f64, bits: u32) -> String {
    let (mantissa, exponent, width) = parts(x, bits);
    format!("{mantissa}p{:+}", exponent - i64::from(width))
}

/// `0x1.8p+00`
fn hexadecimal(x: f64, bits: u32, prec: Option<usize>) -> String {
    const TOP: u32 = 60;
    let (mut mantissa, mut exponent, width) = parts(x, bits);
    if mantissa == 0 {
        exponent = 0;
    } else {
        mantissa <<= TOP - width;
        while mantissa >> TOP == 0 {
            mantissa <<= 1;
            exponent -= 1;
        }
    }
    if let Some(prec) = prec.filter(|prec| *prec < 15) {
        let shift = prec as u32 * 4;
        let extra = (mantissa << shift) & ((1 << TOP) - 1);
        mantissa >>= TOP - shift;
        if extra | (mantissa & 1) > 1 << (TOP - 1) {
            mantissa += 1;
        }
        mantissa <<= TOP - shift;
        if mantissa >> (TOP + 1) != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let mut text = format!("0x{}", mantissa >> TOP & 1);
    mantissa <<= 4;
    let digits = prec.unwrap_or((64 - mantissa.trailing_zeros()).div_ceil(4) as usize);
    if digits > 0 && (prec.is_some() || mantissa != 0) {
        text.push('.');
        for _ in 0..digits.min(16) {
            text.extend(char::from_digit((mantissa >> TOP & 15) as u32, 16));
            mantissa <<= 4;
        }
        text += &"0".repeat(digits.saturating_sub(16));
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    text + &format!("p{sign}{:02}", exponent.abs())
}
