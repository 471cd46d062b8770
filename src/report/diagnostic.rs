//! Draws diagnostics: the message, the file and line, the excerpt with its place marked, and the advice.
//!
//! ```text
//!   error[unknown-key]: unknown key `croes` in [machine]
//!    --> hot.toml:4:1
//!     |
//!   4 | croes = 4
//!     | ^^^^^
//!     = help: did you mean `cores`?
//! ```
//!
//! **Invariant**: no span and no text can make it panic; spans are clamped to the text and to its characters.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::base::diag::{Diagnostic, Severity};

/// All diagnostics of one file, by place, and a last line that counts them. Empty if there are none.
pub fn render(diagnostics: &[Diagnostic], file: &str, source: &str, colour: bool) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.labels.first().map_or(0, |label| label.span.start));
    let mut text = String::new();
    for diagnostic in sorted {
        text += &renderer.render(&[group(diagnostic, file, source)]);
        text += "\n\n";
    }
    text + &count(diagnostics, file) + "\n"
}

/// `3 errors and 1 warning in hot.toml`
fn count(diagnostics: &[Diagnostic], file: &str) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let several = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    match (errors, diagnostics.len() - errors) {
        (errors, 0) => format!("{} in {file}", several(errors, "error")),
        (0, warnings) => format!("{} in {file}", several(warnings, "warning")),
        (errors, warnings) => format!("{} and {} in {file}", several(errors, "error"), several(warnings, "warning")),
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, file: &'a str, source: &'a str) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let group = if diagnostic.labels.is_empty() {
        Group::with_title(title).element(Origin::path(file))
    } else {
        Group::with_title(title).element(snippet(diagnostic, file, source))
    };
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}

/// The lines that the labels stand on. Only these are handed over: a long file with many mistakes stays cheap.
fn snippet<'a>(diagnostic: &'a Diagnostic, file: &'a str, source: &'a str) -> Snippet<'a, Annotation<'a>> {
    let spans: Vec<Range<usize>> = diagnostic.labels.iter().map(|label| clamp(source, &label.span)).collect();
    let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let last = spans.iter().map(|span| span.end).max().unwrap_or(0);
    let start = source[..first].rfind('\n').map_or(0, |end| end + 1);
    let end = source[last..].find('\n').map_or(source.len(), |length| last + length);
    let line = source[..start].matches('\n').count() + 1;
    let annotations = diagnostic.labels.iter().zip(spans).enumerate().map(|(place, (label, span))| {
        let kind = if place == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(span.start - start..span.end - start);
        if label.text.is_empty() { annotation } else { annotation.label(label.text.as_str()) }
    });
    Snippet::source(&source[start..end]).path(file).line_start(line).annotations(annotations)
}

/// A span within the text, on character boundaries.
fn clamp(source: &str, span: &Range<usize>) -> Range<usize> {
    let start = source.floor_char_boundary(span.start);
    start..source.ceil_char_boundary(span.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_drawn_by_place_and_counted() {
        let source = "title = 'T'\n[machine]\ncroes = 4\nseed = 1\n";
        let key = Diagnostic::error("unknown-key", "unknown key `croes`", 22..27).help("did you mean `cores`?");
        let seed = Diagnostic { severity: Severity::Warning, ..Diagnostic::error("odd", "odd seed", 39..40) };
        let text = render(&[seed.label("this one"), key], "hot.toml", source, false);
        let expected = "\
error[unknown-key]: unknown key `croes`
 --> hot.toml:3:1
  |
3 | croes = 4
  | ^^^^^
  |
  = help: did you mean `cores`?

warning[odd]: odd seed
 --> hot.toml:4:8
  |
4 | seed = 1
  |        ^ this one

1 error and 1 warning in hot.toml
";
        assert_eq!(text, expected);
        assert_eq!(render(&[], "hot.toml", source, false), "");
    }

    #[test]
    fn colour_can_be_switched() {
        let mistake = [Diagnostic::error("x", "y", 0..1)];
        assert!(render(&mistake, "f", "abc", true).contains('\u{1b}'));
        assert!(!render(&mistake, "f", "abc", false).contains('\u{1b}'));
    }

    #[test]
    fn a_mistake_without_a_place_names_the_file() {
        let whole = Diagnostic { labels: Vec::new(), ..Diagnostic::error("x", "nothing in it", 0..0) };
        assert_eq!(render(&[whole], "f.toml", "", false), "error[x]: nothing in it\n--> f.toml\n\n1 error in f.toml\n");
    }

    proptest::proptest! {
        #[test]
        fn no_span_panics(source in "[aé\n\r\t\u{0} 漢]{0,40}", a in 0..60_usize, b in 0..60_usize, c in 0..60_usize) {
            let mistake = Diagnostic::error("x", "y", a..b).also(c..c + 3, "and here");
            let _ = render(&[mistake], "f", &source, false);
        }
    }
}
