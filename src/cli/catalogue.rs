//! `gopark` alone: the list of built-in scenarios to choose from.

use crate::cli::args::ViewArgs;
use crate::cli::remake::Original;
use crate::cli::{Done, config, load, output, problem::Problem, run};
use crate::scenario::builtin::{self, Builtin};
use crate::tui;
use crate::tui::origin::Origin;
use crate::tui::preview::Make;
use crate::tui::run::{Catalogue, Opened};
use crate::tui::screen::home::Entry;

/// Opens the list.
pub(super) fn home(args: &ViewArgs) -> Done {
    if !output::is_interactive() {
        return Err(Problem::NoTerminal);
    }
    run::left(tui::home(&Builtins, config::chosen(args)?.settings()))
}

/// The built-in scenarios.
struct Builtins;

impl Catalogue for Builtins {
    fn entries(&self) -> Vec<Entry> {
        builtin::all().filter_map(entry).collect()
    }

    fn preview(&self) -> Option<Make> {
        Some(|place| load::builtin(builtin::all().nth(place)?).ok().map(|plan| plan.run()))
    }

    fn open(&self, place: usize) -> Result<Opened, String> {
        let builtin = builtin::all().nth(place).ok_or("there is no such scenario")?;
        let plan = load::builtin(builtin).map_err(|problem| problem.to_string())?;
        let command = ["gopark", "run", builtin.name].map(str::to_owned).into();
        Ok(Opened::Live(Box::new(Original::new(plan, Origin { command, ..Origin::default() }))))
    }
}

fn entry(builtin: Builtin) -> Option<Entry> {
    let scenario = builtin.parse().ok()?;
    let name = builtin.name.to_owned();
    Some(Entry { name, title: scenario.title, summary: scenario.summary, teaches: scenario.teaches })
}
