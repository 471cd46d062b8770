//! The scenarios that come with the program, in the order in which a class meets them.

use include_dir::{Dir, include_dir};

use super::{Scenario, suggest};
use crate::base::diag::Diagnostic;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// The order of teaching: what concurrency is, what parallelism is, what waiting is, then the scheduler's parts.
const ORDER: [&str; 10] = [
    "one-core",
    "cpu-bound",
    "io-wait",
    "worker-pool",
    "gomaxprocs-change",
    "cpu-quota",
    "work-stealing",
    "mutex-contention",
    "lost-updates",
    "lock-order",
];

/// A scenario that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
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

/// All of them, in the order of teaching.
pub fn all() -> impl Iterator<Item = Builtin> {
    ORDER.into_iter().filter_map(find)
}

/// The one of this name.
pub fn find(name: &str) -> Option<Builtin> {
    let name = ORDER.into_iter().find(|known| *known == name)?;
    let source = FOLDER.get_file(format!("{name}.toml"))?.contents_utf8()?;
    Some(Builtin { name, source })
}

/// The name that was probably meant by one that is not known.
pub fn meant(name: &str) -> Option<&'static str> {
    suggest::closest(name, ORDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_names_every_file_once() {
        let mut named: Vec<String> = ORDER.iter().map(|name| format!("{name}.toml")).collect();
        let mut files: Vec<String> = FOLDER.files().map(|file| file.path().display().to_string()).collect();
        named.sort();
        files.sort();
        assert_eq!(named, files);
        assert_eq!(all().count(), ORDER.len());
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
