//! What example functions shall print: the comment at their end that begins with `Output:` or `Unordered output:`.

/// What an example shall print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Output {
    /// The text, not yet trimmed.
    pub(super) text: String,
    /// Its lines may come in any order.
    pub(super) unordered: bool,
}

/// Finds it in the text of a function's body; there is none if the example is only to be compiled.
pub(super) fn output(body: &str) -> Option<Output> {
    let text = plain(&last_comments(body));
    let start = text.trim_start();
    let (start, unordered) = match strip_prefix(start, "unordered ") {
        Some(rest) => (rest, true),
        None => (start, false),
    };
    let text = strip_prefix(start, "output:")?.trim_start_matches(' ');
    Some(Output { text: text.strip_prefix('\n').unwrap_or(text).to_owned(), unordered })
}

/// What comes behind a prefix in capital or small letters.
fn strip_prefix<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The last comments that stand together, without an empty line or anything else between them.
fn last_comments(body: &str) -> Vec<&str> {
    let (mut group, mut at, mut line_breaks) = (Vec::new(), 0, 0);
    while at < body.len() {
        let rest = &body[at..];
        let (len, kind) = piece(rest);
        match kind {
            Piece::Comment => {
                if line_breaks > 1 {
                    group.clear();
                }
                group.push(&rest[..len]);
                line_breaks = 0;
            }
            Piece::LineBreak => line_breaks += 1,
            Piece::Space => {}
            // A comment that follows does not belong to those before.
            Piece::Code => line_breaks = 2,
        }
        at += len;
    }
    group
}

enum Piece {
    Comment,
    LineBreak,
    Space,
    Code,
}

/// The length of what the text begins with, and what it is.
fn piece(text: &str) -> (usize, Piece) {
    let until = |end: &str| text.find(end).unwrap_or(text.len());
    if text.starts_with("//") {
        return (until("\n"), Piece::Comment);
    }
    if let Some(comment) = text.strip_prefix("/*") {
        return (comment.find("*/").map_or(text.len(), |at| at + 4), Piece::Comment);
    }
    match text.chars().next() {
        Some('\n') => (1, Piece::LineBreak),
        Some(quote @ ('"' | '\'' | '`')) => (quoted(text, quote), Piece::Code),
        Some(other) if other.is_whitespace() => (other.len_utf8(), Piece::Space),
        other => (other.map_or(1, char::len_utf8), Piece::Code),
    }
}

/// The length of a literal in these quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, ch) in text.char_indices().skip(1) {
        if ch == quote && !escaped {
            return at + 1;
        }
        escaped = ch == '\\' && quote != '`' && !escaped;
    }
    text.len()
}

/// The text of comments without what marks them, and without spaces at the ends of lines.
fn plain(comments: &[&str]) -> String {
    let mut lines = Vec::new();
    for comment in comments {
        if let Some(line) = comment.strip_prefix("//") {
            lines.push(line.strip_prefix(' ').unwrap_or(line));
        } else {
            let inner = comment.strip_prefix("/*").unwrap_or(comment);
            lines.extend(inner.strip_suffix("*/").unwrap_or(inner).split('\n'));
        }
    }
    let mut text = String::new();
    for line in lines.iter().map(|line| line.trim_end()) {
        // Of several empty lines one stays.
        if !(line.is_empty() && (text.is_empty() || text.ends_with("\n\n"))) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Option<(String, bool)> {
        output(body).map(|output| (output.text, output.unordered))
    }

    #[test]
    fn the_last_comment_tells_the_output() {
        let some = |text: &str, unordered| Some((text.to_owned(), unordered));
        assert_eq!(found("{\n f()\n // Output:\n // a\n //  b\n}"), some("a\n b\n", false));
        assert_eq!(found("{ f() // Output: a\n}"), some("a\n", false));
        assert_eq!(found("{\n f()\n /* unordered OUTPUT:\nb\n\n\na */ }"), some("b\n\na\n", true));
        assert_eq!(found("{\n f()\n // Output:\n}"), some("", false));
        assert_eq!(found("{\n // Output: a\n f(\"// Output: b\", '\"', `\\`)\n}"), some("a\n", false));
    }

    #[test]
    fn other_comments_do_not() {
        assert_eq!(found("{\n // Output: a\n f()\n // done\n}"), None);
        assert_eq!(found("{\n // Output: a\n\n // done\n}"), None);
        assert_eq!(found("{\n // The output: a\n}"), None);
        assert_eq!(found("{ f(\"// Output: a\") }"), None);
    }
}
