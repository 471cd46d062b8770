//! "What if": the machine is changed at the time shown, and the run goes on from there under the new setting.
//!
//! ```text
//!   key --> Changes (a list, and the lists before it) --> Effect::Remake --> the run is made anew, with all of them
//!                                                         up to the first change it is the same, so the cursor stays
//! ```
//!
//! A run is a pure function of its scenario, its seed and the list of changes. So taking one back is making the run
//! anew with the list before.

use std::fmt;

use super::film::Film;
use super::origin::Origin;
use super::worker::Engine;
use crate::base::quota::{CpuMax, Quota};
use crate::base::time::{SimDuration, SimTime};

/// Makes a run, again and again, each time with other changes.
pub trait Remake {
    /// Where the run comes from, and what can be changed about it.
    fn origin(&self) -> Origin;

    /// The run with these changes: a film in which nothing has happened yet, and the engine that goes on with it.
    fn make(&self, changes: &[Change]) -> (Film, Box<dyn Engine>);

    /// A scenario that replays the run with these changes.
    ///
    /// # Errors
    /// Why there is none, in words for the person at the keyboard.
    fn script(&self, changes: &[Change]) -> Result<Script, String>;
}

/// A scenario to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// What its file is called, without the ending.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What else the command line needs.
    pub options: Vec<String>,
}

/// Something is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// From this time on.
    pub time: SimTime,
    /// What, and to what.
    pub setting: Setting,
}

/// What can be changed, in the order in which changes of one instant are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The number of cores.
    Cores(u16),
    /// The CPU time of all cores together.
    Quota(CpuMax),
    /// The table of costs, by its name.
    Costs(&'static str),
    /// The seed of all random numbers.
    Seed(u64),
    /// GOMAXPROCS.
    Procs(u16),
}

impl Setting {
    /// Whether both are of the same sort.
    fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cores(1) => f.write_str("1 core"),
            Self::Cores(cores) => write!(f, "{cores} cores"),
            Self::Quota(CpuMax::Unlimited) => f.write_str("no quota"),
            Self::Quota(quota) => write!(f, "quota {quota}"),
            Self::Costs(name) => write!(f, "costs {name}"),
            Self::Seed(seed) => write!(f, "seed {seed}"),
            Self::Procs(procs) => write!(f, "GOMAXPROCS {procs}"),
        }
    }
}

/// What can be changed, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knobs {
    /// The most cores.
    pub cores: u16,
    /// The greatest GOMAXPROCS.
    pub procs: u16,
    /// The tables of costs.
    pub costs: &'static [&'static str],
}

/// A line of what can be changed, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knob {
    /// GOMAXPROCS.
    Procs,
    /// The number of cores.
    Cores,
    /// The CPU quota.
    Quota,
    /// The table of costs.
    Costs,
    /// The seed.
    Seed,
}

impl Knob {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Procs, Self::Cores, Self::Quota, Self::Costs, Self::Seed];
}

/// The machine at some time, as far as it can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// GOMAXPROCS, also where the world still has to be stopped for it.
    pub procs: u16,
    /// The number of cores.
    pub cores: u16,
    /// The CPU time of all cores together.
    pub quota: CpuMax,
    /// What the costs are called.
    pub costs: String,
    /// The seed.
    pub seed: u64,
}

impl Machine {
    /// Turns a knob by so many steps.
    pub fn turn(&mut self, knob: Knob, by: i16, knobs: &Knobs) {
        let within = |now: u16, most: u16| now.saturating_add_signed(by).clamp(1, most.max(1));
        match knob {
            Knob::Procs => self.procs = within(self.procs, knobs.procs),
            Knob::Cores => self.cores = within(self.cores, knobs.cores),
            Knob::Quota => self.quota = turned_quota(self.quota, by, self.cores),
            Knob::Seed => self.seed = self.seed.saturating_add_signed(by.into()),
            Knob::Costs => self.costs = turned(&self.costs, by, knobs.costs).to_owned(),
        }
    }

    /// Changes one thing.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Cores(cores) => self.cores = cores,
            Setting::Quota(quota) => self.quota = quota,
            Setting::Costs(name) => name.clone_into(&mut self.costs),
            Setting::Seed(seed) => self.seed = seed,
            Setting::Procs(procs) => self.procs = procs,
        }
    }

    /// What has to be changed for this machine to become the other one.
    pub fn towards(&self, other: &Self, knobs: &Knobs) -> Vec<Setting> {
        let costs = knobs.costs.iter().find(|name| **name == other.costs && self.costs != other.costs);
        let cores = (self.cores != other.cores).then_some(Setting::Cores(other.cores));
        let quota = (self.quota != other.quota).then_some(Setting::Quota(other.quota));
        let seed = (self.seed != other.seed).then_some(Setting::Seed(other.seed));
        let procs = (self.procs != other.procs).then_some(Setting::Procs(other.procs));
        [cores, quota, costs.copied().map(Setting::Costs), seed, procs].into_iter().flatten().collect()
    }
}

/// The table of costs so many places on; from one that is in no list, the first or the last.
fn turned<'a>(now: &'a str, by: i16, all: &[&'a str]) -> &'a str {
    let from = all.iter().position(|name| *name == now).map(usize::cast_signed);
    let from = from.unwrap_or(if by < 0 { 0 } else { -1 });
    let place = from.saturating_add(by.into()).checked_rem_euclid(all.len().cast_signed());
    place.and_then(|place| all.get(place.unsigned_abs())).copied().unwrap_or(now)
}

/// The quota so many steps on: each tenth of a core up to one, each half of one up to all there are, then no quota. The
/// period stays.
fn turned_quota(now: CpuMax, by: i16, cores: u16) -> CpuMax {
    let period = now.quota().map_or(Quota::PERIOD, Quota::period);
    let tenth = SimDuration::from_micros(period.nanos() / 10_000);
    let tenths = (1..10).chain((10..u64::from(cores) * 10).step_by(5));
    let steps: Vec<Quota> = tenths.filter_map(|tenths| Quota::new(tenth * tenths, period).ok()).collect();
    let below = now.quota().map_or(steps.len(), |now| steps.partition_point(|step| step.cpu() < now.cpu()));
    let is_step = now.quota() == steps.get(below).copied();
    // From between two steps, the first one up is the one above.
    let place = below.saturating_add_signed((by - i16::from(by > 0 && !is_step)).into());
    steps.get(place).copied().map_or(CpuMax::Unlimited, CpuMax::Quota)
}

/// What somebody has changed so far, and what they took back.
#[derive(Clone, Debug)]
pub struct Changes {
    /// None if nothing can be changed.
    knobs: Option<Knobs>,
    /// The list after each step; the first is empty.
    steps: Vec<Vec<Change>>,
    /// The step that is in force.
    at: usize,
}

impl Changes {
    /// Nothing is changed yet; without knobs, nothing can be.
    pub fn new(knobs: Option<Knobs>) -> Self {
        Self { knobs, steps: vec![Vec::new()], at: 0 }
    }

    /// What can be changed, if anything can.
    pub const fn knobs(&self) -> Option<&Knobs> {
        self.knobs.as_ref()
    }

    /// What is changed, in the order in which somebody thought of it.
    pub fn list(&self) -> &[Change] {
        &self.steps[self.at]
    }

    /// Changes more. Of one time and sort only the last change counts.
    pub fn make(&mut self, time: SimTime, settings: &[Setting]) {
        let mut list = self.list().to_vec();
        for setting in settings {
            list.retain(|change| change.time != time || !change.setting.is_like(*setting));
            list.push(Change { time, setting: *setting });
        }
        self.steps.truncate(self.at + 1);
        self.steps.push(list);
        self.at += 1;
    }

    /// Takes the last step back; false if there is none.
    pub fn undo(&mut self) -> bool {
        let there = self.at > 0;
        self.at -= usize::from(there);
        there
    }

    /// Takes the last step again that was taken back; false if there is none.
    pub fn redo(&mut self) -> bool {
        let there = self.at + 1 < self.steps.len();
        self.at += usize::from(there);
        there
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOBS: Knobs = Knobs { cores: 8, procs: 4, costs: &["ideal", "nominal"] };

    fn at(ms: u64) -> SimTime {
        SimTime::from_nanos(ms * 1_000_000)
    }

    #[test]
    fn steps_are_taken_back_and_again() {
        let mut changes = Changes::new(Some(KNOBS));
        changes.make(at(1), &[Setting::Procs(2)]);
        changes.make(at(1), &[Setting::Procs(3)]);
        changes.make(at(2), &[Setting::Cores(1), Setting::Seed(9)]);
        let all = [
            Change { time: at(1), setting: Setting::Procs(3) },
            Change { time: at(2), setting: Setting::Cores(1) },
            Change { time: at(2), setting: Setting::Seed(9) },
        ];
        assert_eq!(changes.list(), all);
        assert!(changes.undo());
        assert_eq!(changes.list(), &all[..1]);
        assert!(changes.redo() && !changes.redo());
        assert_eq!(changes.list(), all);
        assert!(changes.undo() && changes.undo() && changes.undo() && !changes.undo());
        assert!(changes.list().is_empty());
        changes.make(at(3), &[Setting::Procs(1)]);
        assert!(!changes.redo(), "what was taken back is gone");
    }

    #[test]
    fn knobs_have_ends() {
        let quota = CpuMax::Unlimited;
        let before = Machine { procs: 4, cores: 1, quota, costs: "ideal, go_exit = 1us".to_owned(), seed: 0 };
        let mut machine = before.clone();
        for knob in Knob::ALL {
            machine.turn(knob, 1, &KNOBS);
            machine.turn(knob, -10, &KNOBS);
        }
        machine.turn(Knob::Procs, 100, &KNOBS);
        let quota = "10ms/100ms".parse().expect("a quota");
        assert_eq!(machine, Machine { procs: 4, cores: 1, quota, costs: "ideal".to_owned(), seed: 0 });
        assert_eq!(before.towards(&machine, &KNOBS), [Setting::Quota(quota), Setting::Costs("ideal")]);
    }

    #[test]
    fn a_quota_goes_by_tenths_and_halves_of_a_core() {
        let turned = |text: &str, by| turned_quota(text.parse().expect("a quota"), by, 3).to_string();
        let down = [("none", "250ms/100ms"), ("150ms", "100ms/100ms"), ("100ms", "90ms/100ms"), ("10ms", "10ms/100ms")];
        let up = [("10ms", "20ms/100ms"), ("100ms", "150ms/100ms"), ("250ms", "none"), ("none", "none")];
        let between = [("120ms/100ms", 1, "150ms/100ms"), ("120ms/100ms", -1, "100ms/100ms"), ("900ms", 1, "none")];
        let other = [("none", -10, "40ms/100ms"), ("10ms/20ms", -1, "8ms/20ms"), ("1ms/5ms", -1, "1ms/5ms")];
        let down = down.map(|(from, to)| (from, -1, to));
        let up = up.map(|(from, to)| (from, 1, to));
        for (from, by, to) in down.into_iter().chain(up).chain(between).chain(other) {
            assert_eq!(turned(from, by), to, "{from} by {by}");
        }
    }
}
