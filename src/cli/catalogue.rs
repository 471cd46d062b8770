//! `gopark` alone: the built-in scenarios and the files opened last, to choose from.
//!
//! ```text
//!   place in the list:  0 .. built-in scenarios, by theme .. n .. files, the newest first ..
//! ```

use crate::cli::args::ViewArgs;
use crate::cli::recent::{self, Command, Recent};
use crate::cli::remake::Original;
use crate::cli::{Done, config, go, load, output, problem::Problem, replay, run};
use crate::scenario::builtin::{self, Builtin};
use crate::simulate::Plan;
use crate::tui;
use crate::tui::film::Film;
use crate::tui::origin::Origin;
use crate::tui::preview::Make;
use crate::tui::run::{Catalogue, Opened};
use crate::tui::screen::home::Entry;

/// What files stand under.
const FILES: &str = "Opened before";

/// Opens the list.
pub(super) fn home(args: &ViewArgs) -> Done {
    if !output::is_interactive() {
        return Err(Problem::NoTerminal);
    }
    let shelf = Shelf { recent: recent::list() };
    run::left(tui::home(&shelf, config::chosen(args)?.settings()))
}

/// Everything that can be chosen.
struct Shelf {
    recent: Vec<Recent>,
}

impl Catalogue for Shelf {
    fn entries(&self) -> Vec<Entry> {
        builtin::all().filter_map(of_builtin).chain(self.recent.iter().map(of_file)).collect()
    }

    fn preview(&self) -> Option<Make> {
        Some(|place| load::builtin(builtin::all().nth(place)?).ok().map(|plan| plan.run()))
    }

    fn open(&self, place: usize) -> Result<Opened, String> {
        if let Some(builtin) = builtin::all().nth(place) {
            let plan = load::builtin(builtin).map_err(|problem| problem.to_string())?;
            return Ok(live(plan, &[builtin.name.to_owned()]));
        }
        let file = place.checked_sub(builtin::all().count()).and_then(|place| self.recent.get(place));
        let file = file.ok_or("there is no such file")?;
        let opened = open(file)?;
        recent::remember(file);
        Ok(opened)
    }
}

/// A program in the view.
fn live(plan: Plan, what: &[String]) -> Opened {
    let command = ["gopark", "run"].map(str::to_owned).into_iter().chain(what.iter().cloned()).collect();
    Opened::Live(Box::new(Original::new(plan, Origin { command, ..Origin::default() })))
}

/// Opens a file as its command would.
fn open(file: &Recent) -> Result<Opened, String> {
    let name = file.path();
    if file.is_gone() {
        return Err(format!("{} is not there any more", name.display()));
    }
    let told = |problem: Problem| match problem {
        Problem::Mistakes { .. } | Problem::Go(_) => {
            format!("{} has mistakes\n\n`gopark run {}` shows them", name.display(), name.display())
        }
        other => other.to_string(),
    };
    match file.command {
        Command::Run => Ok(live(load::quietly(&file.files).map_err(told)?, &file.files)),
        Command::Replay => {
            let timeline = replay::read(name).map_err(told)?;
            Ok(Opened::Recorded(Box::new(Film::new(timeline)), replay::origin(name, None)))
        }
    }
}

fn of_builtin(builtin: Builtin) -> Option<Entry> {
    let scenario = builtin.parse().ok()?;
    let (theme, name) = (builtin.theme.to_owned(), builtin.name.to_owned());
    let (title, summary, teaches) = (scenario.title, scenario.summary, scenario.teaches);
    Some(Entry { theme, name, title, summary, teaches, gone: false })
}

fn of_file(recent: &Recent) -> Entry {
    let path = recent.path();
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let title = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let kind = match recent.command {
        Command::Replay => "A recording",
        Command::Run if go::is_go_file(&name) || path.is_dir() => "A Go program",
        Command::Run => "A scenario",
    };
    let summary = format!("{kind}: `gopark {} {}`", recent.command.name(), path.display());
    Entry { theme: FILES.to_owned(), name, title, summary, teaches: Vec::new(), gone: recent.is_gone() }
}
