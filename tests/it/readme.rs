//! README.md says what is so: its commands give the output that it shows, its tables are those of the program.
//!
//! `UPDATE_README=1 cargo test` writes the key table and the output of commands anew, to be read over before they are
//! committed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gopark::base::time::SimDuration;
use gopark::scenario::{Measure, Scenario};
use gopark::sim::costs::{Costs, Preset};
use gopark::tui::{glyph, keymap};
use serde_json::Value;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    fs::read_to_string(path()).unwrap()
}

/// What stands between `<!-- name -->` and `<!-- /name -->`.
fn section<'a>(readme: &'a str, name: &str) -> &'a str {
    let (_, rest) = readme.split_once(&format!("<!-- {name} -->\n")).expect("the section begins");
    rest.split_once(&format!("<!-- /{name} -->")).expect("the section ends").0
}

/// The cells of a table's rows, without its head.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let rows = table.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// Everything in a text that is in backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The texts of code blocks of a language.
fn blocks<'a>(readme: &'a str, language: &str) -> Vec<&'a str> {
    let begin = format!("```{language}\n");
    readme.split(begin.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// A folder with the files that the README shows.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let readme = readme();
    for (name, source) in ["coffee.toml", "wrong.toml"].iter().zip(blocks(&readme, "toml")) {
        fs::write(folder.path().join(name), source).unwrap();
    }
    folder
}

/// What a line such as `$ gopark list` shows: the output, then `? 1` if the status is 1.
fn shown(line: &str, folder: &Path) -> String {
    let args = line.strip_prefix("$ gopark").expect("a command of ours").split_whitespace();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gopark"));
    command.args(args).current_dir(folder).env_clear().env("COLUMNS", "80").env("LANG", "C.UTF-8");
    let output = command.output().unwrap();
    let mut shown = format!("{line}\n");
    for bytes in [output.stdout, output.stderr] {
        shown += &String::from_utf8(bytes).unwrap();
    }
    match output.status.code().unwrap() {
        0 => {}
        status => writeln!(shown, "? {status}").unwrap(),
    }
    shown
}

/// The README with the key table and the output of commands as they are now.
fn renewed(readme: &str) -> String {
    let folder = folder();
    let keys = |text: &str| format!("<!-- keys -->\n{text}<!-- /keys -->");
    let table = format!("\n{}", keymap::markdown(&glyph::UNICODE));
    let mut renewed = readme.replace(&keys(section(readme, "keys")), &keys(&table));
    for block in blocks(readme, "console") {
        let commands = block.lines().filter(|line| line.starts_with("$ "));
        let text: String = commands.map(|line| shown(line, folder.path())).collect();
        renewed = renewed.replace(&format!("```console\n{block}```"), &format!("```console\n{text}```"));
    }
    renewed
}

#[test]
fn commands_and_keys_are_as_shown() {
    let readme = readme();
    let renewed = renewed(&readme);
    if std::env::var_os("UPDATE_README").is_some() {
        assert!(std::env::var_os("CI").is_none(), "the README is not rewritten where CI is set");
        fs::write(path(), &renewed).unwrap();
        return;
    }
    snapbox::assert_data_eq!(readme, snapbox::Data::text(renewed).raw());
}

#[test]
fn scenarios_are_what_they_are_said_to_be() {
    let readme = readme();
    let blocks = blocks(&readme, "toml");
    let coffee = Scenario::parse(blocks[0]).expect("the first example is valid");
    assert!(coffee.warnings.is_empty());
    assert!(Scenario::parse(blocks[1]).is_err(), "the second example has mistakes");
}

#[test]
fn every_cost_is_listed() {
    let readme = readme();
    let nominal = Costs::preset(Preset::Nominal);
    let listed: Vec<String> = rows(section(&readme, "costs")).iter().map(|row| row[..2].join(" ")).collect();
    let cost = |name: &str| nominal.get(name).unwrap();
    let costs: Vec<String> = Costs::NAMES.iter().map(|name| format!("`{name}` {}", span(cost(name)))).collect();
    assert_eq!(listed, costs);
}

/// Zero has a unit, too.
fn span(span: SimDuration) -> String {
    if span.is_zero() { "0ns".to_owned() } else { span.to_string() }
}

#[test]
fn every_measure_is_listed() {
    let readme = readme();
    let listed: Vec<&str> = rows(section(&readme, "expect")).iter().map(|row| quoted(row[0])[0]).collect();
    assert_eq!(listed, Measure::KEYS);
}

#[test]
fn every_field_of_the_json_report_is_listed() {
    let readme = readme();
    let rows = rows(section(&readme, "json"));
    let listed: BTreeSet<&str> = rows.iter().flat_map(|row| quoted(row[0])).collect();
    let args = ["run", "io-wait", "--format", "json"];
    let output = Command::new(env!("CARGO_BIN_EXE_gopark")).args(args).output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let fields: BTreeSet<&str> = report.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(listed, fields);
}

#[test]
fn every_listed_step_can_be_written() {
    let readme = readme();
    let rows = rows(section(&readme, "steps"));
    assert_eq!(rows.len(), 16);
    let steps: Vec<String> = rows.iter().map(|row| format!("'{}'", quoted(row[0])[0])).collect();
    let source = format!(
        "title = 'All'\n[channels]\njobs = 1\n[waitgroups]\nwg = 0\n[[task]]\nname = 'main'\nsteps = [{}]\n\
         [[task]]\nname = 'worker'\nsteps = []\n",
        steps.join(", ")
    );
    assert!(Scenario::parse(&source).is_ok(), "{source}");
}
