//! The names of one file: tasks, channels, wait groups, mutexes, and how the steps use them.
//!
//! Tasks, channels and wait groups are known before any step is read; a mutex begins to exist with the first step that
//! names it. A name's place in its list is its id.

use std::collections::BTreeSet;
use std::ops::Range;

use super::read::{Piece, Reader, Value, shown};
use super::suggest;
use crate::base::diag::Diagnostic;
use crate::base::ids::{ChanId, MutexId, WgId};

/// Everything that steps can name.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// By task number; `main` is the first one.
    pub(super) tasks: Vec<Name>,
    /// By channel id.
    pub(super) chans: Vec<Sized>,
    /// By wait group id.
    pub(super) waitgroups: Vec<Sized>,
    /// By mutex id.
    pub(super) mutexes: Vec<Mutex>,
    /// `(starter, started)` by number, for every `go` step.
    pub(super) starts: BTreeSet<(u32, u32)>,
    /// Names that steps with a mistake mention, or probably mean: nothing is said about what else is wrong with them.
    doubtful: BTreeSet<String>,
}

/// A name and where it is given.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// A channel with its capacity, or a wait group with its counter.
#[derive(Debug)]
pub(super) struct Sized {
    pub(super) name: Name,
    pub(super) number: u32,
    pub(super) used: bool,
}

/// A mutex, and the first step that locks and unlocks it.
#[derive(Debug)]
pub(super) struct Mutex {
    pub(super) name: String,
    pub(super) locked: Option<Range<usize>>,
    pub(super) unlocked: Option<Range<usize>>,
}

impl Scope {
    /// The task of this name, started by task `starter`.
    pub(super) fn go(&mut self, reader: &mut Reader<'_>, name: Piece<'_>, starter: u32) -> Option<u32> {
        if name.text == "main" {
            let mistake = Diagnostic::error("go-main", "`main` cannot be started again", name.span());
            reader.report(mistake.help("the program begins with `main`; `go` starts one of the other tasks"));
            return None;
        }
        let found = self.tasks.iter().position(|task| task.text == name.text);
        let Some(number) = found else {
            let known = self.tasks.iter().skip(1).map(|task| task.text.as_str()).filter(|task| !task.is_empty());
            let meant = unknown(reader, name, "task", "tasks", known);
            self.doubtful.extend(meant);
            return None;
        };
        self.starts.insert((starter, number as u32));
        Some(number as u32)
    }

    /// The channel of this name.
    pub(super) fn chan(&mut self, reader: &mut Reader<'_>, name: Piece<'_>) -> Option<ChanId> {
        let number = find(&mut self.chans, reader, name, ("channel", "channels", "[channels]"));
        number.map(ChanId::new)
    }

    /// The wait group of this name.
    pub(super) fn waitgroup(&mut self, reader: &mut Reader<'_>, name: Piece<'_>) -> Option<WgId> {
        let number = find(&mut self.waitgroups, reader, name, ("wait group", "wait groups", "[waitgroups]"));
        number.map(WgId::new)
    }

    /// Remembers every word of a step that could not be read.
    pub(super) fn doubt(&mut self, line: Piece<'_>) {
        self.doubtful.extend(line.text.split_whitespace().map(str::to_owned));
    }

    /// Whether a step that could not be read may be about this name.
    pub(super) fn is_doubtful(&self, name: &str) -> bool {
        name.is_empty() || self.doubtful.contains(name)
    }

    /// The mutex that a step locks (or unlocks).
    pub(super) fn mutex(&mut self, reader: &mut Reader<'_>, name: Piece<'_>, locks: bool) -> Option<MutexId> {
        let name_text = good_name(reader, name)?;
        let known = self.mutexes.iter().position(|mutex| mutex.name == name_text);
        let place = known.unwrap_or_else(|| {
            self.mutexes.push(Mutex { name: name_text, locked: None, unlocked: None });
            self.mutexes.len() - 1
        });
        let mutex = &mut self.mutexes[place];
        let first = if locks { &mut mutex.locked } else { &mut mutex.unlocked };
        first.get_or_insert_with(|| name.span());
        Some(MutexId::new(place as u32))
    }
}

/// The table of a file that gives names a number: `[channels]`, `[waitgroups]`.
pub(super) fn read_sized<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Vec<Sized> {
    let Some(table) = reader.table(value) else { return Vec::new() };
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let read = |(key, value): (&toml::Spanned<toml::de::DeString<'s>>, &Value<'s>)| {
        let text = key.get_ref().clone().into_owned();
        let good = check_name(reader, &text, key.span());
        // A name with a wrong number is still a known name.
        let number = reader.whole(value, 0..=MAX_NUMBER).unwrap_or(0);
        Sized { name: Name { text, span: key.span() }, number, used: !good }
    };
    entries.into_iter().map(read).collect()
}

/// The largest capacity and counter.
const MAX_NUMBER: u64 = 1_000_000_000;

/// A name as a step or a task writes it.
pub(super) fn good_name(reader: &mut Reader<'_>, name: Piece<'_>) -> Option<String> {
    check_name(reader, name.text, name.span()).then(|| name.text.to_owned())
}

/// Reports names that steps could not write.
fn check_name(reader: &mut Reader<'_>, name: &str, span: Range<usize>) -> bool {
    let letters = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
    let good = name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') && name.chars().all(letters);
    if !good {
        let mistake = Diagnostic::error("bad-name", format!("`{}` cannot be a name", shown(name)), span);
        reader.report(mistake.help("a name is letters, digits, `_`, `-` and `.`, and begins with a letter"));
    }
    good
}

fn find(
    list: &mut [Sized],
    reader: &mut Reader<'_>,
    name: Piece<'_>,
    (what, plural, table): (&str, &str, &str),
) -> Option<u32> {
    if let Some(place) = list.iter().position(|entry| entry.name.text == name.text) {
        list[place].used = true;
        return Some(place as u32);
    }
    if list.is_empty() {
        let message = format!("unknown {what} `{}`", shown(name.text));
        let help = format!("declare it: `{table}` with `{} = 0`", shown(name.text));
        reader.report(Diagnostic::error("unknown-name", message, name.span()).help(help));
        return None;
    }
    let meant = unknown(reader, name, what, plural, list.iter().map(|entry| entry.name.text.as_str()));
    if let Some(entry) = list.iter_mut().find(|entry| Some(&entry.name.text) == meant.as_ref()) {
        entry.used = true;
    }
    None
}

/// Reports a name that is not among the known ones; the answer is the one that was probably meant.
fn unknown<'a>(
    reader: &mut Reader<'_>,
    name: Piece<'_>,
    what: &str,
    plural: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Option<String> {
    let message = format!("unknown {what} `{}`", shown(name.text));
    let help = suggest::advice(name.text, plural, known.clone());
    reader.report(Diagnostic::error("unknown-name", message, name.span()).help(help));
    suggest::closest(name.text, known).map(str::to_owned)
}
