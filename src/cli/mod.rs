//! The command: arguments in, exit status out. It wires scenarios and the machine to reports and the view.
//!
//! **Invariants**: results go to stdout, everything else to stderr; a closed pipe is not an error; the exit status is
//! 0 (as expected), 1 (an expectation failed) or 2 (bad input or usage).

mod args;
mod catalogue;
mod check;
mod config;
mod exec;
mod go;
mod gotest;
mod list;
mod load;
mod output;
mod problem;
mod recent;
mod record;
pub mod remake;
mod replay;
mod run;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::{ContextKind, ContextValue};

use crate::scenario::builtin;
use args::{Args, Command};
use problem::Problem;

/// How a command ended.
type Done = Result<ExitCode, Problem>;

/// An expectation failed, or the simulated program did not end well.
const FAILED: u8 = 1;
/// The input or the command line is bad.
const BAD_INPUT: u8 = 2;

/// Runs the command with these arguments, the program's name first.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(mut error) => {
            suggest(&mut error);
            // Nothing can be done about a closed stdout or stderr here.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(BAD_INPUT));
        }
    };
    match dispatch(args) {
        Ok(code) => code,
        Err(problem) => problem.tell(),
    }
}

/// For somebody who wants to run something and forgot to say so.
fn suggest(error: &mut clap::Error) {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return };
    if builtin::find(word).is_some() || Path::new(word).exists() {
        let tip = format!("`gopark run {word}` opens it");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
}

fn dispatch(args: Args) -> Done {
    match args.command {
        None => catalogue::home(&args.view),
        Some(Command::Run(args)) => run::run(&args),
        Some(Command::Exec(args)) => exec::exec(&args),
        Some(Command::Check(args)) => check::check(&args),
        Some(Command::List(args)) => list::list(args.format),
        Some(Command::Record(args)) => record::record(&args),
        Some(Command::Replay(args)) => replay::replay(&args),
        Some(Command::Config(args)) => config::config(&args.view),
    }
}
