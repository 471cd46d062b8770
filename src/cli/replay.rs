//! `gopark replay`: a recording in the view, or its report.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

use crate::cli::args::{ReplayArgs, RunFormat};
use crate::cli::{Done, config, output, problem::Problem, recent, run};
use crate::report::Run;
use crate::trace::format;
use crate::trace::timeline::Timeline;
use crate::tui;
use crate::tui::destination::Destination;
use crate::tui::origin::Origin;

/// The file; opening a folder works on some systems, but reading it does not.
fn open(path: &Path) -> io::Result<File> {
    if path.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    File::open(path)
}

/// The command line that opens it again.
pub(super) fn origin(file: &Path, at: Option<Destination>) -> Origin {
    let command = ["gopark".to_owned(), "replay".to_owned(), file.display().to_string()];
    Origin { command: command.into(), at, ..Origin::default() }
}

/// Reads a recording.
pub(super) fn read(path: &Path) -> Result<Timeline, Problem> {
    let file = open(path).map_err(Problem::reading(path))?;
    format::read(BufReader::new(file)).map_err(|error| Problem::Recording { path: path.to_owned(), error })
}

/// Opens it.
pub(super) fn replay(args: &ReplayArgs) -> Done {
    config::check_named(&args.view)?;
    let timeline = read(&args.file)?;
    if args.format.is_none() && output::is_interactive() {
        let settings = config::chosen(&args.view)?.settings();
        recent::Recent::new(recent::Command::Replay, [&*args.file]).iter().for_each(recent::remember);
        return run::left(tui::replay(timeline, origin(&args.file, args.at), settings));
    }
    let run = Run { timeline: &timeline, expectations: &[] };
    output::report(&run, args.format.unwrap_or(RunFormat::Text), args.view.ascii)?;
    Ok(ExitCode::SUCCESS)
}
