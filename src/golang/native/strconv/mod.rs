//! `strconv`.

mod format;
mod parse;

use super::Table;
use super::unicode::tables;
use crate::golang::vm::native::{Call, Flow};

pub(super) const TABLE: Table = &[
    ("strconv.formatInt", format_int),
    ("strconv.formatUint", format_uint),
    ("strconv.formatFloat", format_float),
    ("strconv.parseFloat", parse_float),
    ("strconv.IsPrint", is_print),
    ("strconv.IsGraphic", is_graphic),
];

fn give(call: &mut Call<'_>, text: String) -> Flow {
    call.picos += 1_000 * text.len() as u64;
    call.set_string(0, text.into_bytes());
    Flow::Done
}

fn format_int(call: &mut Call<'_>) -> Flow {
    let text = format::signed(call.int(0), call.word(1));
    give(call, text)
}

fn format_uint(call: &mut Call<'_>) -> Flow {
    let text = format::unsigned(call.word(0), call.word(1));
    give(call, text)
}

fn format_float(call: &mut Call<'_>) -> Flow {
    let text = format::float(call.float(0), call.word(1) as u8, call.int(2), call.word(3) as u32);
    give(call, text)
}

fn parse_float(call: &mut Call<'_>) -> Flow {
    let parsed = parse::float(&call.bytes(0), call.word(2) as u32);
    let parsed = parsed.unwrap_or(parse::Parsed { value: 0.0, len: 0, in_range: true });
    call.picos += 2_000 * parsed.len as u64;
    call.set_float(0, parsed.value);
    call.set(1, parsed.len as u64);
    call.set_bool(2, parsed.in_range);
    Flow::Done
}

/// Letters, marks, numbers, punctuation, symbols: bits 4 to 25 of categories.
const PRINTABLE: u32 = (1 << 26) - (1 << 4);
/// The bit of spaces.
const SPACE: u32 = 1 << 28;

fn is_print(call: &mut Call<'_>) -> Flow {
    let rune = u32::try_from(call.int(0)).unwrap_or(u32::MAX);
    let shows = rune == u32::from(' ') || tables::category(rune) & PRINTABLE != 0;
    call.set_bool(0, shows);
    Flow::Done
}

fn is_graphic(call: &mut Call<'_>) -> Flow {
    let rune = u32::try_from(call.int(0)).unwrap_or(u32::MAX);
    call.set_bool(0, tables::category(rune) & (PRINTABLE | SPACE) != 0);
    Flow::Done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_written_as_go_writes_them() {
        let cases = [
            (1e6, 'g', -1, "1e+06"),
            (123_456.0, 'g', -1, "123456"),
            (0.000_012_345, 'g', -1, "1.2345e-05"),
            (100.0, 'g', 2, "1e+02"),
            (0.0, 'e', -1, "0e+00"),
            (-0.0, 'f', 1, "-0.0"),
            (2.5, 'f', 0, "2"),
            (0.125, 'f', 2, "0.12"),
            (1.0, 'b', -1, "4503599627370496p-52"),
            (1.5, 'x', -1, "0x1.8p+00"),
            (0.999, 'x', 1, "0x1.0p+00"),
            (5e-324, 'E', -1, "5E-324"),
            (f64::INFINITY, 'g', -1, "+Inf"),
        ];
        for (x, fmt, prec, text) in cases {
            assert_eq!(format::float(x, fmt as u8, prec, 64), text, "{x:?} {fmt} {prec}");
        }
        assert_eq!(format::float(f64::from(0.1f32), b'g', -1, 32), "0.1");
        assert_eq!(format::float(1_460_861.25, b'f', -1, 32), "1460861.2", "a tie goes to the even digit");
        assert_eq!(format::signed(i64::MIN, 36), "-1y2p0ij32e8e8");
    }

    #[test]
    fn floats_are_read_as_go_reads_them() {
        let read = |text: &str, bits| parse::float(text.as_bytes(), bits).map(|p| (p.value, p.len, p.in_range));
        assert_eq!(read("1.5e3x", 64), Some((1500.0, 5, true)));
        assert_eq!(read("1e400", 64), Some((f64::INFINITY, 5, false)));
        assert_eq!(read("-infinit", 64), Some((f64::NEG_INFINITY, 4, true)));
        assert_eq!(read("0x1.8p1", 64), Some((3.0, 7, true)));
        assert_eq!(read("0x1p-1075", 64), Some((0.0, 9, true)), "half of the least number");
        assert_eq!(read("0x1.8p-1075", 64), Some((5e-324, 11, true)));
        assert_eq!(read("16777217", 32), Some((16_777_216.0, 8, true)));
        assert_eq!(read("1_0", 64), Some((10.0, 3, true)));
        assert_eq!([read("1e", 64), read("1__0", 64), read("0x1", 64), read(".", 64)], [None; 4]);
    }
}
