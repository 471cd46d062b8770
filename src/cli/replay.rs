//! `gopark replay`: a recording in the view, or its report.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

use crate::cli::args::{ReplayArgs, RunFormat};
use crate::cli::{Done, config, output, problem::Problem, run};
use crate::report::Run;
use crate::trace::format;
use crate::tui;
use crate::tui::origin::Origin;

/// The file; opening a folder works on some systems, but reading it does not.
fn open(path: &Path) -> io::Result<File> {
    if path.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    File::open(path)
}

/// The command line that opens it again.
fn origin(args: &ReplayArgs) -> Origin {
    let command = ["gopark".to_owned(), "replay".to_owned(), args.file.display().to_string()];
    Origin { command: command.into(), at: args.at.clone(), ..Origin::default() }
}

/// Opens it.
pub(super) fn replay(args: &ReplayArgs) -> Done {
    let file = open(&args.file).map_err(Problem::reading(&args.file))?;
    let recording = |error| Problem::Recording { path: args.file.clone(), error };
    let timeline = format::read(BufReader::new(file)).map_err(recording)?;
    if args.format.is_none() && output::is_interactive() {
        return run::left(tui::replay(timeline, origin(args), config::chosen(&args.view)?.settings()));
    }
    let run = Run { timeline: &timeline, expectations: &[] };
    output::report(&run, args.format.unwrap_or(RunFormat::Text))?;
    Ok(ExitCode::SUCCESS)
}
