//! `gopark replay`: a recording in the view, or its report.

use std::fs::File;
use std::io::BufReader;
use std::process::ExitCode;

use crate::cli::args::{ReplayArgs, RunFormat};
use crate::cli::{Done, output, problem::Problem, run};
use crate::report::Run;
use crate::trace::format;
use crate::tui;

/// Opens it.
pub(super) fn replay(args: &ReplayArgs) -> Done {
    let file = File::open(&args.file).map_err(Problem::reading(&args.file))?;
    let recording = |error| Problem::Recording { path: args.file.clone(), error };
    let timeline = format::read(BufReader::new(file)).map_err(recording)?;
    if args.format.is_none() && output::is_interactive() {
        return run::left(tui::replay(timeline, output::look()));
    }
    let run = Run { timeline: &timeline, expectations: &[] };
    output::report(&run, args.format.unwrap_or(RunFormat::Text))?;
    Ok(ExitCode::SUCCESS)
}
