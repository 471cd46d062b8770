//! `gopark record`: a run, written as JSON Lines.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::cli::args::RecordArgs;
use crate::cli::{Done, load, output, problem::Problem};
use crate::trace::format;
use crate::trace::recording::Recording;

/// Records it.
pub(super) fn record(args: &RecordArgs) -> Done {
    let plan = load::plan(&args.what, &args.arguments, &args.go, &args.machine.overrides())?;
    let timeline = plan.run();
    if args.output == Path::new("-") {
        output::print(|out| format::write(timeline.recording(), out))?;
    } else {
        write_file(timeline.recording(), &args.output)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn write_file(recording: &Recording, path: &Path) -> Result<(), Problem> {
    let write = || {
        let mut out = BufWriter::new(File::create(path)?);
        format::write(recording, &mut out)?;
        out.flush()
    };
    write().map_err(|error| Problem::Write { path: path.to_owned(), error })
}
