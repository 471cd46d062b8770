//! Which characters are letters and digits for Go, and how its messages name characters.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Letters as names may have them; the underscore is not among them.
pub(super) fn is_letter(ch: char) -> bool {
    ch.general_category_group() == GeneralCategoryGroup::Letter
}

/// Digits of any script.
pub(super) fn is_digit(ch: char) -> bool {
    ch.general_category() == GeneralCategory::DecimalNumber
}

/// Whether it can be shown as it is.
fn is_printable(ch: char) -> bool {
    use GeneralCategoryGroup::{Letter, Mark, Number, Punctuation, Symbol};
    ch == ' ' || matches!(ch.general_category_group(), Letter | Mark | Number | Punctuation | Symbol)
}

/// `U+0040 '@'`
pub(super) fn name_of(ch: char) -> String {
    let code = format!("U+{:04X}", ch as u32);
    if is_printable(ch) { format!("{code} '{ch}'") } else { code }
}

/// `'x'`, as it would be written in Go.
pub(super) fn quoted(ch: char) -> String {
    let inner = match ch {
        '\'' => "\\'".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\x07' => "\\a".to_owned(),
        '\x08' => "\\b".to_owned(),
        '\x0c' => "\\f".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        '\x0b' => "\\v".to_owned(),
        _ if is_printable(ch) => ch.to_string(),
        _ => match ch as u32 {
            code @ (..=0x1f | 0x7f) => format!("\\x{code:02x}"),
            code @ ..=0xffff => format!("\\u{code:04x}"),
            code => format!("\\U{code:08x}"),
        },
    };
    format!("'{inner}'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_names() {
        assert_eq!(name_of('@'), "U+0040 '@'");
        assert_eq!(name_of('\x01'), "U+0001");
        assert_eq!(name_of('“'), "U+201C '“'");
        assert_eq!(quoted('\''), r"'\''");
        assert_eq!(quoted('\u{200b}'), r"'\u200b'");
        assert_eq!(quoted('\x7f'), r"'\x7f'");
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        assert!(is_letter('é') && is_letter('世') && !is_letter('\u{301}') && !is_letter('1'));
        assert!(is_digit('٣') && !is_digit('Ⅷ'));
    }
}
