//! Ways to run a plan, for tests that hold them against each other.

use gopark::base::time::SimTime;
use gopark::event::Outcome;
use gopark::golang;
use gopark::scenario::GoText;
use gopark::scenario::builtin::Builtin;
use gopark::sim::Sim;
use gopark::sim::counters::Counters;
use gopark::sim::program::Program;
use gopark::sim::sink::Sink;
use gopark::simulate::{GoProgram, Overrides, Plan, Runs};
use gopark::trace::format;
use gopark::trace::stats::Stats;
use gopark::trace::timeline::Timeline;

type Recorded<P> = Sim<P, Vec<gopark::event::Event>>;

/// What is to be done with a plan's machine, whatever runs on it.
macro_rules! with_machine {
    ($plan:expr, $sink:expr, |$sim:ident| $body:expr) => {
        match &$plan.runs {
            gopark::simulate::Runs::Tasks => {
                let mut $sim = $plan.machine($sink);
                $body
            }
            gopark::simulate::Runs::Go(program) => {
                let mut $sim = program.machine($plan.scenario.machine.clone(), $sink);
                $body
            }
        }
    };
}
pub(crate) use with_machine;

/// The plan of a built-in scenario.
pub(crate) fn plan(builtin: Builtin, overrides: &Overrides) -> Plan {
    let scenario = builtin.parse().expect("a built-in is valid");
    let Some(source) = &scenario.go else { return Plan::new(builtin.name, scenario, overrides) };
    let GoText::Inline(text) = &source.text else { panic!("a built-in carries its program") };
    let code = golang::build(&[(format!("{}.go", builtin.name), text)], source.lang).expect("it compiles");
    let runs = Runs::Go(GoProgram { net: scenario.net.clone(), ..GoProgram::new(code) });
    Plan::running(builtin.name, scenario, overrides, runs)
}

/// The recording as a file.
pub(crate) fn bytes(timeline: &Timeline) -> Vec<u8> {
    let mut bytes = Vec::new();
    format::write(timeline.recording(), &mut bytes).expect("memory can be written to");
    bytes
}

fn finish<P: Program>(plan: &Plan, sim: Recorded<P>) -> Vec<u8> {
    let mut timeline = Timeline::new(plan.header.clone());
    let now = sim.now();
    let (events, outcome) = sim.finish();
    for event in events {
        timeline.push(event).expect("the machine's own events fold");
    }
    timeline.finish(now, outcome.expect("the run has ended"));
    bytes(&timeline)
}

/// The recording of a machine that is advanced by ticks of these lengths (in nanoseconds), over and over. Where
/// nothing happens it takes larger ones, so that long waits do not last.
pub(crate) fn by_ticks(plan: &Plan, ticks: &[u64]) -> Vec<u8> {
    with_machine!(plan, Vec::new(), |sim| {
        advance_by_ticks(&mut sim, ticks);
        finish(plan, sim)
    })
}

fn advance_by_ticks<P: Program>(sim: &mut Recorded<P>, ticks: &[u64]) {
    let (mut now, mut quiet) = (0, 1);
    for tick in ticks.iter().cycle() {
        if sim.outcome().is_some() {
            break;
        }
        let before = sim.sink_mut().len();
        now += tick * quiet;
        sim.advance_to(SimTime::from_nanos(now));
        quiet = if sim.sink_mut().len() == before { quiet * 2 } else { 1 };
    }
}

/// The recording of a machine that is advanced from event to event.
pub(crate) fn by_events(plan: &Plan) -> Vec<u8> {
    with_machine!(plan, Vec::new(), |sim| {
        while sim.advance_event(SimTime::MAX) {}
        finish(plan, sim)
    })
}

/// The recording of a machine that is advanced by so many steps, over and over.
pub(crate) fn by_chunks(plan: &Plan, chunks: &[u32]) -> Vec<u8> {
    let mut chunks = chunks.iter().cycle();
    with_machine!(plan, Vec::new(), |sim| {
        while chunks.next().is_some_and(|steps| sim.advance_some(SimTime::MAX, *steps)) {}
        finish(plan, sim)
    })
}

/// Where two recordings differ first: the line, which is an event with its time and reason, in both.
pub(crate) fn first_difference(one: &[u8], other: &[u8]) -> String {
    let mut lines = one.split(|byte| *byte == b'\n').zip(other.split(|byte| *byte == b'\n')).enumerate();
    let Some((number, (a, b))) = lines.find(|(_, (a, b))| a != b) else { return "one goes on longer".to_owned() };
    let text = String::from_utf8_lossy;
    format!("line {} is\n  {}\nor\n  {}", number + 1, text(a), text(b))
}

/// The sink of a run that must build no events.
pub(crate) struct Unwanted;

impl Sink for Unwanted {
    const ON: bool = false;
    fn event(&mut self, event: gopark::event::Event) {
        panic!("nobody wanted {event:?}");
    }
}

/// An unobserved run: what was counted and how it ended.
pub(crate) fn unobserved(plan: &Plan) -> (Counters, SimTime, Option<Outcome>) {
    with_machine!(plan, Unwanted, |sim| {
        sim.run();
        (sim.counters().clone(), sim.now(), sim.outcome().cloned())
    })
}

/// The unobserved run ends as the recorded one did, and what it counted is what the events say.
pub(crate) fn assert_counted(plan: &Plan, timeline: &Timeline) {
    let (counters, now, outcome) = unobserved(plan);
    let recording = timeline.recording();
    assert_eq!((now, outcome.as_ref()), (recording.end_time(), recording.outcome()));
    with_machine!(plan, Vec::new(), |observed| {
        observed.run();
        assert_eq!(&counters, observed.counters());
    });
    assert_eq!(counters, from_events(timeline.stats()));
}

fn from_events(stats: &Stats) -> Counters {
    let counts = &stats.counts;
    Counters {
        busy: stats.cores.iter().map(|core| core.busy).collect(),
        switches: counts.switches,
        context_switches: counts.context_switches,
        preemptions: counts.preemptions,
        steals: counts.steals,
        stolen: counts.stolen,
        handoffs: counts.handoffs,
        retakes: counts.retakes,
        overflows: counts.overflows,
        throttles: counts.throttles,
        threads: counts.threads as u32,
        created: counts.created,
        finished: counts.finished,
    }
}
