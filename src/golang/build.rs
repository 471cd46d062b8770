//! From files to a compiled program, or to what is wrong with it.

use std::fmt;
use std::sync::Arc;

use crate::golang::check::{Options, check};
use crate::golang::code::Code;
use crate::golang::compile::compile;
use crate::golang::load::load;
use crate::golang::source::{Mistake, Position, SourceMap};

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
pub fn build(files: &[(String, String)], version: u16) -> Result<Code, Rejected> {
    let loaded = load(files).map_err(|(map, mistakes)| {
        let early = !mistakes.iter().any(Mistake::is_syntax_error);
        Rejected { map, mistakes, early }
    })?;
    let rejected = |mistakes| Rejected { map: loaded.map.clone(), mistakes, early: false };
    let checked = check(&loaded.map, &loaded.packages, Options { version });
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

/// As `go build -gcflags=-e` prints it: all mistakes.
impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.early {
            writeln!(f, "# command-line-arguments")?;
        }
        let mut mistakes: Vec<_> = self.mistakes.iter().collect();
        mistakes.sort_by_key(|mistake| mistake.pos);
        for mistake in mistakes {
            if let Some(position) = self.map.position(mistake.pos) {
                if self.early {
                    write!(f, "{}:{}:{}: ", position.file, position.line, position.column)?;
                } else {
                    write!(f, "{}: ", Shown(&position))?;
                }
            }
            writeln!(f, "{}", self.dotted(&mistake.message))?;
        }
        Ok(())
    }
}

impl Rejected {
    /// A message that mentions other places: relative paths begin with a dot there too.
    fn dotted(&self, message: &str) -> String {
        let mut message = message.to_owned();
        let own = self.map.files().iter().filter(|file| !file.library && !file.name.starts_with(['/', '.']));
        for file in own {
            for before in [' ', '\t'] {
                message = message.replace(&format!("{before}{}:", file.name), &format!("{before}./{}:", file.name));
            }
        }
        message
    }
}

/// A position as `go build` prints it: relative paths begin with a dot.
struct Shown<'a>(&'a Position);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { file, line, column } = self.0;
        let dot = if file.starts_with(['/', '.']) { "" } else { "./" };
        write!(f, "{dot}{file}:{line}:{column}")
    }
}
