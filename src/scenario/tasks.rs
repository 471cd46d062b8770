//! Reads `[[task]]`: first all names, so that steps can name tasks that come later, then the rest.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::read::{Reader, Value};
use super::scope::{Name, Scope, good_name};
use super::steps::{self, MAX_COUNT};
use super::vary;
use crate::base::diag::Diagnostic;
use crate::base::time::SimDuration;
use crate::program::workload::{Span, Step};

/// The keys of `[[task]]`.
pub(super) const KEYS: [&str; 6] = ["name", "count", "start", "every", "repeat", "steps"];
/// Those that `main`, which is started once by the program itself, cannot have.
const NOT_FOR_MAIN: [&str; 3] = ["count", "start", "every"];

/// Where a `main` that is not written stands.
const IMPLIED: Range<usize> = 0..0;

/// A task as it is written.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its number; `main` is 0.
    pub(super) number: u32,
    /// How many of it, and where that is written.
    pub(super) count: (u32, Option<Range<usize>>),
    /// When the first one starts.
    pub(super) start: Option<SimDuration>,
    /// From one to the next.
    pub(super) every: Option<Span>,
    /// How many times the steps are done.
    pub(super) repeat: u32,
    /// The steps.
    pub(super) steps: Vec<Step>,
}

/// The tasks in the file's order. Their names go into the scope; `main` is its first, also where it is not written.
pub(super) fn read<'s>(reader: &mut Reader<'s>, scope: &mut Scope, value: &Value<'s>) -> Vec<Draft> {
    let tables = tables(reader, value);
    for (_, span) in tables.iter().filter(|(table, _)| !table.contains_key("steps")) {
        let mistake = Diagnostic::error("missing-key", "this task has no `steps`", span.clone());
        reader.report(mistake.help("write `steps = [\"cpu 1ms\"]`, or `steps = []` if it does nothing"));
    }
    scope.tasks = vec![Name { text: "main".to_owned(), span: IMPLIED }];
    let numbers: Vec<u32> = tables.iter().map(|table| declare(reader, scope, table)).collect();
    tables.iter().zip(numbers).map(|((table, _), number)| read_task(reader, scope, table, number)).collect()
}

type Table<'v, 's> = (&'v DeTable<'s>, Range<usize>);

fn tables<'v, 's>(reader: &mut Reader<'s>, value: &'v Value<'s>) -> Vec<Table<'v, 's>> {
    if let DeValue::Table(table) = value.get_ref() {
        let mistake = Diagnostic::error("wrong-type", "there can be several tasks", value.span());
        reader.report(mistake.help("write `[[task]]` with two brackets"));
        return vec![(table, value.span())];
    }
    let items = reader.array(value, "[[task]] tables").unwrap_or_default();
    items.iter().filter_map(|item| Some((reader.table(item)?, item.span()))).collect()
}

/// Enters a task's name into the scope; its number is the answer.
fn declare<'s>(reader: &mut Reader<'s>, scope: &mut Scope, (table, span): &Table<'_, 's>) -> u32 {
    let written = if let Some(value) = table.get("name") {
        let name = reader.line(value);
        name.and_then(|name| Some(Name { text: good_name(reader, name)?, span: name.span() }))
    } else {
        let mistake = Diagnostic::error("missing-key", "this task has no `name`", span.clone());
        reader.report(mistake.help("write `name = \"worker\"`"));
        None
    };
    // A task without a good name of its own still gets a number, so that the rest of it can be checked.
    let mut name = written.unwrap_or(Name { text: String::new(), span: span.clone() });
    if let Some(first) = scope.tasks.iter().find(|task| task.text == name.text && !name.text.is_empty()) {
        if first.span == IMPLIED {
            scope.tasks[0] = name;
            return 0;
        }
        let mistake =
            Diagnostic::error("duplicate-name", format!("two tasks are called `{}`", name.text), name.span.clone());
        reader.report(mistake.also(first.span.clone(), "the first one"));
        name.text.clear();
    }
    scope.tasks.push(name);
    scope.tasks.len() as u32 - 1
}

fn read_task<'s>(reader: &mut Reader<'s>, scope: &mut Scope, table: &DeTable<'s>, number: u32) -> Draft {
    reader.keys(table, "[[task]]", &[]);
    if number == 0 {
        for (key, _) in table.iter().filter(|(key, _)| NOT_FOR_MAIN.contains(&key.get_ref().as_ref())) {
            let message = format!("`main` has no `{}`", key.get_ref());
            let mistake = Diagnostic::error("not-for-main", message, key.span());
            reader.report(mistake.help("the program starts `main` once, at its beginning; `repeat` repeats its steps"));
        }
    }
    let count = table.get("count").map(|value| (reader.whole(value, 1..=MAX_COUNT).unwrap_or(1), Some(value.span())));
    let every = table.get("every").and_then(|value| every(reader, table, value));
    Draft {
        number,
        count: count.unwrap_or((1, None)),
        start: table.get("start").and_then(|value| reader.duration(value)),
        every,
        repeat: reader.whole_at(table, "repeat", 1..=u32::MAX.into()).unwrap_or(1),
        steps: table.get("steps").map(|value| read_steps(reader, scope, number, value)).unwrap_or_default(),
    }
}

fn every<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>, value: &Value<'s>) -> Option<Span> {
    if !table.contains_key("count") {
        let mistake = Diagnostic::error("missing-key", "`every` needs a `count`", value.span());
        reader.report(mistake.help("say how many arrive in all, as in `count = 100`"));
    }
    let piece = reader.duration_text(value)?;
    vary::read(reader, piece)
}

/// An array of strings, or one string with several lines.
fn read_steps<'s>(reader: &mut Reader<'s>, scope: &mut Scope, task: u32, value: &Value<'s>) -> Vec<Step> {
    let strings = match value.get_ref() {
        DeValue::String(_) => std::slice::from_ref(value),
        _ => reader.array(value, "an array of steps, such as [\"cpu 1ms\"]").unwrap_or_default(),
    };
    let mut steps = Vec::new();
    for string in strings {
        let Some(text) = reader.text(string) else { continue };
        for line in text.lines() {
            match steps::read(reader, scope, task, line) {
                Some(step) => steps.push(step),
                None => scope.doubt(line),
            }
        }
    }
    steps
}
