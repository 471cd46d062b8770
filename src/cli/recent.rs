//! The files that were opened last, for the list of `gopark` alone.
//!
//! ```text
//!   $GOPARK_STATE > $XDG_STATE_HOME/gopark/state.toml > ~/.local/state/gopark/state.toml
//! ```
//!
//! On Windows the last is `%LOCALAPPDATA%\\gopark\\state.toml`.
//!
//! **Invariants**: at most [`MOST`], the newest first, none twice; a file that is missing, broken or cannot be written
//! is as good as none, and nobody is told; only a regular file is ever read or replaced.

use std::fs;
use std::path::{Path, PathBuf, absolute};

use serde::{Deserialize, Serialize};

use crate::cli::{config, load};

/// The most files that are remembered.
const MOST: usize = 10;
/// What the file begins with.
const HEAD: &str = "# What gopark opened last, the newest first. It can be deleted.\n\n";

/// What opens a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Command {
    /// `gopark run`: a scenario or a Go program.
    Run,
    /// `gopark replay`: a recording.
    Replay,
}

impl Command {
    /// What it is called on the command line.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Replay => "replay",
        }
    }
}

/// What was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recent {
    /// By which command.
    pub(super) command: Command,
    /// The files by their whole paths: several if they are one Go program.
    pub(super) files: Vec<String>,
}

/// What is in the file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct State {
    #[serde(default)]
    recent: Vec<Recent>,
}

impl Recent {
    /// These files, as somebody named them; none if they have no names that can be written down.
    pub(super) fn new<'a>(command: Command, files: impl IntoIterator<Item = &'a Path>) -> Option<Self> {
        let whole = |path: &Path| absolute(path).ok()?.into_os_string().into_string().ok();
        let files: Option<Vec<String>> = files.into_iter().map(whole).collect();
        Some(Self { command, files: files.filter(|files| !files.is_empty())? })
    }

    /// The file, or the first of several.
    pub(super) fn path(&self) -> &Path {
        Path::new(self.files.first().map_or("", String::as_str))
    }

    /// Whether it cannot be opened, because there is no such file any more.
    pub(super) fn is_gone(&self) -> bool {
        self.files.iter().any(|file| !Path::new(file).exists())
    }
}

/// What was opened last.
pub(super) fn list() -> Vec<Recent> {
    place().map(|place| read(&place)).unwrap_or_default()
}

/// Puts this before all others.
pub(super) fn remember(recent: &Recent) {
    if let Some(place) = place() {
        add(&place, recent);
    }
}

/// Where the file is.
fn place() -> Option<PathBuf> {
    let home = match cfg!(windows) {
        true => config::variable("LOCALAPPDATA"),
        false => config::variable("HOME").map(|home| home.join(".local/state")),
    };
    let usual = || config::folder("XDG_STATE_HOME", home).map(|folder| folder.join("gopark").join("state.toml"));
    config::variable("GOPARK_STATE").or_else(usual)
}

fn read(place: &Path) -> Vec<Recent> {
    let text = fs::metadata(place).is_ok_and(|file| file.is_file()).then(|| load::bytes(place).ok()).flatten();
    let state = text.and_then(|text| toml::from_slice::<State>(&text).ok()).unwrap_or_default();
    let mut recent = state.recent;
    recent.retain(|recent| !recent.files.is_empty());
    recent.truncate(MOST);
    recent
}

fn add(place: &Path, newest: &Recent) {
    let others = read(place).into_iter().filter(|other| other != newest);
    let state = State { recent: std::iter::once(newest.clone()).chain(others).take(MOST).collect() };
    let is_other = fs::metadata(place).is_ok_and(|file| !file.is_file());
    if let (Ok(text), false) = (toml::to_string(&state), is_other) {
        // The view is worth more than being remembered.
        let _ = replace(place, &(HEAD.to_owned() + &text));
    }
}

/// Writes a file in one step, so that who reads it meanwhile finds the old one or the new one.
fn replace(place: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = place.with_extension(format!("{}.new", std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, place));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(name: &str) -> Recent {
        Recent { command: Command::Run, files: vec![name.to_owned()] }
    }

    fn names(place: &Path) -> Vec<String> {
        read(place).into_iter().flat_map(|recent| recent.files).collect()
    }

    #[test]
    fn the_newest_are_remembered_once() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("deep/in/state.toml");
        assert_eq!(read(&place), []);
        for n in 0..14 {
            add(&place, &recent(&format!("/tmp/\"{n}\"\n.go")));
        }
        add(&place, &recent("/tmp/\"7\"\n.go"));
        let expected: Vec<String> = [7, 13, 12, 11, 10, 9, 8, 6, 5, 4].map(|n| format!("/tmp/\"{n}\"\n.go")).into();
        assert_eq!(names(&place), expected);
        let files = fs::read_dir(place.parent().unwrap()).unwrap().count();
        assert_eq!(files, 1, "nothing else is left");
    }

    #[test]
    fn a_file_and_its_recording_are_two() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("state.toml");
        add(&place, &recent("/a"));
        add(&place, &Recent { command: Command::Replay, ..recent("/a") });
        assert_eq!(
            read(&place).iter().map(|recent| recent.command).collect::<Vec<_>>(),
            [Command::Replay, Command::Run]
        );
    }

    #[test]
    fn what_is_broken_disturbs_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("state.toml");
        for broken in ["", "x", "recent = 3", "[[recent]]\ncommand = 'dance'\nfiles = []", "\u{0}"] {
            fs::write(&place, broken).unwrap();
            assert_eq!(read(&place), [], "{broken}");
        }
        fs::write(&place, [0xFF, 0xFE]).unwrap();
        add(&place, &recent("/a"));
        assert_eq!(names(&place), ["/a"], "it is written anew");
        add(folder.path(), &recent("/a"));
        assert_eq!(read(folder.path()), [], "a folder is no such file");
        add(&place.join("below/a/file"), &recent("/a"));
        assert_eq!(names(&place), ["/a"]);
    }

    #[test]
    fn names_are_whole() {
        let found = Recent::new(Command::Run, [Path::new("main.go")]).unwrap();
        assert!(Path::new(&found.files[0]).is_absolute() && found.is_gone());
        assert_eq!(Recent::new(Command::Run, []), None);
    }
}
