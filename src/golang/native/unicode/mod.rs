//! `unicode` and `unicode/utf8`.

pub(super) mod tables;

use super::Table;
use crate::golang::vm::native::{Call, Flow};

pub(super) const TABLE: Table = &[
    ("unicode.in", is_in),
    ("unicode.upper", |call| by(call, tables::upper)),
    ("unicode.lower", |call| by(call, tables::lower)),
    ("unicode.title", |call| by(call, tables::title)),
    ("unicode.SimpleFold", |call| by(call, tables::fold)),
    ("unicode/utf8.RuneCountInString", rune_count),
    ("unicode/utf8.ValidString", valid),
];

fn is_in(call: &mut Call<'_>) -> Flow {
    let category = u32::try_from(call.int(0)).map_or(0, tables::category);
    let found = category & call.word(1) as u32 != 0;
    call.set_bool(0, found);
    Flow::Done
}

/// Changes a rune; what is none stays.
fn by(call: &mut Call<'_>, change: fn(char) -> char) -> Flow {
    if let Some(c) = u32::try_from(call.int(0)).ok().and_then(char::from_u32) {
        call.set(0, u64::from(u32::from(change(c))));
    }
    Flow::Done
}

/// Wrong bytes count one by one.
fn rune_count(call: &mut Call<'_>) -> Flow {
    let bytes = call.bytes(0);
    let len = bytes.len() as u64;
    let count = if bytes.is_ascii() { bytes.len() } else { runes(&bytes).count() };
    call.picos += len * 100;
    call.set(0, count as u64);
    Flow::Done
}

fn valid(call: &mut Call<'_>) -> Flow {
    let bytes = call.bytes(0);
    let (len, valid) = (bytes.len() as u64, std::str::from_utf8(&bytes).is_ok());
    call.picos += len * 100;
    call.set_bool(0, valid);
    Flow::Done
}

/// The runes of a string with the place and length of each; none for a wrong byte.
pub(super) fn runes(bytes: &[u8]) -> impl Iterator<Item = (usize, usize, Option<char>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let start = at;
        let first = first_rune(rest);
        let len = first.map_or(1, char::len_utf8);
        at += len;
        Some((start, len, first))
    })
}

fn first_rune(bytes: &[u8]) -> Option<char> {
    let window = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(window) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&window[..error.valid_up_to()]).unwrap_or_default(),
    };
    valid.chars().next()
}

#[cfg(test)]
mod tests {
    use super::tables::{category, fold, lower, title, upper};
    use super::*;

    #[test]
    fn case_changes_keep_one_character() {
        assert_eq!([upper('ß'), upper('ᾳ'), lower('İ'), title('ǆ'), title('ა')], ['ß', 'ᾼ', 'i', 'ǅ', 'ა']);
    }

    #[test]
    fn folding_goes_round() {
        assert_eq!([fold('K'), fold('k'), fold('\u{212a}'), fold('ς'), fold('1')], ['k', '\u{212a}', 'K', 'σ', '1']);
    }

    #[test]
    fn characters_newer_than_go_are_unassigned() {
        assert_eq!([category(0x20c1), category(0x20c2), category(0xd800)], [1 << 22, 1 << 29, 1 << 3]);
    }

    #[test]
    fn wrong_bytes_are_runes_of_one_byte() {
        let found: Vec<_> = runes(b"\xe6\x97x\xe6\x97\xa5").collect();
        assert_eq!(found, [(0, 1, None), (1, 1, None), (2, 1, Some('x')), (3, 3, Some('日'))]);
    }
}
