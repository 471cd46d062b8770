//! From what was written on the command line to a Go program: files of one package, or a folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::cli::load;
use crate::cli::problem::Problem;
use crate::golang;
use crate::golang::vm::env::Net;
use crate::scenario::{GoSource, GoText, Scenario};
use crate::sim::config::Config;
use crate::simulate::{GoProgram, Overrides, Plan, Runs};

/// Takes the program's own arguments apart: as with `go run`, they begin behind the last `.go` file, or behind the
/// folder.
pub(super) fn split(what: &[String]) -> (&[String], &[String]) {
    let files = what.iter().take_while(|name| is_go_file(name)).count();
    what.split_at(files.max(1).min(what.len()))
}

/// Whether a name is that of a Go file.
pub(super) fn is_go_file(name: &str) -> bool {
    Path::new(name).extension() == Some(OsStr::new("go"))
}

/// A program without a scenario. GOMAXPROCS comes from the command line, else from the environment, else from the number
/// of cores.
pub(super) fn plan(
    paths: &[String],
    arguments: &[String],
    version: u16,
    overrides: &Overrides,
) -> Result<Plan, Problem> {
    let program = program(paths, arguments, version)?;
    let name = paths.first().map_or("main.go", String::as_str);
    let source = GoSource { text: GoText::File(name.to_owned()), lang: version, args: arguments.to_vec(), span: 0..0 };
    let mut scenario = Scenario::of_program(name, source);
    if let Some(procs) = gomaxprocs() {
        scenario.machine.set_gomaxprocs(procs);
    }
    let mut plan = Plan::running(name, scenario, overrides, Runs::Go(program));
    plan.choose_tick();
    Ok(plan)
}

/// The program of a scenario that is called so.
pub(super) fn of_scenario(name: &str, source: &GoSource, net: &Net) -> Result<GoProgram, Problem> {
    let (file, text) = match &source.text {
        GoText::Inline(text) => (format!("{name}.go"), text.clone().into_bytes()),
        GoText::File(file) => {
            let path = Path::new(name).parent().unwrap_or(Path::new("")).join(file);
            let text = load::bytes(&path).map_err(Problem::reading(&path))?;
            (path.display().to_string(), text)
        }
    };
    let code = golang::build(&[(file, text)], source.lang).map_err(Problem::Go)?;
    let args = std::iter::once("main".to_owned()).chain(source.args.iter().cloned()).collect();
    Ok(GoProgram { args, net: net.clone(), ..GoProgram::new(code) })
}

/// Reads and compiles a program.
pub(super) fn program(paths: &[String], arguments: &[String], version: u16) -> Result<GoProgram, Problem> {
    let files = read(paths)?;
    let name = paths.first().map_or("main", |path| path.strip_suffix(".go").unwrap_or(path));
    let code = golang::build(&files, version).map_err(Problem::Go)?;
    let args = std::iter::once(name.to_owned()).chain(arguments.iter().cloned()).collect();
    let vars =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Ok(GoProgram { args, vars: vars.collect(), ..GoProgram::new(code) })
}

/// Names and texts of the files; of a folder, those of its package, in order.
fn read(paths: &[String]) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let mut files = Vec::new();
    for path in paths.iter().map(Path::new) {
        if path.is_dir() {
            files.extend(package(path)?);
        } else {
            files.push(text(path)?);
        }
    }
    Ok(files)
}

fn text(path: &Path) -> Result<(String, Vec<u8>), Problem> {
    Ok((path.display().to_string(), load::bytes(path).map_err(Problem::reading(path))?))
}

fn package(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let entries = std::fs::read_dir(folder).map_err(Problem::reading(folder))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths.iter().filter(|path| is_go_file(&path.to_string_lossy())) {
        let (name, text) = text(path)?;
        let alone = path.file_name().unwrap_or_default().to_string_lossy();
        if golang::folder::belongs(&alone, &text) {
            files.push((name, text));
        }
    }
    if files.is_empty() { Err(Problem::NoGoFiles(folder.to_owned())) } else { Ok(files) }
}

/// What the environment says of GOMAXPROCS, if that is a number that can be meant.
pub(super) fn gomaxprocs() -> Option<u16> {
    let value = std::env::var("GOMAXPROCS").ok()?;
    value.parse().ok().filter(|procs| (1..=Config::MAX_PROCS).contains(procs))
}
