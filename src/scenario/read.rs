//! Reads typed values out of parsed TOML, and collects every mistake with its exact place instead of stopping.
//!
//! **Invariants**: a reader method that answers `None` for a value that is there has reported why; nothing here knows
//! what a scenario is.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::suggest;
use crate::base::diag::{Diagnostic, Severity};
use crate::base::time::{DurationError, SimDuration};

/// A TOML value and where it stands.
pub(crate) type Value<'s> = Spanned<DeValue<'s>>;

/// The tables of a kind of file, by the names that messages give them, with their keys.
pub(crate) type Places = &'static [(&'static str, &'static [&'static str])];

/// Reads values and remembers what was wrong with them.
#[derive(Debug)]
pub(crate) struct Reader<'s> {
    source: &'s str,
    places: Places,
    /// Every mistake so far.
    pub(crate) found: Vec<Diagnostic>,
}

/// Some text of the file: a string's content or a part of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Where the text starts in the file; none if escapes keep it from being found there.
    start: Option<usize>,
    /// The whole string's place, with its quotes.
    whole: (usize, usize),
}

impl<'s> Reader<'s> {
    /// A reader of values that were parsed from `source`.
    pub(crate) const fn new(source: &'s str, places: Places) -> Self {
        Self { source, places, found: Vec::new() }
    }

    /// Remembers a mistake.
    pub(crate) fn report(&mut self, mistake: Diagnostic) {
        self.found.push(mistake);
    }

    /// Remembers something that is probably not meant.
    pub(crate) fn warn(&mut self, mistake: Diagnostic) {
        self.found.push(Diagnostic { severity: Severity::Warning, ..mistake });
    }

    /// Reports every key of a table that it should not have. `later` are those that a later version will understand,
    /// with advice for now.
    pub(crate) fn keys(&mut self, table: &DeTable<'s>, place: &str, later: &[(&str, &str)]) {
        let known = self.places.iter().find(|(name, _)| *name == place).map_or(&[][..], |(_, keys)| keys);
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref().as_ref();
            let mistake = if let Some((_, help)) = later.iter().find(|(word, _)| *word == name) {
                let message = format!("`{name}` is not supported in this version");
                Diagnostic::error("unsupported", message, key.span()).help(*help)
            } else {
                let message = format!("unknown key `{}` in {place}", shown(name));
                Diagnostic::error("unknown-key", message, key.span()).help(self.key_advice(name, place, known))
            };
            self.report(mistake);
        }
    }

    /// TOML tables go on to the next header, so a key of one easily ends up in another.
    fn key_advice(&self, name: &str, place: &str, known: &[&str]) -> String {
        match self.places.iter().find(|(_, keys)| keys.contains(&name)) {
            Some((home, _)) => format!("`{name}` belongs in {home}, not in {place}"),
            None => suggest::advice(name, "keys here", known.iter().copied()),
        }
    }

    /// A table.
    pub(crate) fn table<'v>(&mut self, value: &'v Value<'s>) -> Option<&'v DeTable<'s>> {
        let table = value.get_ref().as_table();
        self.require(table, value, "a table")
    }

    /// An array's elements.
    pub(crate) fn array<'v>(&mut self, value: &'v Value<'s>, what: &str) -> Option<&'v [Value<'s>]> {
        let array = value.get_ref().as_array().map(|array| &**array);
        self.require(array, value, what)
    }

    /// A string.
    pub(crate) fn text<'v>(&mut self, value: &'v Value<'s>) -> Option<Piece<'v>> {
        let text = self.require(value.get_ref().as_str(), value, "a string")?;
        Some(self.piece(text, value.span()))
    }

    /// A string of one line that says something.
    pub(crate) fn line<'v>(&mut self, value: &'v Value<'s>) -> Option<Piece<'v>> {
        let piece = self.text(value)?.trim();
        if piece.text.is_empty() || piece.text.contains('\n') {
            self.report(Diagnostic::error("bad-text", "expected one line of text", value.span()));
            return None;
        }
        Some(piece)
    }

    /// True or false.
    pub(crate) fn truth(&mut self, value: &Value<'s>) -> Option<bool> {
        self.require(value.get_ref().as_bool(), value, "true or false")
    }

    /// A whole number within bounds.
    pub(crate) fn whole<T: TryFrom<u64>>(&mut self, value: &Value<'s>, bounds: RangeInclusive<u64>) -> Option<T> {
        let integer = self.require(value.get_ref().as_integer(), value, "a whole number")?;
        let number = u64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let good = number.filter(|number| bounds.contains(number)).and_then(|number| T::try_from(number).ok());
        if good.is_none() {
            let mistake = Diagnostic::error("out-of-range", format!("{integer} is out of range"), value.span());
            self.report(mistake.help(match *bounds.end() {
                u64::MAX => format!("write a whole number that is at least {}", bounds.start()),
                end => format!("write a whole number from {} to {end}", bounds.start()),
            }));
        }
        good
    }

    /// A duration in a string.
    pub(crate) fn duration(&mut self, value: &Value<'s>) -> Option<SimDuration> {
        let piece = self.duration_text(value)?;
        self.parse_duration(piece)
    }

    /// A duration that is more than no time.
    pub(crate) fn positive(&mut self, value: &Value<'s>) -> Option<SimDuration> {
        let span = self.duration(value)?;
        if span.is_zero() {
            let mistake = Diagnostic::error("out-of-range", "this must be longer than zero", value.span());
            self.report(mistake.help("write a duration such as `1ms`"));
            return None;
        }
        Some(span)
    }

    /// The string that should hold a duration.
    pub(crate) fn duration_text<'v>(&mut self, value: &'v Value<'s>) -> Option<Piece<'v>> {
        if matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)) {
            let number = self.source.get(value.span()).unwrap_or("1");
            let mistake = Diagnostic::error("missing-unit", "a duration is a string with a unit", value.span());
            self.report(mistake.help(format!("write `\"{number}ms\"`, or another of the units ns, us, ms, s, m, h")));
            return None;
        }
        self.text(value)
    }

    /// Reads a duration.
    pub(crate) fn parse_duration(&mut self, piece: Piece<'_>) -> Option<SimDuration> {
        let piece = piece.trim();
        let error = match piece.text.parse() {
            Ok(span) => return Some(span),
            Err(error) => error,
        };
        let mut mistake = Diagnostic::error("bad-duration", error.to_string(), piece.span());
        if let (DurationError::UnknownUnit, Some(unit)) = (error, unit_meant(piece.text)) {
            mistake = mistake.help(format!("did you mean `{unit}`?"));
        }
        self.report(mistake);
        None
    }

    /// One of several words.
    pub(crate) fn choice<T: Copy>(&mut self, value: &Value<'s>, what: &str, choices: &[(&str, T)]) -> Option<T> {
        let piece = self.text(value)?.trim();
        let chosen = choices.iter().find(|(name, _)| *name == piece.text);
        if chosen.is_none() {
            let message = format!("`{}` is not one of the {what}", shown(piece.text));
            let mistake = Diagnostic::error("unknown-word", message, piece.span());
            self.report(mistake.help(suggest::advice(piece.text, what, choices.iter().map(|(name, _)| *name))));
        }
        chosen.map(|(_, meaning)| *meaning)
    }

    /// The whole number under a key, where there is one and it is right.
    pub(crate) fn whole_at<T>(&mut self, table: &DeTable<'s>, key: &str, bounds: RangeInclusive<u64>) -> Option<T>
    where
        T: TryFrom<u64>,
    {
        self.whole(table.get(key)?, bounds)
    }

    /// Reports a value of another type.
    fn require<T>(&mut self, read: Option<T>, value: &Value<'s>, expected: &str) -> Option<T> {
        if read.is_none() {
            let message = format!("expected {expected}, found {}", kind(value.get_ref()));
            self.report(Diagnostic::error("wrong-type", message, value.span()));
        }
        read
    }

    /// The content of the string that stands at `span`.
    fn piece<'v>(&self, text: &'v str, span: Range<usize>) -> Piece<'v> {
        let raw = self.source.get(span.clone()).unwrap_or_default();
        let quotes = match raw {
            _ if raw.starts_with("\"\"\"\r\n") || raw.starts_with("'''\r\n") => 5,
            _ if raw.starts_with("\"\"\"\n") || raw.starts_with("'''\n") => 4,
            _ if raw.starts_with("\"\"\"") || raw.starts_with("'''") => 3,
            _ => 1,
        };
        let found = raw.get(quotes..).is_some_and(|inner| inner.starts_with(text));
        Piece { text, start: found.then_some(span.start + quotes), whole: (span.start, span.end) }
    }
}

impl Piece<'_> {
    /// Where it stands in the file; the whole string if escapes hide the place.
    pub(crate) fn span(&self) -> Range<usize> {
        self.start.map_or(self.whole.0..self.whole.1, |start| start..start + self.text.len())
    }

    /// A part of it.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        Self { text: &self.text[range.clone()], start: self.start.map(|start| start + range.start), ..*self }
    }

    /// Without the blanks around it.
    pub(crate) fn trim(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.part(start..start + self.text.trim().len())
    }

    /// The first word, and the rest after the blanks.
    pub(crate) fn word(&self) -> (Self, Self) {
        let end = self.text.find(char::is_whitespace).unwrap_or(self.text.len());
        (self.part(0..end), self.part(end..self.text.len()).trim())
    }

    /// Before and after the first of these separators that occurs.
    pub(crate) fn split_once(&self, separators: &[&str]) -> Option<(Self, Self)> {
        let found = |separator: &&str| self.text.find(*separator).map(|at| (at, separator.len()));
        let (at, length) = separators.iter().filter_map(found).min()?;
        Some((self.part(0..at).trim(), self.part(at + length..self.text.len()).trim()))
    }

    /// The parts between line ends and semicolons (outside quotes) that are not blank.
    pub(crate) fn lines(self) -> impl Iterator<Item = Self> {
        let (mut start, mut quoted) = (0, false);
        let parts = self.text.split(move |letter| {
            quoted = letter != '\n' && quoted != (letter == '"');
            letter == '\n' || letter == ';' && !quoted
        });
        let parts = parts.map(move |text| {
            let range = start..start + text.len();
            start = range.end + 1;
            self.part(range).trim()
        });
        parts.filter(|part| !part.text.is_empty())
    }
}

/// Text from the file as messages quote it: never longer than a line.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let clean = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    match text.chars().count() {
        0..=LONGEST => clean.collect(),
        _ => clean.take(LONGEST).chain(['…']).collect(),
    }
}

/// What a value is, with its article.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

/// The unit that somebody probably means.
fn unit_meant(text: &str) -> Option<&'static str> {
    const MEANT: [(&str, &[&str]); 6] = [
        ("ns", &["nsec", "nsecs", "nano", "nanos", "nanosecond", "nanoseconds"]),
        ("us", &["usec", "usecs", "micro", "micros", "microsecond", "microseconds"]),
        ("ms", &["msec", "msecs", "milli", "millis", "millisecond", "milliseconds"]),
        ("s", &["sec", "secs", "second", "seconds"]),
        ("m", &["min", "mins", "minute", "minutes"]),
        ("h", &["hr", "hrs", "hour", "hours"]),
    ];
    let start = text.find(char::is_alphabetic)?;
    let word = text[start..].trim().to_lowercase();
    MEANT.iter().find(|(unit, others)| *unit == word || others.contains(&word.as_str())).map(|(unit, _)| *unit)
}
