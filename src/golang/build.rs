//! From files to a compiled program, or to what is wrong with it.

use std::fmt;
use std::sync::Arc;

use crate::golang::check::{Options, check};
use crate::golang::code::Code;
use crate::golang::compile::compile;
use crate::golang::listing::listing;
use crate::golang::load::load;
use crate::golang::source::{Mistake, SourceMap};

/// The version of the language that programs are read in, N of `go1.N`, unless they say otherwise.
pub const VERSION: u16 = 27;

/// A program that cannot be run.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// Its files.
    pub map: SourceMap,
    /// What is wrong, in Go's order.
    pub mistakes: Vec<Mistake>,
    /// The go command would say it, before it calls the compiler.
    pub early: bool,
}

/// Compiles the files of one package: names and texts.
///
/// # Errors
/// What Go's compiler would say, and what is not supported here.
pub fn build<T: AsRef<[u8]>>(files: &[(String, T)], version: u16) -> Result<Code, Rejected> {
    let loaded = load(files).map_err(|(map, mistakes)| {
        let early = !mistakes.iter().any(Mistake::is_syntax_error);
        Rejected { map, mistakes, early }
    })?;
    let rejected = |mistakes| Rejected { map: loaded.map.clone(), mistakes, early: false };
    let checked = check(&loaded, Options { version });
    let info = match checked {
        Ok(info) if loaded.mistakes.is_empty() => info,
        Ok(_) => return Err(rejected(loaded.mistakes)),
        Err(mistakes) => return Err(rejected([loaded.mistakes.clone(), mistakes].concat())),
    };
    if let Some(mistake) = loaded.missing_main() {
        return Err(rejected(vec![mistake]));
    }
    compile(info, &loaded.packages, Arc::new(loaded.map.clone())).map_err(rejected)
}

impl Rejected {
    /// Whether the go command finds it before it calls the compiler, if there are tests.
    pub fn before_compiling(&self) -> bool {
        self.early || self.mistakes.iter().any(Mistake::is_syntax_error)
    }

    fn tests(&self) -> bool {
        self.map.files().iter().any(|file| file.name.ends_with("_test.go"))
    }
}

/// As `go build -gcflags=-e` prints it: all mistakes.
impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.early {
            if self.tests() {
                writeln!(f, "# command-line-arguments")?;
            }
            return self.mistakes.iter().try_for_each(|mistake| match self.map.position(mistake.pos) {
                Some(at) => writeln!(f, "{}:{}:{}: {}", at.file, at.line, at.column, mistake.message),
                None => writeln!(f, "{}", mistake.message),
            });
        }
        let test = if self.tests() { " [command-line-arguments.test]" } else { "" };
        writeln!(f, "# command-line-arguments{test}")?;
        listing(&self.map, &self.mistakes, usize::MAX).iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}
