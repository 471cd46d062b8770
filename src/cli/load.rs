//! From what was written on the command line to a scenario: a built-in one's name, or a file's path.

use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::Path;

use crate::base::diag::Diagnostic;
use crate::cli::args::GoArgs;
use crate::cli::go;
use crate::cli::problem::Problem;
use crate::report::diagnostic;
use crate::scenario::Scenario;
use crate::scenario::builtin::{self, Builtin};
use crate::simulate::{Overrides, Plan, Runs};

/// The largest file that is read as a scenario.
const MAX_BYTES: u64 = 16 << 20;

/// What is to be run: a built-in scenario's name, a scenario file, or Go files (or a folder) with the arguments of the
/// program.
pub(super) fn plan(what: &[String], arguments: &[String], go: &GoArgs, overrides: &Overrides) -> Result<Plan, Problem> {
    let first = what.first().map_or("", String::as_str);
    if builtin::find(first).is_none() && (go::is_go_file(first) || Path::new(first).is_dir()) {
        return go::plan(what, arguments, go.version(), overrides);
    }
    if what.len() > 1 {
        return Err(Problem::TooMany(what[1].clone()));
    }
    of_scenario(first, scenario(first)?, overrides)
}

/// What a file is, or several of one Go program, as it is. Warnings are not told: the terminal is the view's.
pub(super) fn quietly(files: &[String]) -> Result<Plan, Problem> {
    let (first, overrides) = (files.first().map_or("", String::as_str), Overrides::default());
    if go::is_go_file(first) || Path::new(first).is_dir() {
        return go::plan(files, &[], GoArgs::default().version(), &overrides);
    }
    of_scenario(first, parse(first)?.0, &overrides)
}

/// A built-in scenario as it is.
pub(super) fn builtin(builtin: Builtin) -> Result<Plan, Problem> {
    let mistakes = |mistakes| Problem::Mistakes {
        file: format!("{}.toml", builtin.name),
        source_text: builtin.source.to_owned(),
        mistakes,
    };
    of_scenario(builtin.name, builtin.parse().map_err(mistakes)?, &Overrides::default())
}

fn of_scenario(name: &str, scenario: Scenario, overrides: &Overrides) -> Result<Plan, Problem> {
    let Some(source) = &scenario.go else { return Ok(Plan::new(name, scenario, overrides)) };
    let program = go::of_scenario(name, source, &scenario.net)?;
    Ok(Plan::running(name, scenario, overrides, Runs::Go(program)))
}

/// Finds and reads a scenario. Warnings go to stderr.
pub(super) fn scenario(what: &str) -> Result<Scenario, Problem> {
    let (scenario, source, file) = parse(what)?;
    warn(&scenario.warnings, &file, &source);
    Ok(scenario)
}

/// The same, its text, and what that is called.
fn parse(what: &str) -> Result<(Scenario, String, String), Problem> {
    let (source, file) = source(what)?;
    match Scenario::parse(&source) {
        Ok(scenario) => Ok((scenario, source, file)),
        Err(mistakes) => Err(Problem::Mistakes { file, source_text: source, mistakes }),
    }
}

/// The text and what it is called. A name without a path separator is a built-in's first.
fn source(what: &str) -> Result<(String, String), Problem> {
    if let Some(builtin) = builtin::find(what) {
        return Ok((builtin.source.to_owned(), format!("{what}.toml")));
    }
    let path = Path::new(what);
    if !path.exists() {
        return Err(Problem::NoSuchScenario { what: what.to_owned(), advice: advice(what) });
    }
    Ok((read(path).map_err(Problem::reading(path))?, what.to_owned()))
}

/// A file's text; bytes that are no UTF-8 become replacement characters, which the parser then points at.
fn read(path: &Path) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&bytes(path)?).into_owned())
}

/// What is in a file.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::Error::other("it is larger than 16 MiB, which no scenario and no program is"));
    }
    Ok(bytes)
}

fn advice(what: &str) -> String {
    match builtin::meant(what) {
        Some(meant) => format!("did you mean `{meant}`? `gopark list` shows all built-in scenarios"),
        None => {
            "`gopark list` shows the built-in scenarios; anything else is the path of a .toml or .go file".to_owned()
        }
    }
}

fn warn(warnings: &[Diagnostic], file: &str, source: &str) {
    let text = diagnostic::render(warnings, file, source, io::stderr().is_terminal());
    // A warning that nobody can read changes nothing.
    let _ = anstream::stderr().write_all(text.as_bytes());
}
