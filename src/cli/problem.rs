//! Why a command could not do what it was asked to: told on stderr, with exit status 2.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::base::diag::Diagnostic;
use crate::cli::BAD_INPUT;
use crate::golang::Rejected;
use crate::report::diagnostic;
use crate::trace::format::ReadError;

/// The reason.
#[derive(Debug, thiserror::Error)]
pub(super) enum Problem {
    /// No such scenario or file.
    #[error("there is no scenario and no file called `{what}`\n  {advice}")]
    NoSuchScenario {
        /// What was asked for.
        what: String,
        /// What to do.
        advice: String,
    },
    /// A file cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {}: {error}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A scenario or the configuration has mistakes.
    #[error("{} has mistakes", file)]
    Mistakes {
        /// Which file.
        file: String,
        /// Its text.
        source_text: String,
        /// The mistakes.
        mistakes: Vec<Diagnostic>,
    },
    /// A Go program has mistakes.
    #[error("the program has mistakes")]
    Go(Rejected),
    /// A folder without a program.
    #[error("no Go files in {}", .0.display())]
    NoGoFiles(PathBuf),
    /// Several things to run.
    #[error("only Go files can be several; `{0}` is one thing too many\n  arguments of a program stand behind --")]
    TooMany(String),
    /// A recording cannot be used.
    #[error("cannot open {}: {error}", path.display())]
    Recording {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: ReadError,
    },
    /// There is no terminal, but the command is about one.
    #[error("this needs a terminal\n  try `gopark list`, or `gopark run NAME`, which prints a report without one")]
    NoTerminal,
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(io::Error),
    /// Stdout failed, other than by being closed.
    #[error("cannot write the output: {0}")]
    Output(io::Error),
}

impl Problem {
    /// For mapping errors of reading this file.
    pub(super) fn reading(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Read { path: path.to_owned(), error }
    }

    /// Tells it on stderr.
    pub(super) fn tell(&self) -> ExitCode {
        let text = match self {
            Self::Mistakes { file, source_text, mistakes } => {
                diagnostic::render(mistakes, file, source_text, io::stderr().is_terminal())
            }
            Self::Go(rejected) => rejected.to_string(),
            other => format!("error: {other}\n"),
        };
        // There is nobody left to tell if stderr is gone.
        let _ = anstream::stderr().write_all(text.as_bytes());
        ExitCode::from(BAD_INPUT)
    }
}
