//! Reads `[program]` and `[net]`: a program in Go, and what the network answers it.
//!
//! ```text
//!   [program]                            [net]                         # for every address
//!   file = "fetch.go"                    latency = "50ms"
//!   lang = "go1.21"
//!   args = ["10"]                        [net."https://slow.example"]  # for addresses that begin so
//!                                        latency = "2s"
//!                                        status  = 503
//! ```

use std::ops::Range;

use toml::de::DeTable;

use super::read::{Reader, Value};
use crate::base::diag::Diagnostic;
use crate::golang::VERSION;
use crate::golang::vm::env::{Net, NetRule};

/// The keys of `[program]`.
pub(super) const KEYS: [&str; 4] = ["file", "source", "lang", "args"];
/// The keys of what one kind of address answers; `[net]` itself has them for all the others.
pub(super) const ANSWER_KEYS: [&str; 4] = ["latency", "status", "body", "error"];
/// What messages call it.
const ANSWER: &str = "[net.\"address\"]";

/// A program in Go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoSource {
    /// Where its text is.
    pub text: GoText,
    /// The version of the language, N of `go1.N`.
    pub lang: u16,
    /// Its arguments.
    pub args: Vec<String>,
    /// Where the file says what runs.
    pub span: Range<usize>,
}

/// Where the text of a program is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoText {
    /// In this file, by the path from the scenario's own folder.
    File(String),
    /// In the scenario.
    Inline(String),
}

/// The program, if there is one.
pub(super) fn read<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<GoSource> {
    let table = reader.table(value)?;
    reader.keys(table, "[program]", &[]);
    let text = match (table.get("file"), table.get("source")) {
        (Some(file), None) => GoText::File(reader.line(file)?.text.to_owned()),
        (None, Some(source)) => GoText::Inline(reader.text(source)?.text.to_owned()),
        (Some(_), Some(source)) => {
            let mistake = Diagnostic::error("two-programs", "`file` and `source` exclude each other", source.span());
            reader.report(mistake.help("leave one of them out"));
            return None;
        }
        (None, None) => {
            let mistake = Diagnostic::error("missing-key", "there is no program in `[program]`", value.span());
            reader.report(mistake.help("write `file = \"main.go\"`, or `source = '''...'''`"));
            return None;
        }
    };
    let lang = table.get("lang").and_then(|value| lang(reader, value)).unwrap_or(VERSION);
    let args = table.get("args").map(|value| strings(reader, value)).unwrap_or_default();
    Some(GoSource { text, lang, args, span: value.span() })
}

fn lang<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<u16> {
    let piece = reader.line(value)?;
    let minor = piece.text.strip_prefix("go1.").and_then(|minor| minor.parse().ok());
    let known = minor.filter(|minor| (1..=VERSION).contains(minor));
    if known.is_none() {
        let mistake = Diagnostic::error("unknown-version", "this is no version of Go that is known", piece.span());
        reader.report(mistake.help(format!("write `\"go1.21\"` or any other up to `\"go1.{VERSION}\"`")));
    }
    known
}

fn strings<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Vec<String> {
    let items = reader.array(value, "an array of strings").unwrap_or_default();
    items.iter().filter_map(|item| reader.text(item).map(|text| text.text.to_owned())).collect()
}

/// What the network answers.
pub(super) fn read_net<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Net {
    let Some(table) = reader.table(value) else { return Net::default() };
    let (answers, own): (Vec<_>, Vec<_>) = table.iter().partition(|(_, value)| value.get_ref().is_table());
    let mut rules: Vec<NetRule> =
        answers.into_iter().filter_map(|(prefix, value)| answer(reader, prefix.get_ref(), value)).collect();
    // The longest beginning is the most special one.
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.prefix.len()));
    let own: DeTable<'s> = own.into_iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    reader.keys(&own, "[net]", &[]);
    rules.push(rule(reader, "", &own));
    Net { rules }
}

fn answer<'s>(reader: &mut Reader<'s>, prefix: &str, value: &Value<'s>) -> Option<NetRule> {
    let table = reader.table(value)?;
    reader.keys(table, ANSWER, &[]);
    Some(rule(reader, prefix, table))
}

fn rule<'s>(reader: &mut Reader<'s>, prefix: &str, table: &DeTable<'s>) -> NetRule {
    let default = NetRule::default();
    let latency = table.get("latency").and_then(|value| reader.duration(value));
    let text = |reader: &mut Reader<'s>, key| {
        table.get(key).and_then(|value| reader.text(value).map(|piece| piece.text.to_owned()))
    };
    NetRule {
        prefix: prefix.to_owned(),
        status: reader.whole_at(table, "status", 100..=599).unwrap_or(default.status),
        body: text(reader, "body").unwrap_or(default.body),
        latency: latency.map_or(default.latency, crate::base::time::SimDuration::nanos),
        error: text(reader, "error"),
    }
}
