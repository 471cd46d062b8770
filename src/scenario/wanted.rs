//! Reads `[expect]`: `makespan = "<= 41ms"`, `steals = 3`, `threads = "4..6"`.

use toml::de::DeValue;

use super::expect::{Expectation, Measure, Unit, Wanted};
use super::read::{Piece, Reader, Value, shown};
use crate::base::diag::Diagnostic;
use crate::base::time::SimDuration;

/// The names of outcomes, as `event::Outcome::name` gives them.
const OUTCOMES: [(&str, &str); 7] = [
    ("ok", "ok"),
    ("exit", "exit"),
    ("deadlock", "deadlock"),
    ("panic", "panic"),
    ("fatal", "fatal"),
    ("limit", "limit"),
    ("until", "until"),
];

/// What a sign makes of a bound.
type Relation = fn(u64) -> Wanted;

/// A relation's sign, and what it makes of a bound; longer signs first.
const SIGNS: [(&str, Relation); 5] = [
    ("<=", Wanted::AtMost),
    (">=", Wanted::AtLeast),
    ("==", Wanted::Exactly),
    ("<", Wanted::Below),
    (">", Wanted::Above),
];

/// The expectations in [`Measure::ALL`]'s order. A run must end well (`outcome = "ok"`) where the file says nothing.
pub(super) fn read<'s>(reader: &mut Reader<'s>, value: Option<&Value<'s>>) -> Vec<Expectation> {
    let mut expectations = Vec::new();
    if let Some(table) = value.and_then(|value| reader.table(value)) {
        reader.keys(table, "[expect]", &[]);
        let written = Measure::ALL.iter().filter_map(|measure| Some((*measure, table.get(measure.key())?)));
        expectations.extend(written.filter_map(|(measure, value)| read_one(reader, measure, value)));
    }
    if !expectations.iter().any(|expectation| expectation.measure == Measure::Outcome) {
        expectations.push(Expectation { measure: Measure::Outcome, wanted: Wanted::Outcome("ok"), span: None });
    }
    expectations.sort_by_key(|expectation| expectation.measure);
    expectations
}

/// What should be written to standard output, by a program that can.
pub(super) fn read_stdout<'s>(reader: &mut Reader<'s>, value: &Value<'s>, writes: bool) -> Option<String> {
    let value = value.get_ref().as_table()?.get("stdout")?;
    if !writes {
        let mistake = Diagnostic::error("useless-stdout", "only programs in Go have output", value.span());
        reader.report(mistake.help("leave it out, or write a `[program]` in place of the `[[task]]` tables"));
    }
    reader.text(value).map(|piece| piece.text.to_owned())
}

fn read_one<'s>(reader: &mut Reader<'s>, measure: Measure, value: &Value<'s>) -> Option<Expectation> {
    let span = Some(value.span());
    let wanted = match (measure.unit(), value.get_ref()) {
        (Unit::Outcome, _) => Wanted::Outcome(reader.choice(value, "outcomes", &OUTCOMES)?),
        (Unit::Count, DeValue::Integer(_)) => Wanted::Exactly(reader.whole(value, 0..=u64::MAX)?),
        (Unit::Share, DeValue::Integer(_) | DeValue::Float(_)) => {
            let mistake = Diagnostic::error("missing-unit", "a share is a percentage in a string", value.span());
            reader.report(mistake.help("write `\"90%\"` or `\">= 90%\"`"));
            return None;
        }
        (Unit::Time, _) => {
            let piece = reader.duration_text(value)?;
            relation(reader, measure, piece)?
        }
        _ => {
            let piece = reader.text(value)?;
            relation(reader, measure, piece)?
        }
    };
    Some(Expectation { measure, wanted, span })
}

/// A sign and a bound, or a range.
fn relation(reader: &mut Reader<'_>, measure: Measure, piece: Piece<'_>) -> Option<Wanted> {
    let piece = piece.trim();
    for (sign, wanted) in SIGNS {
        if piece.text.starts_with(sign) {
            let bound = piece.part(sign.len()..piece.text.len()).trim();
            return number(reader, measure, bound).map(wanted);
        }
    }
    let Some((low, high)) = piece.split_once(&[".."]) else {
        return number(reader, measure, piece).map(Wanted::Exactly);
    };
    let (from, to) = (number(reader, measure, low), number(reader, measure, high));
    let (from, to) = (from?, to?);
    if from > to {
        let mistake = Diagnostic::error("empty-range", "no number is in this range", piece.span());
        reader.report(mistake.help(format!("write `{}..{}`", high.text, low.text)));
        return None;
    }
    Some(Wanted::Within(from, to))
}

fn number(reader: &mut Reader<'_>, measure: Measure, piece: Piece<'_>) -> Option<u64> {
    let (read, what, example) = match measure.unit() {
        Unit::Time => return reader.parse_duration(piece).map(SimDuration::nanos),
        Unit::Share => (per_mille(piece.text), "a percentage with at most one decimal", "90%"),
        Unit::Count | Unit::Outcome => (piece.text.parse().ok(), "a whole number without a unit", "3"),
    };
    if read.is_none() {
        let message = format!("`{}` is not {what}", shown(piece.text));
        let mistake = Diagnostic::error("bad-expectation", message, piece.span());
        reader.report(
            mistake
                .help(format!("write `{} = \">= {example}\"`, with <=, >=, ==, <, > or a range a..b", measure.key())),
        );
    }
    read
}

/// `87.5%` is 875.
fn per_mille(text: &str) -> Option<u64> {
    let (whole, tenth) =
        text.strip_suffix('%')?.trim().split_once('.').unwrap_or((text.strip_suffix('%')?.trim(), "0"));
    let tenth: u64 = Some(tenth).filter(|digits| digits.len() == 1)?.parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(10)?.checked_add(tenth)
}
