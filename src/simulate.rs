//! From a scenario to a run: where scenarios, the machine and recordings meet.
//!
//! ```text
//!   Scenario + Changes --> header, Sim --> events --> Timeline --> Measured --> verdicts
//! ```

use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Outcome};
use crate::program::workload::WorkloadProgram;
use crate::scenario::{Measured, Scenario, Verdict, judge};
use crate::sim::config::Startup;
use crate::sim::costs::{Costs, Preset};
use crate::sim::sink::Sink;
use crate::sim::{SYSTEM_GOROUTINES, Sim};
use crate::trace::recording::{FORMAT, Header};
use crate::trace::stats::Stats;
use crate::trace::timeline::Timeline;

/// What is to be different from what the scenario says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Cores. GOMAXPROCS follows, unless it is given too or the scenario gives it.
    pub cores: Option<u16>,
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
        add("gomaxprocs", self.gomaxprocs.map(|n| n.to_string()));
        add("seed", self.seed.map(|n| n.to_string()));
        add("costs", self.costs.map(|preset| preset.name().to_owned()));
        add("until", self.until.map(|span| span.to_string()));
        words
    }

    fn apply(&self, scenario: &mut Scenario) {
        if let Some(cores) = self.cores {
            scenario.set_cores(cores);
        }
        let machine = &mut scenario.machine;
        machine.gomaxprocs = self.gomaxprocs.unwrap_or(machine.gomaxprocs);
        machine.seed = self.seed.unwrap_or(machine.seed);
        if let Some(preset) = self.costs {
            machine.costs = Costs::preset(preset);
            preset.name().clone_into(&mut scenario.costs);
        }
    }
}

impl Plan {
    /// A scenario that is called `name` on the command line, with these overrides.
    pub fn new(name: &str, mut scenario: Scenario, overrides: &Overrides) -> Self {
        overrides.apply(&mut scenario);
        let header = header(name, &scenario, overrides.words());
        let until = overrides.until.map_or(SimTime::MAX, |span| SimTime::ZERO + span);
        Self { scenario, header, until }
    }

    /// The machine at time zero.
    pub fn machine<S: Sink>(&self, sink: S) -> Sim<WorkloadProgram, S> {
        let machine = self.scenario.machine.clone();
        let program = WorkloadProgram::new(self.scenario.workload.clone(), machine.seed);
        Sim::new(machine, program, sink)
    }

    /// The whole run.
    ///
    /// # Panics
    /// If an event does not fold: a fault of the simulator.
    pub fn run(&self) -> Timeline {
        let mut timeline = Timeline::new(self.header.clone());
        let mut sim = self.machine(Vec::new());
        loop {
            let more = sim.advance_some(self.until, STEPS);
            for event in sim.sink_mut().drain(..) {
                timeline.push(event).expect("the machine's own events fold");
            }
            if !more {
                break;
            }
        }
        sim.stop();
        let now = sim.now();
        let (_, outcome) = sim.finish();
        timeline.finish(now, outcome.expect("a stopped run has an outcome"));
        timeline
    }

    /// The scenario's expectations, held against a run.
    pub fn judge(&self, timeline: &Timeline) -> Vec<Verdict> {
        judge(&self.scenario.expect, &measure(timeline))
    }
}

/// Steps of the machine between two looks at what has happened.
const STEPS: u32 = 1 << 14;

fn header(name: &str, scenario: &Scenario, overrides: Vec<String>) -> Header {
    let machine = &scenario.machine;
    let mut names = scenario.workload.names();
    if machine.startup == Startup::Real {
        names.funcs.extend(SYSTEM_GOROUTINES.map(|(name, _)| name.to_owned()));
    }
    Header {
        format: FORMAT,
        gopark: env!("CARGO_PKG_VERSION").to_owned(),
        scenario: name.to_owned(),
        title: scenario.title.clone(),
        hash: format!("{:016x}", scenario.hash),
        seed: machine.seed,
        cores: machine.cores,
        gomaxprocs: machine.gomaxprocs,
        costs: scenario.costs.clone(),
        overrides,
        startup: if machine.startup == Startup::Real { "real" } else { "clean" }.to_owned(),
        ring: machine.ring,
        tick: scenario.tick,
        names,
    }
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
    }
}

/// The share of the cores' time in which goroutines ran, in thousandths, rounded down.
fn utilisation_permille(stats: &Stats) -> u64 {
    let busy: SimDuration = stats.cores.iter().map(|core| core.busy).sum();
    let all = u128::from(stats.makespan.nanos()) * stats.cores.len() as u128;
    (u128::from(busy.nanos()) * 1_000).checked_div(all).unwrap_or(0) as u64
}

/// A machine that is advanced step by step while somebody looks.
#[derive(Debug)]
pub struct Live {
    sim: Sim<WorkloadProgram, Vec<Event>>,
    until: SimTime,
}

impl Live {
    /// The plan's machine at time zero.
    pub fn new(plan: &Plan) -> Self {
        Self { sim: plan.machine(Vec::new()), until: plan.until }
    }

    /// Goes on towards `time` by about so many steps.
    pub fn advance_to(&mut self, time: SimTime, steps: u32) {
        let reached = !self.sim.advance_some(time.min(self.until), steps);
        if reached && time >= self.until {
            self.sim.stop();
        }
    }

    /// Goes on until something happens, or by about so many steps.
    pub fn advance_event(&mut self, steps: u32) {
        for _ in 0..steps {
            if !self.sim.sink_mut().is_empty() || self.sim.outcome().is_some() {
                return;
            }
            self.advance_to(self.until, 1);
        }
    }

    /// What has happened since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(self.sim.sink_mut())
    }

    /// The time reached.
    pub fn now(&self) -> SimTime {
        self.sim.now()
    }

    /// How the run ended.
    pub fn outcome(&self) -> Option<Outcome> {
        self.sim.outcome().cloned()
    }
}
