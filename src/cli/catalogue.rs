//! `gopark` alone: the list of built-in scenarios to choose from.

use crate::base::time::SimTime;
use crate::cli::args::{GoArgs, ViewArgs};
use crate::cli::{Done, config, load, output, problem::Problem, run};
use crate::event::{Event, Outcome};
use crate::scenario::builtin::{self, Builtin};
use crate::simulate::{Live, Overrides, Plan};
use crate::trace::timeline::Timeline;
use crate::tui;
use crate::tui::film::Film;
use crate::tui::origin::Origin;
use crate::tui::preview::Make;
use crate::tui::run::{Catalogue, Opened};
use crate::tui::screen::home::Entry;
use crate::tui::worker::Engine;

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
        Some(|place| plan(&builtin::all().nth(place)?).ok().map(|plan| plan.run()))
    }

    fn open(&self, place: usize) -> Result<Opened, String> {
        let builtin = builtin::all().nth(place).ok_or("there is no such scenario")?;
        let plan = plan(&builtin).map_err(|problem| problem.to_string())?;
        let film = Film::new(Timeline::new(plan.header.clone()));
        let command = ["gopark".to_owned(), "run".to_owned(), builtin.name.to_owned()].into();
        let origin = Origin { command, ..Origin::default() };
        Ok(Opened { film, engine: Some(Box::new(Live::new(&plan))), origin })
    }
}

fn plan(builtin: &Builtin) -> Result<Plan, Problem> {
    load::plan(&[builtin.name.to_owned()], &[], &GoArgs::default(), &Overrides::default())
}

fn entry(builtin: Builtin) -> Option<Entry> {
    let scenario = builtin.parse().ok()?;
    let name = builtin.name.to_owned();
    Some(Entry { name, title: scenario.title, summary: scenario.summary, teaches: scenario.teaches })
}

impl Engine for Live {
    fn advance_to(&mut self, until: SimTime, steps: u32) {
        Self::advance_to(self, until, steps);
    }

    fn advance_event(&mut self, steps: u32) {
        Self::advance_event(self, steps);
    }

    fn take_events(&mut self) -> Vec<Event> {
        Self::take_events(self)
    }

    fn take_written(&mut self) -> Vec<(u8, String)> {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self::take_written(self).into_iter().map(|piece| (piece.fd, text(piece.bytes))).collect()
    }

    fn now(&self) -> SimTime {
        Self::now(self)
    }

    fn outcome(&self) -> Option<Outcome> {
        Self::outcome(self)
    }
}
