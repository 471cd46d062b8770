//! `strings`.

use super::Table;
use super::unicode::{runes, tables};
use crate::golang::vm::native::{Call, Flow};

pub(super) const TABLE: Table = &[
    ("strings.Index", |call| search(call, index)),
    ("strings.IndexByte", |call| search_byte(call, |text, c| text.iter().position(|b| *b == c))),
    ("strings.LastIndex", |call| search(call, last_index)),
    ("strings.LastIndexByte", |call| search_byte(call, |text, c| text.iter().rposition(|b| *b == c))),
    ("strings.Count", |call| search(call, |text, part| Some(count(text, part)))),
    ("strings.EqualFold", equal_fold),
    ("strings.ToUpper", |call| change_case(call, tables::upper, u8::to_ascii_uppercase)),
    ("strings.ToLower", |call| change_case(call, tables::lower, u8::to_ascii_lowercase)),
    ("strings.replace", replace),
    ("strings.repeat", repeat),
    ("strings.field", field),
];

/// Picoseconds for each byte that is looked at.
const LOOK: u64 = 100;

/// Gives a place, or -1.
fn give_place(call: &mut Call<'_>, place: Option<usize>, looked: usize) -> Flow {
    call.picos += LOOK * looked as u64;
    call.set_int(0, place.map_or(-1, |at| at as i64));
    Flow::Done
}

fn search(call: &mut Call<'_>, find: impl Fn(&[u8], &[u8]) -> Option<usize>) -> Flow {
    let (text, part) = (call.bytes(0), call.bytes(2));
    let (found, len) = (find(&text, &part), text.len());
    give_place(call, found, len)
}

fn search_byte(call: &mut Call<'_>, find: impl Fn(&[u8], u8) -> Option<usize>) -> Flow {
    let text = call.bytes(0);
    let (found, len) = (find(&text, call.word(2) as u8), text.len());
    give_place(call, found, len)
}

fn index(text: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, part)
}

fn last_index(text: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(text, part)
}

/// An empty part is before each rune and at the end.
fn count(text: &[u8], part: &[u8]) -> usize {
    if part.is_empty() { runes(text).count() + 1 } else { memchr::memmem::find_iter(text, part).count() }
}

fn equal_fold(call: &mut Call<'_>) -> Flow {
    let equal = same_text(&call.bytes(0), &call.bytes(2));
    call.picos += LOOK * call.word(1).min(call.word(3));
    call.set_bool(0, equal);
    Flow::Done
}

fn same_text(a: &[u8], b: &[u8]) -> bool {
    let (mut a, mut b) = (runes(a), runes(b));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some((_, _, a)), Some((_, _, b))) if same_letter(rune_or_error(a), rune_or_error(b)) => {}
            _ => return false,
        }
    }
}

fn rune_or_error(c: Option<char>) -> char {
    c.unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn same_letter(a: char, b: char) -> bool {
    let mut next = tables::fold(a);
    while next != a && next != b {
        next = tables::fold(next);
    }
    a == b || next == b
}

fn change_case(call: &mut Call<'_>, rune: fn(char) -> char, byte: fn(&u8) -> u8) -> Flow {
    let text = call.bytes(0);
    let changed: Vec<u8> = if text.is_ascii() {
        text.iter().map(byte).collect()
    } else {
        runes(&text).map(|(_, _, c)| rune(rune_or_error(c))).collect::<String>().into_bytes()
    };
    let same = changed == *text;
    call.picos += 5 * LOOK * changed.len() as u64;
    if !same {
        call.set_string(0, changed);
    }
    Flow::Done
}

fn replace(call: &mut Call<'_>) -> Flow {
    let (text, old, new) = (call.bytes(0), call.bytes(2), call.bytes(4));
    let most = usize::try_from(call.int(6)).unwrap_or(usize::MAX);
    let mut changed = Vec::with_capacity(text.len());
    let mut done = 0;
    for at in memchr::memmem::find_iter(&text, &*old).take(most) {
        changed.extend_from_slice(&text[done..at]);
        changed.extend_from_slice(&new);
        done = at + old.len();
    }
    if done == 0 {
        return Flow::Done;
    }
    changed.extend_from_slice(&text[done..]);
    call.picos += 5 * LOOK * changed.len() as u64;
    call.set_string(0, changed);
    Flow::Done
}

fn repeat(call: &mut Call<'_>) -> Flow {
    let times = call.word(2);
    let size = call.word(1).saturating_mul(times);
    if !call.heap.admits(size) {
        return Flow::Fatal(call.heap.out_of_memory());
    }
    let repeated = call.bytes(0).repeat(times as usize);
    call.picos += LOOK * size;
    call.set_string(0, repeated);
    Flow::Done
}

fn field(call: &mut Call<'_>) -> Flow {
    let (start, end) = field_from(&call.bytes(0), call.word(2) as usize);
    call.picos += LOOK * (end as u64).saturating_sub(call.word(2));
    call.set(0, start as u64);
    call.set(1, end as u64);
    Flow::Done
}

fn field_from(text: &[u8], from: usize) -> (usize, usize) {
    let from = from.min(text.len());
    let mut rest = runes(&text[from..]);
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let start = rest.find(|(.., c)| !is_space(*c)).map_or(text.len(), |(at, ..)| from + at);
    let end = rest.find(|(.., c)| is_space(*c)).map_or(text.len(), |(at, ..)| from + at);
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_part_is_before_each_rune() {
        assert_eq!(count("aé\u{65e5}".as_bytes(), b""), 4);
        assert_eq!(count(b"cheeseee", b"ee"), 2);
        assert_eq!(last_index(b"go gopher", b"go"), Some(3));
        assert_eq!(last_index(b"abc", b""), Some(3));
    }

    #[test]
    fn fields_are_between_spaces() {
        let text = " ab\u{2003}c".as_bytes();
        assert_eq!([field_from(text, 0), field_from(text, 3), field_from(text, 7)], [(1, 3), (6, 7), (7, 7)]);
    }

    #[test]
    fn letters_are_the_same_in_any_case() {
        assert!(same_letter('K', '\u{212a}') && same_letter('ς', 'Σ') && !same_letter('a', 'b'));
    }
}
