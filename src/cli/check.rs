//! `gopark check`: scenarios held against what they expect. All are checked, also behind one that is bad.

use std::io::{self, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::args::{CheckArgs, Format, GoArgs};
use crate::cli::{BAD_INPUT, Done, FAILED, load, output};
use crate::scenario::{Verdict, builtin};
use crate::simulate::Overrides;

/// What came of one scenario.
#[derive(Debug, Serialize)]
struct Checked<'a> {
    scenario: &'a str,
    /// Whether the file could be used.
    valid: bool,
    passed: bool,
    expectations: Vec<Verdict>,
}

/// Checks them.
pub(super) fn check(args: &CheckArgs) -> Done {
    let overrides = args.machine.overrides();
    let all = builtin::all().map(|builtin| builtin.name.to_owned());
    let what: Vec<String> = if args.what.is_empty() { all.collect() } else { args.what.clone() };
    let checked: Vec<Checked<'_>> = what.iter().map(|what| check_one(what, &args.go, &overrides)).collect();
    output::print(|out| match args.format {
        Format::Text => checked.iter().try_for_each(|checked| write_text(out, checked)),
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &checked).map_err(io::Error::from)?;
            writeln!(out)
        }
    })?;
    let status = checked.iter().map(Checked::status).max().unwrap_or(0);
    Ok(ExitCode::from(status))
}

fn check_one<'a>(what: &'a String, go: &GoArgs, overrides: &Overrides) -> Checked<'a> {
    let plan = match load::plan(std::slice::from_ref(what), &[], go, overrides) {
        Ok(plan) => plan,
        Err(problem) => {
            problem.tell();
            return Checked { scenario: what, valid: false, passed: false, expectations: Vec::new() };
        }
    };
    let expectations = plan.judge(&plan.run());
    let passed = expectations.iter().all(|verdict| verdict.passed);
    Checked { scenario: what, valid: true, passed, expectations }
}

impl Checked<'_> {
    fn status(&self) -> u8 {
        match (self.valid, self.passed) {
            (false, _) => BAD_INPUT,
            (true, false) => FAILED,
            (true, true) => 0,
        }
    }
}

/// One line for what is as expected, and one for each expectation that failed.
fn write_text(out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()> {
    let Checked { scenario, expectations, .. } = checked;
    if !checked.valid {
        return writeln!(out, "bad   {scenario}");
    }
    let word = if checked.passed { "ok   " } else { "FAIL " };
    let plural = if expectations.len() == 1 { "" } else { "s" };
    writeln!(out, "{word} {scenario} ({} expectation{plural})", expectations.len())?;
    for verdict in expectations.iter().filter(|verdict| !verdict.passed) {
        writeln!(out, "      {}: expected {}, found {}", verdict.key, verdict.expected, verdict.found)?;
    }
    Ok(())
}
