//! A plan as the view takes it: run, run again with changes, and saved as a scenario that replays it.

use std::path::Path;

use crate::base::time::SimTime;
use crate::event::{Event, Outcome};
use crate::sim::config::{self, Config};
use crate::sim::costs::{Costs, Preset};
use crate::simulate::{Live, Plan, save};
use crate::trace::timeline::Timeline;
use crate::tui::film::Film;
use crate::tui::origin::Origin;
use crate::tui::what_if::{Change, Knobs, Remake, Script, Setting};
use crate::tui::worker::Engine;

/// A plan without changes, from which those with changes are made.
#[derive(Clone, Debug)]
pub struct Original {
    plan: Plan,
    origin: Origin,
}

/// What costs can be called.
static PRESETS: [&str; Preset::ALL.len()] = {
    let mut names = [""; Preset::ALL.len()];
    let mut place = 0;
    while place < names.len() {
        names[place] = Preset::ALL[place].name();
        place += 1;
    }
    names
};

impl Original {
    /// A plan that comes from there.
    pub fn new(plan: Plan, origin: Origin) -> Self {
        let knobs = Knobs { cores: Config::MAX_CORES, procs: Config::MAX_PROCS, costs: &PRESETS };
        Self { plan, origin: Origin { knobs: Some(knobs), ..origin } }
    }

    /// The plan with these changes.
    pub fn changed(&self, changes: &[Change]) -> Plan {
        let changes: Vec<config::Change> = changes.iter().map(machines).collect();
        self.plan.changed(&changes)
    }
}

impl Remake for Original {
    fn origin(&self) -> Origin {
        self.origin.clone()
    }

    fn make(&self, changes: &[Change]) -> (Film, Box<dyn Engine>) {
        let plan = self.changed(changes);
        (Film::new(Timeline::new(plan.header.clone())), Box::new(Live::new(&plan)))
    }

    fn script(&self, changes: &[Change]) -> Result<Script, String> {
        let text = save::scenario_text(&self.changed(changes)).map_err(|error| error.to_string())?;
        let name = Path::new(&self.plan.header.scenario).file_stem().unwrap_or_default().to_string_lossy();
        let name = if name.is_empty() { "run".to_owned() } else { name.into_owned() };
        let until = self.plan.overrides.until.map(|span| ["--until".to_owned(), span.to_string()]);
        Ok(Script { name, text, options: until.into_iter().flatten().collect() })
    }
}

/// A change of the view as one of the machine.
fn machines(change: &Change) -> config::Change {
    let setting = match change.setting {
        Setting::Cores(cores) => config::Setting::Cores(cores),
        Setting::Quota(quota) => config::Setting::Quota(quota),
        Setting::Seed(seed) => config::Setting::Seed(seed),
        Setting::Procs(procs) => config::Setting::Gomaxprocs(procs),
        Setting::Costs(name) => {
            let preset = Preset::ALL.into_iter().find(|preset| preset.name() == name).unwrap_or(Preset::Nominal);
            config::Setting::Costs { name: preset.name().to_owned(), costs: Box::new(Costs::preset(preset)) }
        }
    };
    config::Change { time: change.time, setting }
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
