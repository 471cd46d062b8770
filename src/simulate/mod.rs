//! From a scenario to a run: where scenarios, programs, the machine and recordings meet.
//!
//! ```text
//!   Scenario + Overrides --> header, Machine --> events --> Timeline --> Measured --> verdicts
//! ```

mod live;
mod machine;
mod output;
pub mod program;
pub mod save;

pub use live::Live;
pub use machine::{Machine, Written};
pub use program::{GoProgram, Runs};

use crate::base::quota::CpuMax;
use crate::base::time::{SimDuration, SimTime};
use crate::event::Outcome;
use crate::program::workload::WorkloadProgram;
use crate::scenario::{Measured, Scenario, Verdict, judge};
use crate::sim::config::{Change, Config, Startup};
use crate::sim::costs::{Costs, Preset};
use crate::sim::sink::{NoSink, Sink};
use crate::sim::{SYSTEM_GOROUTINES, Sim};
use crate::trace::recording::{FORMAT, Header};
use crate::trace::stats::Stats;
use crate::trace::timeline::Timeline;

/// What is to be different from what the scenario says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Cores. GOMAXPROCS follows, unless it is given too or the scenario gives it.
    pub cores: Option<u16>,
    /// CPU time that all cores together may use. GOMAXPROCS follows, as it follows the cores.
    pub quota: Option<CpuMax>,
    /// GOMAXPROCS at the start.
    pub gomaxprocs: Option<u16>,
    /// The seed.
    pub seed: Option<u64>,
    /// The table of costs; single costs that the scenario sets are dropped with its preset.
    pub costs: Option<Preset>,
    /// The run goes no further than this.
    pub until: Option<SimDuration>,
}

/// A scenario that is ready to be run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The scenario with the overrides applied.
    pub scenario: Scenario,
    /// What recordings of the run begin with.
    pub header: Header,
    /// The run goes no further than this.
    pub until: SimTime,
    /// What runs.
    pub runs: Runs,
    /// The overrides.
    pub overrides: Overrides,
    /// What is changed on the way beside what the scenario says, in the order in which somebody thought of it.
    pub changes: Vec<Change>,
}

impl Overrides {
    /// Whether nothing is overridden.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The overrides as they are written on the command line.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut add = |flag: &str, value: Option<String>| words.extend(value.map(|value| format!("--{flag} {value}")));
        add("cores", self.cores.map(|n| n.to_string()));
        add("quota", self.quota.map(|quota| quota.to_string()));
        add("gomaxprocs", self.gomaxprocs.map(|n| n.to_string()));
        add("seed", self.seed.map(|n| n.to_string()));
        add("costs", self.costs.map(|preset| preset.name().to_owned()));
        add("until", self.until.map(|span| span.to_string()));
        words
    }

    /// Changes a machine.
    pub fn apply(&self, machine: &mut Config) {
        machine.cores = self.cores.unwrap_or(machine.cores);
        machine.quota = self.quota.unwrap_or(machine.quota);
        if let Some(procs) = self.gomaxprocs {
            machine.set_gomaxprocs(procs);
        }
        machine.follow();
        machine.seed = self.seed.unwrap_or(machine.seed);
        if let Some(preset) = self.costs {
            machine.costs = Costs::preset(preset);
        }
    }

    fn apply_to(&self, scenario: &mut Scenario) {
        self.apply(&mut scenario.machine);
        if let Some(preset) = self.costs {
            preset.name().clone_into(&mut scenario.costs);
        }
    }
}

impl Plan {
    /// A scenario that is called `name` on the command line, with these overrides; its `[[task]]` tables run.
    pub fn new(name: &str, scenario: Scenario, overrides: &Overrides) -> Self {
        Self::running(name, scenario, overrides, Runs::Tasks)
    }

    /// The same for whatever runs.
    pub fn running(name: &str, mut scenario: Scenario, overrides: &Overrides, runs: Runs) -> Self {
        overrides.apply_to(&mut scenario);
        let header = header(name, &scenario, overrides.words(), &runs);
        let until = overrides.until.map_or(SimTime::MAX, |span| SimTime::ZERO + span);
        Self { scenario, header, until, runs, overrides: overrides.clone(), changes: Vec::new() }
    }

    /// The same run, in which this is changed, too. Up to the first of these changes nothing is different.
    #[must_use]
    pub fn changed(&self, changes: &[Change]) -> Self {
        let mut plan = self.clone();
        plan.changes.extend_from_slice(changes);
        let all = &mut plan.scenario.machine.changes;
        all.extend_from_slice(changes);
        all.sort_by_key(|change| change.time);
        plan.header.names.costs = costs_names(all);
        plan
    }

    /// Chooses the tick of a Go program by how long it runs: about a thousand of them, a power of ten. A program that
    /// runs on and on is looked at for so many steps only.
    pub fn choose_tick(&mut self) {
        let Runs::Go(program) = &self.runs else { return };
        let mut sim = program.machine(self.scenario.machine.clone(), NoSink);
        sim.advance_some(self.until, TRIAL);
        let thousandth = (sim.now().nanos() / 1_000).max(1);
        let tick = 10_u64.pow(thousandth.ilog10()).clamp(100, 10_000_000);
        self.scenario.tick = SimDuration::from_nanos(tick);
        self.header.tick = self.scenario.tick;
        self.header.tick_chosen = true;
    }

    /// The machine at time zero, for `[[task]]` tables.
    pub fn machine<S: Sink>(&self, sink: S) -> Sim<WorkloadProgram, S> {
        let machine = self.scenario.machine.clone();
        let program = WorkloadProgram::new(self.scenario.workload.clone(), machine.seed);
        Sim::new(machine, program, sink)
    }

    /// The machine at time zero, recording.
    pub fn start(&self) -> Box<dyn Machine> {
        match &self.runs {
            Runs::Tasks => Box::new(self.machine(Vec::new())),
            Runs::Go(program) => Box::new(program.machine(self.scenario.machine.clone(), Vec::new())),
        }
    }

    /// The whole run.
    ///
    /// # Panics
    /// If an event does not fold: a fault of the simulator.
    pub fn run(&self) -> Timeline {
        let mut timeline = Timeline::new(self.header.clone());
        let mut machine = self.start();
        loop {
            let more = machine.advance_some(self.until, STEPS);
            for event in machine.take_events() {
                timeline.push(event).expect("the machine's own events fold");
            }
            for piece in machine.take_written() {
                timeline.write(piece.fd, &String::from_utf8_lossy(&piece.bytes));
            }
            if !more {
                break;
            }
        }
        machine.stop();
        let outcome = machine.outcome().cloned();
        timeline.finish(machine.now(), outcome.expect("a stopped run has an outcome"));
        timeline
    }

    /// The scenario's expectations, held against a run.
    pub fn judge(&self, timeline: &Timeline) -> Vec<Verdict> {
        let mut verdicts = judge(&self.scenario.expect, &measure(timeline));
        let stdout = || timeline.recording().output(1);
        verdicts.extend(self.scenario.stdout.as_ref().map(|wanted| output::verdict(wanted, &stdout())));
        verdicts
    }
}

/// Steps of the machine of which a trial consists.
const TRIAL: u32 = 300_000;
/// Steps of the machine between two looks at what has happened.
const STEPS: u32 = 1 << 14;

fn header(name: &str, scenario: &Scenario, overrides: Vec<String>, runs: &Runs) -> Header {
    let machine = &scenario.machine;
    let mut names = match runs {
        Runs::Tasks => scenario.workload.names(),
        Runs::Go(program) => program.names(),
    };
    if machine.startup == Startup::Real {
        names.funcs.extend(SYSTEM_GOROUTINES.map(|(name, _)| name.to_owned()));
    }
    names.costs = costs_names(&machine.changes);
    Header {
        format: FORMAT,
        gopark: env!("CARGO_PKG_VERSION").to_owned(),
        scenario: name.to_owned(),
        title: scenario.title.clone(),
        hash: format!("{:016x}", scenario.hash),
        seed: machine.seed,
        cores: machine.cores,
        gomaxprocs: machine.gomaxprocs,
        quota: machine.quota,
        costs: scenario.costs.clone(),
        overrides,
        startup: if machine.startup == Startup::Real { "real" } else { "clean" }.to_owned(),
        ring: machine.ring,
        tick: scenario.tick,
        tick_chosen: false,
        names,
    }
}

/// What the tables of costs are called that come into force, in order.
fn costs_names(changes: &[Change]) -> Vec<String> {
    changes.iter().filter_map(|change| change.setting.costs_name()).map(str::to_owned).collect()
}

/// The numbers that expectations are about.
pub fn measure(timeline: &Timeline) -> Measured {
    let stats = timeline.stats();
    let counts = &stats.counts;
    Measured {
        outcome: timeline.recording().outcome().map_or("until", Outcome::name),
        makespan: stats.makespan.since(SimTime::ZERO),
        utilisation: utilisation_permille(stats),
        parallelism: counts.max_parallelism,
        goroutines: counts.created,
        threads: counts.threads,
        switches: counts.switches,
        context_switches: counts.context_switches,
        steals: counts.steals,
        stolen: counts.stolen,
        preemptions: counts.preemptions,
        handoffs: counts.handoffs,
        retakes: counts.retakes,
        overflows: counts.overflows,
        throttles: counts.throttles,
    }
}

/// The share of the time of the cores that were there in which goroutines ran, in thousandths, rounded down.
fn utilisation_permille(stats: &Stats) -> u64 {
    let busy: SimDuration = stats.cores.iter().map(|core| core.busy).sum();
    let absent: SimDuration = stats.cores.iter().map(|core| core.absent).sum();
    let all = u128::from(stats.makespan.nanos()) * stats.cores.len() as u128 - u128::from(absent.nanos());
    (u128::from(busy.nanos()) * 1_000).checked_div(all).unwrap_or(0) as u64
}
