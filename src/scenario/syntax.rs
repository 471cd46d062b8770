//! Turns TOML's own errors into diagnostics, and keeps what was read besides only where it can be trusted.

use std::ops::Range;

use crate::base::diag::Diagnostic;

/// All mistakes of a file: what TOML says, with advice on it, and those of our own that a syntax error cannot have
/// brought about.
pub(crate) fn merge(
    source: &str,
    errors: &[toml::de::Error],
    mut found: Vec<Diagnostic>,
    advice: fn(&str) -> &'static str,
) -> Vec<Diagnostic> {
    let lines: Vec<Range<usize>> = errors.iter().map(|error| line(source, start(error))).collect();
    if !lines.is_empty() {
        // After a broken table header or array the parser no longer knows where a key belongs.
        let lost = errors.iter().zip(&lines).filter(|(error, line)| loses_track(source, error, line));
        let trusted = lost.map(|(_, line)| line.start).min().unwrap_or(source.len());
        // What the parser made up to go on with has an empty place.
        let sound = |place: &Range<usize>| {
            !place.is_empty() && place.end <= trusted && !lines.iter().any(|line| line.contains(&place.start))
        };
        found.retain(|mistake| mistake.code != "missing-key" && mistake.labels.iter().all(|label| sound(&label.span)));
    }
    // One slip often makes several errors on its line; the first one says it.
    let mut firsts: Vec<(Range<usize>, &toml::de::Error)> = lines.into_iter().zip(errors).collect();
    firsts.sort_by_key(|(line, error)| (line.start, start(error)));
    firsts.dedup_by_key(|(line, _)| line.start);
    found.extend(firsts.into_iter().map(|(_, error)| diagnostic(error, advice)));
    found
}

fn start(error: &toml::de::Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

fn loses_track(source: &str, error: &toml::de::Error, line: &Range<usize>) -> bool {
    source[line.clone()].trim_start().starts_with('[') || error.message().starts_with("unclosed")
}

/// The line around a place, without its end.
fn line(source: &str, at: usize) -> Range<usize> {
    let bytes = source.as_bytes();
    let at = at.min(bytes.len());
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length);
    start..end
}

fn diagnostic(error: &toml::de::Error, advice: fn(&str) -> &'static str) -> Diagnostic {
    let message = error.message().lines().next().unwrap_or("not valid TOML").to_owned();
    let span = error.span().unwrap_or(0..0);
    let help = advice(&message);
    Diagnostic::error("syntax", message, span).help(help)
}

/// What would be right in a scenario in place of what TOML complains about.
pub(crate) fn advice(message: &str) -> &'static str {
    match message {
        m if m.starts_with("string values must be quoted") => "put text between quotes: `name = \"worker\"`",
        m if m.starts_with("duplicate key") => "write each key once; several tasks are several `[[task]]`",
        m if m.starts_with("unclosed array table") => "write `[[task]]` with two brackets on both sides",
        m if m.starts_with("unclosed table") => "write `[machine]` with a bracket on both sides",
        m if m.starts_with("missing comma") => "put a comma between the values: `[\"cpu 1ms\", \"net 1ms\"]`",
        _ => "a line is `key = value`; values are strings in quotes, numbers, arrays `[…]` or tables `{ … }`",
    }
}
