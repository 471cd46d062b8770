//! What Unicode says of characters, as Go's `unicode` has it.

use unicode_properties::{GeneralCategory as Category, UnicodeGeneralCategory};

/// The bit of a rune's category in a set of categories; they are numbered as in the library's package `unicode`.
pub(in crate::golang::native) fn category(rune: u32) -> u32 {
    let Some(c) = char::from_u32(rune) else {
        return if rune <= 0x10_ffff { 1 << SURROGATE } else { 0 };
    };
    let newer = SINCE_18.partition_point(|(_, last)| *last < rune);
    if SINCE_18.get(newer).is_some_and(|(first, _)| *first <= rune) {
        return 1 << UNASSIGNED;
    }
    1 << number(c.general_category())
}

const SURROGATE: u32 = 3;
const UNASSIGNED: u32 = 29;

const fn number(category: Category) -> u32 {
    match category {
        Category::Control => 0,
        Category::Format => 1,
        Category::PrivateUse => 2,
        Category::Surrogate => SURROGATE,
        Category::LowercaseLetter => 4,
        Category::ModifierLetter => 5,
        Category::OtherLetter => 6,
        Category::TitlecaseLetter => 7,
        Category::UppercaseLetter => 8,
        Category::SpacingMark => 9,
        Category::EnclosingMark => 10,
        Category::NonspacingMark => 11,
        Category::DecimalNumber => 12,
        Category::LetterNumber => 13,
        Category::OtherNumber => 14,
        Category::ConnectorPunctuation => 15,
        Category::DashPunctuation => 16,
        Category::ClosePunctuation => 17,
        Category::FinalPunctuation => 18,
        Category::InitialPunctuation => 19,
        Category::OtherPunctuation => 20,
        Category::OpenPunctuation => 21,
        Category::CurrencySymbol => 22,
        Category::ModifierSymbol => 23,
        Category::MathSymbol => 24,
        Category::OtherSymbol => 25,
        Category::LineSeparator => 26,
        Category::ParagraphSeparator => 27,
        Category::SpaceSeparator => 28,
        Category::Unassigned => UNASSIGNED,
    }
}

/// In upper case, as one character.
pub(in crate::golang::native) fn upper(c: char) -> char {
    let mut all = c.to_uppercase();
    match (all.next(), all.next()) {
        (Some(upper), None) => upper,
        _ => with_iota(c),
    }
}

/// Greek letters with a iota below have a capital of their own, which is not what Rust makes of them.
fn with_iota(c: char) -> char {
    let capital = match c {
        '\u{1f80}'..='\u{1fa7}' if u32::from(c) & 8 == 0 => u32::from(c) + 8,
        '\u{1fb3}' | '\u{1fc3}' | '\u{1ff3}' => u32::from(c) + 9,
        _ => return c,
    };
    char::from_u32(capital).unwrap_or(c)
}

/// In lower case, as one character.
pub(in crate::golang::native) fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// In title case, as one character: differs from upper case for letters made of two, and in Georgian.
pub(in crate::golang::native) fn title(c: char) -> char {
    match c {
        '\u{1c4}'..='\u{1c6}' => '\u{1c5}',
        '\u{1c7}'..='\u{1c9}' => '\u{1c8}',
        '\u{1ca}'..='\u{1cc}' => '\u{1cb}',
        '\u{1f1}'..='\u{1f3}' => '\u{1f2}',
        '\u{10d0}'..='\u{10ff}' => c,
        _ => upper(c),
    }
}

/// The next character that is the same but for its case; behind the last comes the first.
pub(in crate::golang::native) fn fold(c: char) -> char {
    let special = ORBITS.binary_search_by_key(&u32::from(c), |(from, _)| *from);
    if let Some(next) = special.ok().and_then(|at| char::from_u32(ORBITS[at].1)) {
        return next;
    }
    let lower = lower(c);
    if lower == c { upper(c) } else { lower }
}

/// Steps of [`fold`] that do not just go from one case to the other.
const ORBITS: [(u32, u32); 44] = [
    (0x6b, 0x212a),
    (0x73, 0x17f),
    (0xdf, 0x1e9e),
    (0xe5, 0x212b),
    (0x130, 0x130),
    (0x131, 0x131),
    (0x1c4, 0x1c5),
    (0x1c7, 0x1c8),
    (0x1ca, 0x1cb),
    (0x1f1, 0x1f2),
    (0x390, 0x1fd3),
    (0x3a3, 0x3c2),
    (0x3b0, 0x1fe3),
    (0x3b2, 0x3d0),
    (0x3b5, 0x3f5),
    (0x3b8, 0x3d1),
    (0x3b9, 0x1fbe),
    (0x3ba, 0x3f0),
    (0x3bc, 0xb5),
    (0x3c0, 0x3d6),
    (0x3c1, 0x3f1),
    (0x3c2, 0x3c3),
    (0x3c6, 0x3d5),
    (0x3c9, 0x2126),
    (0x3d1, 0x3f4),
    (0x3f4, 0x398),
    (0x432, 0x1c80),
    (0x434, 0x1c81),
    (0x43e, 0x1c82),
    (0x441, 0x1c83),
    (0x442, 0x1c84),
    (0x44a, 0x1c86),
    (0x463, 0x1c87),
    (0x1c84, 0x1c85),
    (0x1e61, 0x1e9b),
    (0x1fbe, 0x345),
    (0x1fd3, 0x390),
    (0x1fe3, 0x3b0),
    (0x2126, 0x3a9),
    (0x212a, 0x4b),
    (0x212b, 0xc5),
    (0xa64b, 0x1c88),
    (0xfb05, 0xfb06),
    (0xfb06, 0xfb05),
];

/// Characters that Unicode has since version 18, which Go does not know yet.
const SINCE_18: [(u32, u32); 51] = [
    (0x558, 0x558),
    (0x58b, 0x58c),
    (0x5c8, 0x5c9),
    (0xb53, 0xb54),
    (0x1ade, 0x1adf),
    (0x1aec, 0x1af0),
    (0x208f, 0x208f),
    (0x209d, 0x209f),
    (0x20c2, 0x20c4),
    (0x2e60, 0x2e63),
    (0xa7dd, 0xa7dd),
    (0xa7e2, 0xa7e2),
    (0xab6c, 0xab6d),
    (0x1_07bb, 0x1_07bf),
    (0x1_0ec9, 0x1_0ecf),
    (0x1_0ed9, 0x1_0eee),
    (0x1_0ef0, 0x1_0ef9),
    (0x1_1b0a, 0x1_1b0a),
    (0x1_1df0, 0x1_1df1),
    (0x1_246f, 0x1_246f),
    (0x1_2475, 0x1_247f),
    (0x1_2550, 0x1_2686),
    (0x1_8cd6, 0x1_8cda),
    (0x1_8d1f, 0x1_8d20),
    (0x1_8e00, 0x1_9191),
    (0x1_91a0, 0x1_91d2),
    (0x1_b123, 0x1_b128),
    (0x1_b168, 0x1_b168),
    (0x1_ced2, 0x1_ced4),
    (0x1_cedd, 0x1_cedf),
    (0x1_cef1, 0x1_cefd),
    (0x1_d127, 0x1_d128),
    (0x1_d1eb, 0x1_d1ff),
    (0x1_d250, 0x1_d281),
    (0x1_d6a6, 0x1_d6a6),
    (0x1_db00, 0x1_db1c),
    (0x1_df1f, 0x1_df24),
    (0x1_df2b, 0x1_df81),
    (0x1_df90, 0x1_df96),
    (0x1_dfcd, 0x1_dfff),
    (0x1_f1ae, 0x1_f1ae),
    (0x1_f6d9, 0x1_f6d9),
    (0x1_f7da, 0x1_f7db),
    (0x1_f7f1, 0x1_f7ff),
    (0x1_fa8b, 0x1_fa8d),
    (0x1_facc, 0x1_facc),
    (0x1_fadd, 0x1_fadd),
    (0x1_faeb, 0x1_faeb),
    (0x1_faf9, 0x1_fafa),
    (0x2_b81e, 0x2_b81e),
    (0x3_d000, 0x3_fc3f),
];
