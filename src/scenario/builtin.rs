//! The scenarios that come with the program, in the order in which a class meets them.

use include_dir::{Dir, include_dir};

use super::{Scenario, suggest};
use crate::base::diag::Diagnostic;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// What they are about, in the order of teaching: what concurrency and parallelism are, what waiting is, then the
/// scheduler's parts, then what several have in common.
const THEMES: [(&str, &[&str]); 5] = [
    ("First steps", &["one-core", "cpu-bound"]),
    ("Waiting", &["io-wait", "worker-pool"]),
    ("The scheduler at work", &["gomaxprocs-change", "cpu-quota", "work-stealing"]),
    ("Sharing", &["mutex-contention", "lost-updates"]),
    ("When it goes wrong", &["lock-order"]),
];

/// A scenario that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// What it is about.
    pub theme: &'static str,
    /// What it is called on the command line.
    pub name: &'static str,
    /// Its file's text.
    pub source: &'static str,
}

impl Builtin {
    /// Reads it, as any other file.
    ///
    /// # Errors
    /// None in a program that has passed its tests.
    pub fn parse(&self) -> Result<Scenario, Vec<Diagnostic>> {
        Scenario::parse(self.source)
    }
}

/// All of them, in the order of teaching; those of one theme are neighbours.
pub fn all() -> impl Iterator<Item = Builtin> {
    places().filter_map(|(theme, name)| {
        let source = FOLDER.get_file(format!("{name}.toml"))?.contents_utf8()?;
        Some(Builtin { theme, name, source })
    })
}

/// The one of this name.
pub fn find(name: &str) -> Option<Builtin> {
    all().find(|builtin| builtin.name == name)
}

/// The name that was probably meant by one that is not known.
pub fn meant(name: &str) -> Option<&'static str> {
    suggest::closest(name, places().map(|(_, name)| name))
}

/// Themes and names.
fn places() -> impl Iterator<Item = (&'static str, &'static str)> {
    THEMES.into_iter().flat_map(|(theme, names)| names.iter().map(move |name| (theme, *name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_themes_name_every_file_once() {
        let mut named: Vec<String> = places().map(|(_, name)| format!("{name}.toml")).collect();
        let mut files: Vec<String> = FOLDER.files().map(|file| file.path().display().to_string()).collect();
        named.sort();
        files.sort();
        assert_eq!(named, files);
        assert_eq!(all().count(), places().count());
    }

    #[test]
    fn every_one_is_free_of_mistakes_and_says_what_it_teaches() {
        for builtin in all() {
            let scenario = builtin.parse().unwrap_or_else(|found| panic!("{}: {found:#?}", builtin.name));
            assert!(scenario.warnings.is_empty(), "{}: {:?}", builtin.name, scenario.warnings);
            assert!(!scenario.summary.is_empty() && !scenario.teaches.is_empty(), "{}", builtin.name);
            assert!(scenario.expect.len() >= 3, "{}: too little is expected", builtin.name);
        }
    }

    #[test]
    fn near_names_are_found() {
        assert_eq!(find("io-wait").map(|builtin| builtin.name), Some("io-wait"));
        assert_eq!(find("io_wait"), None);
        assert_eq!(meant("io_wait"), Some("io-wait"));
        assert_eq!(meant("quicksort"), None);
    }
}
