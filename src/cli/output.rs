//! Writing results to stdout.

use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, Write};

use crate::cli::args::RunFormat;
use crate::cli::problem::Problem;
use crate::report::text::Style;
use crate::report::{Run, json, text};
use crate::trace::format;
use crate::tui::look::Look;

/// Writes to stdout what `write` writes. That the reader closed the pipe is not an error.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Problem> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(Problem::Output),
    }
}

/// Prints a run that is over, in ASCII only or not, or as the locale says.
pub(super) fn report(run: &Run<'_>, format: RunFormat, ascii: Option<bool>) -> Result<(), Problem> {
    print(|out| match format {
        RunFormat::Text => out.write_all(text::render(run, style(ascii)).as_bytes()),
        RunFormat::Json => writeln!(out, "{}", json::render(run)),
        RunFormat::Events => format::write(run.timeline.recording(), out),
    })
}

/// Whether there is somebody who could look and press keys.
pub(super) fn is_interactive() -> bool {
    io::stdout().is_terminal() && io::stdin().is_terminal()
}

/// The width of the terminal, or of `COLUMNS`, or 80; and whether only ASCII is to be drawn.
fn style(ascii: Option<bool>) -> Style {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || io::stdout().is_terminal().then(crossterm::terminal::size)?.ok().map(|(columns, _)| columns);
    let width = columns.or_else(terminal).unwrap_or(80);
    Style { width: width.clamp(40, 200), ascii: ascii.unwrap_or_else(|| look().is_ascii()) }
}

/// What the environment says of the terminal.
pub(super) fn look() -> Look {
    Look::from_env(|name| std::env::var(name).ok())
}
