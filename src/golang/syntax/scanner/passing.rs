//! Where a block ends, found without reading the words in it.

use memchr::memmem::find;
use memchr::{memchr, memchr2};

/// The offset behind the block whose `{` is at this one; none if it does not end.
pub(super) fn behind_block(text: &[u8], open: usize) -> Option<usize> {
    let (mut at, mut depth) = (open, 0);
    loop {
        let byte = *text.get(at)?;
        at += 1;
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            b'"' | b'\'' => at = behind_quote(text, at, byte)?,
            b'`' => at += memchr(byte, &text[at..])? + 1,
            b'/' if text.get(at) == Some(&b'/') => at += memchr(b'\n', &text[at..])?,
            b'/' if text.get(at) == Some(&b'*') => at += 1 + find(&text[at + 1..], b"*/")? + 2,
            _ => {}
        }
    }
}

/// The offset behind the `quote` that ends the literal around this one.
fn behind_quote(text: &[u8], mut at: usize, quote: u8) -> Option<usize> {
    loop {
        at += memchr2(quote, b'\\', text.get(at..)?)? + 1;
        if text[at - 1] == quote {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_count_only_where_they_are_words() {
        let passed = |text: &'static str| behind_block(text.as_bytes(), 0).map(|end| &text[end..]);
        assert_eq!(passed("{}x"), Some("x"));
        assert_eq!(passed("{ {} {{}} } x"), Some(" x"));
        assert_eq!(passed(r#"{ "}\"}" + "\\" }x"#), Some("x"));
        assert_eq!(passed(r"{ '}' '\'' '{' }x"), Some("x"));
        assert_eq!(passed("{ `\\}\n\"` }x"), Some("x"));
        assert_eq!(passed("{ a / b // }\n /* }\n' */ /**/ }x"), Some("x"));
        for endless in ["{", "{{}", "{\"}", "{\"\\", "{'}", "{`}", "{//}", "{/*}", "{/*/ }"] {
            assert_eq!(passed(endless), None, "{endless}");
        }
    }
}
