//! Scenario files: what is written, checked and turned into a machine, a program and expectations.
//!
//! ```text
//!   text -> toml -> read (values) -> machine, tasks -> steps (names in scope) -> assemble -> Scenario
//!                     '------------------ every mistake, with its place ------------------> diagnostics
//! ```
//!
//! **Invariants**: every mistake in a file is reported in one go, each at its place; no text makes this panic; a
//! [`Scenario`] only exists if its file has no error.

mod assemble;
pub mod builtin;
mod expect;
mod golang;
mod machine;
pub(crate) mod read;
mod scope;
mod steps;
mod suggest;
pub(crate) mod syntax;
mod tasks;
mod vary;
mod wanted;

use std::sync::Arc;

use toml::de::DeTable;

pub use expect::{Expectation, Measure, Measured, Unit, Verdict, Wanted, judge};
pub use golang::{GoSource, GoText};
pub use suggest::closest;

use crate::base::diag::{Diagnostic, Severity};
use crate::base::time::SimDuration;
use crate::golang::vm::env::Net;
use crate::program::workload::{Step, Workload};
use crate::sim::config::{Config, Startup};
use crate::sim::costs::Preset;
use read::Reader;
use scope::Scope;

/// A checked scenario file.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What it is called.
    pub title: String,
    /// What happens, in a sentence or two; may be empty.
    pub summary: String,
    /// What is to be learnt from it.
    pub teaches: Vec<String>,
    /// The step in which a person advances the machine, and the least cell of the timeline. By default the power of
    /// ten that is at most a tenth of the shortest duration in a step, between 100 ns and 10 ms.
    pub tick: SimDuration,
    /// The machine.
    pub machine: Config,
    /// The costs in force: a preset's name and what differs from it.
    pub costs: String,
    /// The program, if it is made of tasks.
    pub workload: Arc<Workload>,
    /// The program, if it is one in Go.
    pub go: Option<GoSource>,
    /// What the network answers it.
    pub net: Net,
    /// What it should write to standard output.
    pub stdout: Option<String>,
    /// What is expected of the run, in the order in which reports show it.
    pub expect: Vec<Expectation>,
    /// What is probably not meant.
    pub warnings: Vec<Diagnostic>,
    /// The file's text.
    pub source: Arc<str>,
    /// The text's FNV-1a hash, which names exactly this scenario in recordings.
    pub hash: u64,
}

/// The keys at the top of a file.
const KEYS: [&str; 12] = [
    "title",
    "summary",
    "teaches",
    "tick",
    "channels",
    "waitgroups",
    "machine",
    "task",
    "program",
    "net",
    "at",
    "expect",
];

/// Keys that a later version will understand.
const LATER: [(&str, &str); 1] = [("lesson", "leave the lessons out")];

/// What messages call the part of a file before its first table.
const TOP: &str = "the head of the file";

/// Every table with its keys, except those that hold names or costs.
const PLACES: read::Places = &[
    (TOP, &KEYS),
    ("[machine]", &machine::KEYS),
    ("[machine.limits]", &machine::LIMIT_KEYS),
    ("[[task]]", &tasks::KEYS),
    ("[program]", &golang::KEYS),
    ("[net]", &golang::ANSWER_KEYS),
    ("[net.\"address\"]", &golang::ANSWER_KEYS),
    ("[[at]]", &machine::CHANGE_KEYS),
    ("[expect]", Measure::KEYS),
];

impl Scenario {
    /// A program in Go without a scenario: four cores, as many Ps, nominal costs, the start of a real program.
    pub fn of_program(title: &str, go: GoSource) -> Self {
        Self {
            title: title.to_owned(),
            summary: String::new(),
            teaches: Vec::new(),
            tick: SimDuration::from_micros(10),
            machine: Config { startup: Startup::Real, ..Config::default() },
            costs: Preset::Nominal.name().to_owned(),
            workload: Arc::default(),
            go: Some(go),
            net: Net::default(),
            stdout: None,
            expect: Vec::new(),
            warnings: Vec::new(),
            source: "".into(),
            hash: 0,
        }
    }

    /// Reads a scenario file's text.
    ///
    /// # Errors
    /// Everything that is wrong with it, by place, warnings included.
    pub fn parse(source: &str) -> Result<Self, Vec<Diagnostic>> {
        let (document, syntax) = DeTable::parse_recoverable(source);
        let mut reader = Reader::new(source, PLACES);
        let scenario = read_file(&mut reader, document.get_ref(), source, syntax.is_empty());
        let mut found = syntax::merge(source, &syntax, reader.found, syntax::advice);
        found.sort_by_key(|mistake| mistake.labels.first().map_or(0, |label| label.span.start));
        if found.iter().any(|mistake| mistake.severity == Severity::Error) {
            return Err(found);
        }
        Ok(Self { warnings: found, ..scenario })
    }
}

/// What can be made of a file; only good if nothing was reported. Names are held against the whole file only where it
/// was read as a whole.
fn read_file<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>, source: &str, whole: bool) -> Scenario {
    reader.keys(table, TOP, &LATER);
    let title = text(reader, table, "title");
    if !is_given(table, "title") {
        let mistake = Diagnostic::error("missing-key", "the file has no `title`", 0..0);
        reader.report(mistake.help("begin with a line such as `title = \"Hot mutex\"`"));
    }
    let mut machine = machine::read(reader, table.get("machine"));
    if let Some(changes) = table.get("at") {
        machine.config.changes = machine::read_changes(reader, changes);
    }
    let expect = wanted::read(reader, table.get("expect"));
    let workload = program(reader, table, whole, expect.iter().any(|e| e.wanted == Wanted::Outcome("deadlock")));
    let go = table.get("program").and_then(|value| golang::read(reader, value));
    if let (Some(program), Some(_)) = (table.get("program"), table.get("task")) {
        let mistake =
            Diagnostic::error("two-programs", "`[program]` and `[[task]]` exclude each other", program.span());
        reader.report(mistake.help("leave one of them out"));
    }
    if let (Some(value), None) = (table.get("net"), table.get("program")) {
        let mistake = Diagnostic::error("useless-net", "`[net]` is about programs in Go", value.span());
        reader.report(mistake.help("in a `[[task]]`, the step `net 50ms` says how long the network takes"));
    }
    Scenario {
        title,
        summary: text(reader, table, "summary"),
        teaches: table.get("teaches").map(|value| teaches(reader, value)).unwrap_or_default(),
        tick: table.get("tick").and_then(|value| reader.positive(value)).unwrap_or_else(|| default_tick(&workload)),
        machine: machine.config,
        costs: machine.costs,
        workload: Arc::new(workload),
        go,
        net: table.get("net").map(|value| golang::read_net(reader, value)).unwrap_or_default(),
        stdout: table.get("expect").and_then(|value| wanted::read_stdout(reader, value, table.contains_key("program"))),
        expect,
        warnings: Vec::new(),
        source: source.into(),
        hash: fnv1a(source.as_bytes()),
    }
}

/// The program that the `[[task]]` tables make.
fn program<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>, whole: bool, may_hang: bool) -> Workload {
    let mut scope = Scope::default();
    scope.chans = table.get("channels").map(|value| scope::read_sized(reader, value)).unwrap_or_default();
    scope.waitgroups = table.get("waitgroups").map(|value| scope::read_sized(reader, value)).unwrap_or_default();
    let Some(tasks) = table.get("task") else {
        if !table.contains_key("program") && !is_given(table, "task") {
            let mistake = Diagnostic::error("missing-key", "the file has no `[[task]]`, so nothing would run", 0..0);
            reader.report(mistake.help("add a `[[task]]` with a `name` and `steps = [\"cpu 1ms\"]`"));
        }
        return Workload::default();
    };
    let drafts = tasks::read(reader, &mut scope, tasks);
    if whole { assemble::assemble(reader, &scope, drafts, may_hang) } else { Workload::default() }
}

/// Whether a key is there, or a misspelt one that is reported as such.
fn is_given(table: &DeTable<'_>, key: &str) -> bool {
    table.keys().any(|given| given.get_ref() == key || closest(given.get_ref(), KEYS) == Some(key))
}

fn text<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>, key: &str) -> String {
    let line = table.get(key).and_then(|value| reader.text(value));
    line.map(|line| line.trim().text.to_owned()).unwrap_or_default()
}

fn teaches<'s>(reader: &mut Reader<'s>, value: &read::Value<'s>) -> Vec<String> {
    let items = reader.array(value, "an array of strings").unwrap_or_default();
    items.iter().filter_map(|item| reader.line(item).map(|line| line.text.to_owned())).collect()
}

/// See [`Scenario::tick`].
fn default_tick(workload: &Workload) -> SimDuration {
    let steps = workload.tasks.iter().flat_map(|task| &task.steps);
    let spans = steps.filter_map(|step| match step {
        Step::Cpu(span) | Step::Net(span) | Step::Disk(span) | Step::Sleep(span) => Some(span.mean().nanos()),
        _ => None,
    });
    let tenth = spans.min().map_or(1_000_000, |shortest| shortest / 10);
    let power = 10_u64.pow(tenth.max(1).ilog10());
    SimDuration::from_nanos(power.clamp(100, 10_000_000))
}

/// FNV-1a with 64 bits: the same on every machine and in every version.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests;
