//! A source file cut into lines and coloured pieces, once, when the film is opened.
//!
//! **Invariants**: the pieces of a line, put together, are the line with its tabs expanded; comments and raw strings go
//! on over lines; whatever is no Go is cut somehow, and never lost.

use unicode_width::UnicodeWidthChar as _;

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Names, numbers, signs, blanks.
    Plain,
    /// A keyword.
    Keyword,
    /// A string or a rune.
    Literal,
    /// A comment.
    Comment,
}

/// A line's pieces.
pub type Line = Vec<(Part, String)>;

/// The file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    lines: Vec<Line>,
}

/// What a line begins in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Code,
    Comment,
    Raw,
}

/// Columns between two tab stops.
const TAB: usize = 4;

const KEYWORDS: [&str; 25] = [
    "break",
    "case",
    "chan",
    "const",
    "continue",
    "default",
    "defer",
    "else",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "map",
    "package",
    "range",
    "return",
    "select",
    "struct",
    "switch",
    "type",
    "var",
];

impl Listing {
    /// Cuts a text.
    pub fn new(text: &str) -> Self {
        let mut state = State::Code;
        let lines = text.lines().map(|line| {
            let mut cutter = Cutter { column: 0, line: Vec::new() };
            cutter.cut(line, &mut state);
            cutter.line
        });
        Self { lines: lines.collect() }
    }

    /// The lines; none if the text is not known.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}

struct Cutter {
    column: usize,
    line: Line,
}

impl Cutter {
    fn cut(&mut self, line: &str, state: &mut State) {
        let mut rest = line;
        while !rest.is_empty() {
            let (part, length) = match *state {
                State::Comment => (Part::Comment, closed(rest, "*/", state)),
                State::Raw => (Part::Literal, closed(rest, "`", state)),
                State::Code => piece(rest, state),
            };
            let (text, after) = rest.split_at(length);
            self.add(part, text);
            rest = after;
        }
    }

    /// Adds a piece, tabs expanded.
    fn add(&mut self, part: Part, text: &str) {
        if self.line.last().is_none_or(|last| last.0 != part) {
            self.line.push((part, String::new()));
        }
        let Some((_, line)) = self.line.last_mut() else { return };
        for c in text.chars() {
            let width = if c == '\t' { TAB - self.column % TAB } else { c.width().unwrap_or(0) };
            match c {
                '\t' => line.extend(std::iter::repeat_n(' ', width)),
                _ => line.push(c),
            }
            self.column += width;
        }
    }
}

/// How far something goes that `end` closes, which may be in a later line.
fn closed(rest: &str, end: &str, state: &mut State) -> usize {
    match rest.find(end) {
        Some(at) => {
            *state = State::Code;
            at + end.len()
        }
        None => rest.len(),
    }
}

/// The first piece of code, and how long it is.
fn piece(rest: &str, state: &mut State) -> (Part, usize) {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '/' if rest.starts_with("//") => (Part::Comment, rest.len()),
        '/' if rest.starts_with("/*") => {
            *state = State::Comment;
            (Part::Comment, 2)
        }
        '`' => {
            *state = State::Raw;
            (Part::Literal, 1)
        }
        '"' | '\'' => (Part::Literal, quoted(rest, first)),
        _ if in_word(first) => {
            let length = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
            let is_keyword = KEYWORDS.contains(&&rest[..length]);
            (if is_keyword { Part::Keyword } else { Part::Plain }, length)
        }
        _ => (Part::Plain, first.len_utf8()),
    }
}

/// How long a string is, quotes included, or what there is of it in this line.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::Part::{Comment, Keyword, Literal, Plain};
    use super::*;

    fn pieces(text: &str) -> Vec<Vec<(Part, String)>> {
        Listing::new(text).lines().to_vec()
    }

    fn line(parts: &[(Part, &str)]) -> Line {
        parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect()
    }

    #[test]
    fn keywords_strings_and_comments_are_told_apart() {
        let found = pieces("\tgo f(\"a\\\"// b\", 'x') // go\nvar forty = 4");
        let first = [
            (Plain, "    "),
            (Keyword, "go"),
            (Plain, " f("),
            (Literal, "\"a\\\"// b\""),
            (Plain, ", "),
            (Literal, "'x'"),
            (Plain, ") "),
            (Comment, "// go"),
        ];
        assert_eq!(found, [line(&first), line(&[(Keyword, "var"), (Plain, " forty = 4")])]);
    }

    #[test]
    fn comments_and_raw_strings_go_on_over_lines() {
        let found = pieces("a /* go\ngo */ go `x\n// y` b");
        assert_eq!(found[0], line(&[(Plain, "a "), (Comment, "/* go")]));
        assert_eq!(found[1], line(&[(Comment, "go */"), (Plain, " "), (Keyword, "go"), (Plain, " "), (Literal, "`x")]));
        assert_eq!(found[2], line(&[(Literal, "// y`"), (Plain, " b")]));
    }

    #[test]
    fn tabs_go_to_the_next_stop() {
        assert_eq!(pieces("a\tb\t日\tc"), [line(&[(Plain, "a   b   日  c")])]);
        assert_eq!(pieces("\"open"), [line(&[(Literal, "\"open")])]);
    }
}
