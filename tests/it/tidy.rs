//! Rules of the house that the compiler does not know: who may know whom, how files begin and end, what must not stay.

use std::fs;
use std::path::{Path, PathBuf};

use gopark::scenario::builtin;

/// Which of the program's own modules, and which crates that do something, each part may name. Everything else is
/// forbidden to it; `std` is dealt with below.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("base", &["base"]),
    ("event", &["event", "base"]),
    ("sim", &["sim", "event", "base"]),
    ("program", &["program", "sim", "event", "base"]),
    ("golang", &["golang", "sim", "event", "base", "include_dir"]),
    ("scenario", &["scenario", "golang", "program", "sim", "event", "base", "toml", "include_dir"]),
    ("trace", &["trace", "event", "base", "serde_json"]),
    ("report", &["report", "scenario", "trace", "event", "base", "annotate_snippets", "serde_json"]),
    ("tui", &["tui", "trace", "event", "base", "crossterm", "ratatui", "crossbeam_channel", "signal_hook"]),
    ("settings", &["settings", "scenario", "tui", "base", "toml"]),
    ("simulate", &["simulate", "scenario", "golang", "program", "trace", "sim", "event", "base"]),
];

/// The program's modules, and the crates that reach the outside or belong to one part.
const GUARDED: &[&str] = &[
    "cli",
    "tui",
    "report",
    "settings",
    "simulate",
    "trace",
    "scenario",
    "golang",
    "program",
    "sim",
    "event",
    "base",
    "annotate_snippets",
    "anstream",
    "anyhow",
    "clap",
    "crossbeam_channel",
    "crossterm",
    "include_dir",
    "ratatui",
    "serde_json",
    "signal_hook",
    "toml",
];

/// What would make a run depend on more than configuration, program and seed, or on how a machine counts.
const IMPURE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::sync",
    "std::thread",
    "std::time",
    "HashMap",
    "HashSet",
    "Instant",
    "SystemTime",
    "f32",
    "f64",
];

/// The parts that have to be pure.
const PURE: &[&str] = &["sim", "program", "scenario", "event", "base", "simulate"];

const LINES_MAX: usize = 600;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends so, in order.
fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn rust_files() -> Vec<PathBuf> {
    ["src", "tests", "benches"].into_iter().flat_map(|folder| files(folder, ".rs")).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The code that is shipped: without comments, and without the tests at a file's end.
fn code(path: &Path) -> String {
    let text = read(path);
    let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
    shipped.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The files of a part: a folder of `src`, or one file.
fn part(name: &str) -> Vec<PathBuf> {
    let folder = files(&format!("src/{name}"), ".rs");
    if folder.is_empty() { vec![root().join(format!("src/{name}.rs"))] } else { folder }
}

/// Whether the code has a word of its own that begins so: `toml::`, but not `crate::toml::`.
fn names(code: &str, what: &str) -> bool {
    code.match_indices(what).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "_:".contains(c))
    })
}

#[test]
fn dependencies_point_one_way() {
    for (name, may_know) in MAY_KNOW {
        for path in part(name) {
            let code = code(&path);
            assert!(!code.contains("crate::{"), "{}: name one module a `use`", path.display());
            for guarded in GUARDED.iter().filter(|guarded| !may_know.contains(guarded)) {
                let known = ["crate::", ""].iter().any(|start| names(&code, &format!("{start}{guarded}::")));
                assert!(!known, "{} must not know `{guarded}`", path.display());
            }
        }
    }
}

#[test]
fn every_part_has_its_rule() {
    let parts = fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path());
    for path in parts {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let ruled = MAY_KNOW.iter().any(|(part, _)| *part == name) || ["cli", "lib", "main"].contains(&name.as_str());
        assert!(ruled, "{} has no rule on what it may know", path.display());
    }
}

#[test]
fn a_run_depends_on_nothing_outside() {
    for path in PURE.iter().flat_map(|name| part(name)) {
        let code = code(&path);
        for impure in IMPURE {
            // A scenario's text is shared; that is no channel to the outside.
            let shared = code.replace("std::sync::Arc", "");
            assert!(!names(&shared, impure), "{} must not use `{impure}`", path.display());
        }
    }
    for path in part("trace") {
        for impure in ["std::env", "std::fs", "std::thread", "std::time", "HashMap", "HashSet"] {
            assert!(!names(&code(&path), impure), "{} must not use `{impure}`", path.display());
        }
    }
}

#[test]
fn every_file_begins_with_its_job() {
    for path in rust_files() {
        let text = read(&path);
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 12, "{} does not say what it is for", path.display());
    }
    for builtin in builtin::all() {
        assert!(builtin.source.starts_with("# "), "{} does not say what it is for", builtin.name);
    }
}

#[test]
fn no_file_is_too_long() {
    for path in rust_files() {
        let lines = read(&path).lines().count();
        assert!(lines <= LINES_MAX, "{} has {lines} lines", path.display());
    }
}

#[test]
fn nothing_is_left_over() {
    // Put together here, or this file would be the first to be found.
    let marks =
        [["TO", "DO"], ["FIX", "ME"], ["X", "XX"], ["dbg", "!("], ["todo", "!("], ["#[", "allow"], ["#![", "allow"]];
    for path in rust_files() {
        let text = read(&path);
        for mark in marks.map(|parts| parts.concat()) {
            assert!(!text.contains(&mark), "{} still has `{mark}`", path.display());
        }
    }
    for path in files("src", ".rs") {
        let code = code(&path);
        for print in ["println!", "print!", "eprintln!", "eprint!"] {
            assert!(!names(&code, print), "{} prints past its output", path.display());
        }
    }
}

#[test]
fn every_test_file_is_run() {
    let main = read(&root().join("tests/it/main.rs"));
    for entry in fs::read_dir(root().join("tests/it")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let named = main.lines().any(|line| line.trim() == format!("mod {name};"));
        assert!(name == "main" || named, "tests/it/main.rs does not name `{name}`");
    }
}

#[test]
fn what_a_reader_looks_for_is_there() {
    for name in ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "src/sim/README.md"] {
        assert!(read(&root().join(name)).lines().count() > 10, "{name} is too short to be of use");
    }
    assert!(read(&root().join("CHANGELOG.md")).contains("## [Unreleased]"));
}

#[test]
fn texts_know_no_machine_but_the_readers() {
    let ends = [".rs", ".md", ".toml", ".txt", ".snap", "run"];
    let folders = ["src", "tests", "benches", "scenarios", ".ci"];
    let mut paths: Vec<PathBuf> =
        folders.into_iter().flat_map(|folder| ends.into_iter().flat_map(move |end| files(folder, end))).collect();
    paths.extend(["README.md", "CHANGELOG.md", "Cargo.toml", "clippy.toml"].map(|name| root().join(name)));
    let words = [["/work", "/"], ["/root", "/"], ["/home", "/"], ["crates", ".io"], ["proxy.golang", ".org"]];
    for path in paths {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        for word in words.map(|parts| parts.concat()) {
            assert!(!text.contains(&word), "{} mentions `{word}`", path.display());
        }
    }
}
