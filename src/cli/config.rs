//! The configuration: where its file is, what is in force, and `gopark config`, which prints it.
//!
//! ```text
//!   --config FILE > $GOPARK_CONFIG > $XDG_CONFIG_HOME/gopark/config.toml > ~/.config/gopark/config.toml
//! ```
//!
//! On Windows the last is `%APPDATA%\\gopark\\config.toml`. A file that was named must be there; one at its usual place
//! need not.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::args::ViewArgs;
use crate::cli::{Done, load, output, problem::Problem};
use crate::settings::{Chosen, Layer, read, show};

/// Prints what is in force.
pub(super) fn config(args: &ViewArgs) -> Done {
    let (file, layer) = file(args)?;
    let chosen = Chosen::new(&args.layer(), &layer, output::look());
    let from = file.map(|path| path.display().to_string()).unwrap_or_default();
    output::print(|out| out.write_all(show::render(&chosen, &from).as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

/// What is in force.
pub(super) fn chosen(args: &ViewArgs) -> Result<Chosen, Problem> {
    let (_, layer) = file(args)?;
    Ok(Chosen::new(&args.layer(), &layer, output::look()))
}

/// Where nothing is shown nothing of it is wanted; but a file that `--config` names is to be right there, too.
pub(super) fn check_named(args: &ViewArgs) -> Result<(), Problem> {
    if args.config.is_some() { file(args).map(drop) } else { Ok(()) }
}

/// The file, if there is one, and what it says.
fn file(args: &ViewArgs) -> Result<(Option<PathBuf>, Layer), Problem> {
    let named = args.config.clone().or_else(|| variable("GOPARK_CONFIG"));
    let must_be = named.is_some();
    let Some(path) = named.or_else(usual) else { return Ok((None, Layer::default())) };
    let bytes = match load::bytes(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound && !must_be => return Ok((None, Layer::default())),
        Err(error) => return Err(Problem::Read { path, error }),
    };
    let source = String::from_utf8_lossy(&bytes).into_owned();
    match read::parse(&source) {
        Ok(layer) => Ok((Some(path), layer)),
        Err(mistakes) => Err(Problem::Mistakes { file: path.display().to_string(), source_text: source, mistakes }),
    }
}

/// Where the file is if nobody says where.
fn usual() -> Option<PathBuf> {
    let home = if cfg!(windows) { variable("APPDATA") } else { variable("HOME").map(|home| home.join(".config")) };
    Some(folder("XDG_CONFIG_HOME", home)?.join("gopark").join("config.toml"))
}

/// The folder that a variable names, or else another. As the convention of those variables has it, a relative path in
/// them counts as none.
pub(super) fn folder(name: &str, otherwise: Option<PathBuf>) -> Option<PathBuf> {
    variable(name).filter(|path| path.is_absolute()).or(otherwise)
}

/// What a variable says, if anything.
pub(super) fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
