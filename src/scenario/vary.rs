//! Reads durations that may vary: `100ms`, `100ms +-20%`, `exp(100ms)`, `uniform(80ms, 120ms)`.

use super::read::{Piece, Reader};
use crate::base::diag::Diagnostic;
use crate::base::time::SimDuration;
use crate::program::workload::Span;

/// What can be written, for messages.
const FORMS: &str = "write `100ms`, `100ms +-20%`, `exp(100ms)` or `uniform(80ms, 120ms)`";

/// A duration that is not always zero.
pub(super) fn read(reader: &mut Reader<'_>, piece: Piece<'_>) -> Option<Span> {
    let piece = piece.trim();
    let before = reader.found.len();
    let span = read_form(reader, piece);
    if reader.found.len() == before && span.is_none_or(|span| span.mean().is_zero()) {
        reader.report(Diagnostic::error("out-of-range", "this must be longer than zero", piece.span()));
        return None;
    }
    span
}

fn read_form(reader: &mut Reader<'_>, piece: Piece<'_>) -> Option<Span> {
    if let Some((middle, percent)) = piece.split_once(&["+-", "+/-", "±"]) {
        return around(reader, middle, percent);
    }
    let Some((name, arguments)) = call(piece) else {
        if piece.text.starts_with(char::is_alphabetic) {
            let message = "not a duration";
            reader.report(Diagnostic::error("bad-duration", message, piece.span()).help(FORMS));
            return None;
        }
        return reader.parse_duration(piece).map(Span::Fixed);
    };
    match name.text {
        "exp" => reader.parse_duration(arguments).map(Span::Exponential),
        "uniform" => uniform(reader, arguments),
        _ => {
            reader.report(Diagnostic::error("bad-duration", "no such way to vary", name.span()).help(FORMS));
            None
        }
    }
}

/// `name(arguments)`
fn call(piece: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let inner = piece.text.strip_suffix(')')?;
    piece.part(0..inner.len()).split_once(&["("])
}

/// `100ms +-20%`
fn around(reader: &mut Reader<'_>, middle: Piece<'_>, percent: Piece<'_>) -> Option<Span> {
    let centre = reader.parse_duration(middle);
    let number = percent.text.strip_suffix('%').and_then(|number| number.trim().parse::<u64>().ok());
    let Some(number) = number.filter(|number| (1..=100).contains(number)) else {
        let mistake = Diagnostic::error("bad-duration", "not a spread", percent.span());
        reader.report(mistake.help("write a whole percentage from 1 to 100, as in `100ms +-20%`"));
        return None;
    };
    let centre = centre?;
    let away = SimDuration::from_nanos((u128::from(centre.nanos()) * u128::from(number) / 100) as u64);
    Some(Span::Uniform(centre - away, centre + away))
}

/// `80ms, 120ms`
fn uniform(reader: &mut Reader<'_>, arguments: Piece<'_>) -> Option<Span> {
    let Some((low, high)) = arguments.split_once(&[","]) else {
        let mistake = Diagnostic::error("bad-duration", "`uniform` needs two durations", arguments.span());
        reader.report(mistake.help("write `uniform(80ms, 120ms)`"));
        return None;
    };
    let bounds = (reader.parse_duration(low), reader.parse_duration(high));
    let (Some(low_span), Some(high_span)) = bounds else { return None };
    if low_span > high_span {
        let mistake = Diagnostic::error("bad-duration", "the first duration is the longer one", low.span());
        reader.report(mistake.help(format!("write `uniform({}, {})`", high.text, low.text)));
        return None;
    }
    Some(Span::Uniform(low_span, high_span))
}
