//! `gopark list`: the built-in scenarios.

use std::io;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::{Done, output};
use crate::scenario::builtin;

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    title: String,
    summary: String,
    teaches: Vec<String>,
}

/// Lists them.
pub(super) fn list(format: Format) -> Done {
    let entries: Vec<Entry> = builtin::all().filter_map(entry).collect();
    output::print(|out| match format {
        Format::Text => {
            let width = entries.iter().map(|entry| entry.name.len()).max().unwrap_or(0);
            entries.iter().try_for_each(|entry| writeln!(out, "{:width$}  {}", entry.name, entry.title))?;
            writeln!(out, "\n`gopark run NAME` opens one of them.")
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &entries).map_err(io::Error::from)?;
            writeln!(out)
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

fn entry(builtin: builtin::Builtin) -> Option<Entry> {
    let scenario = builtin.parse().ok()?;
    let (title, summary, teaches) = (scenario.title, scenario.summary, scenario.teaches);
    Some(Entry { name: builtin.name, title, summary, teaches })
}
