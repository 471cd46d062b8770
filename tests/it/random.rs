//! Random scenarios on random machines, and what must hold for all of them.

use gopark::base::rng::{Rng, Stream};
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{Limit, Outcome};
use gopark::program::workload::{Step, Task};
use gopark::simulate::Plan;
use gopark::trace::format;
use gopark::trace::stats::Stats;
use gopark::trace::timeline::Timeline;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::fold::compare;
use crate::runs::{assert_counted, by_chunks, by_events, by_ticks, bytes, first_difference};
use crate::sketch::{Sketch, orderly, wild};

/// So many cases, the same ones each time. `GOPARK_RANDOM_SEED` asks for others, `GOPARK_RANDOM_TIMES` for more.
fn config(cases: u32) -> ProptestConfig {
    let number = |name| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let seed = number("GOPARK_RANDOM_SEED").unwrap_or(42);
    let times = number("GOPARK_RANDOM_TIMES").unwrap_or(1);
    let cases = cases * times as u32;
    ProptestConfig { rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(config(400))]

    /// The engine checks its own invariants after each event meanwhile.
    #[test]
    fn the_world_equals_the_machine_after_every_event(sketch in wild(3_000)) {
        compare(&sketch.plan());
    }

    #[test]
    fn everything_is_accounted_for_however_the_run_ends(sketch in wild(6_000)) {
        let plan = sketch.plan();
        let timeline = plan.run();
        check_outcome(&plan, &timeline);
        check_goroutines(&plan, &timeline);
        check_sums(&timeline);
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn however_a_machine_is_advanced_the_same_recording_comes_out(
        sketch in wild(6_000),
        ticks in prop::collection::vec(1u64..3_000_000, 1..5),
        chunks in prop::collection::vec(1u32..700, 1..5),
    ) {
        let plan = sketch.plan();
        let timeline = plan.run();
        let once = bytes(&timeline);
        let others = [
            ("again", bytes(&plan.run())),
            ("by ticks", by_ticks(&plan, &ticks)),
            ("by events", by_events(&plan)),
            ("by chunks", by_chunks(&plan, &chunks)),
        ];
        for (how, other) in others {
            prop_assert!(once == other, "{how}: {}", first_difference(&once, &other));
        }
        let read = format::read(once.as_slice()).expect("what is written can be read");
        prop_assert!(bytes(&read) == once, "read back: {}", first_difference(&once, &bytes(&read)));
        assert_counted(&plan, &timeline);
    }

    #[test]
    fn goroutines_get_what_they_ask_for(sketch in orderly()) {
        let plan = sketch.plan();
        let timeline = plan.run();
        let outcome = timeline.recording().outcome();
        prop_assume!(!matches!(outcome, Some(Outcome::Limit { limit: Limit::Events, .. })));
        prop_assert_eq!(outcome, Some(&Outcome::MainReturned), "{}", sketch.text());
        check_work(&sketch, &plan, timeline.stats());
        let stats = timeline.stats();
        prop_assert_eq!(stats.counts.blocked, 0);
    }
}

/// The run has ended, and a limit that ended it was reached and not passed.
fn check_outcome(plan: &Plan, timeline: &Timeline) {
    let limits = &plan.scenario.machine.limits;
    let recording = timeline.recording();
    assert!(recording.end_time().since(SimTime::ZERO) <= limits.time, "it ends at {}", recording.end_time());
    let live = own_goroutines(plan, timeline);
    assert!(live <= u64::from(limits.goroutines), "{live} goroutines");
    assert!(timeline.world().threads.len() <= usize::from(limits.threads), "threads");
    match recording.outcome().expect("the run has ended") {
        Outcome::Limit { limit, value } => match limit {
            Limit::Time => {
                assert_eq!((*value, recording.end_time()), (limits.time.nanos(), SimTime::ZERO + limits.time));
            }
            Limit::Events => assert_eq!(*value, limits.events),
            Limit::Goroutines => assert_eq!((*value, live), (limits.goroutines.into(), limits.goroutines.into())),
            Limit::StepsAtOneInstant => assert_eq!(*value, limits.steps_at_one_instant),
        },
        Outcome::Deadlock { stuck } => {
            assert!(!stuck.is_empty());
            assert_eq!(stuck.len() as u64, timeline.stats().counts.blocked);
        }
        Outcome::Until { .. } => panic!("nobody stopped it"),
        Outcome::MainReturned | Outcome::Panic { .. } | Outcome::Fatal { .. } | Outcome::Exited { .. } => {}
    }
}

/// Who was created has ended or is still there, but for main, with whose return everything ends.
fn check_goroutines(plan: &Plan, timeline: &Timeline) {
    let counts = &timeline.stats().counts;
    let live = own_goroutines(plan, timeline);
    assert_eq!(counts.created, counts.finished + live);
}

/// Those that are not the runtime's own, whose functions come after the program's.
fn own_goroutines(plan: &Plan, timeline: &Timeline) -> u64 {
    let tasks = plan.scenario.workload.tasks.len();
    timeline.world().goroutines.values().filter(|goroutine| goroutine.func.index() < tasks).count() as u64
}

fn check_sums(timeline: &Timeline) {
    let stats = timeline.stats();
    for (number, core) in stats.cores.iter().enumerate() {
        let all = core.there() + core.absent;
        assert_eq!(all, stats.makespan.since(SimTime::ZERO), "core {number}");
    }
    assert_eq!(stats, &Stats::of(timeline.recording()).expect("it folds"));
}

/// Without costs the goroutines of each task run exactly as long as their steps say; with costs, at least as long.
fn check_work(sketch: &Sketch, plan: &Plan, stats: &Stats) {
    let seed = plan.scenario.machine.seed;
    for (number, task) in (0..).zip(&plan.scenario.workload.tasks) {
        let func = gopark::base::ids::FuncId::new(number);
        let sums = stats.functions.get(&func).cloned().unwrap_or_default();
        let wanted = (0..sums.goroutines as u32).map(|instance| {
            let mut rng = task.varies().then(|| Rng::new(seed, Stream::Task { task: number, instance }));
            asked_for(task, rng.as_mut())
        });
        let wanted: SimDuration = wanted.sum();
        if sketch.machine.preset == 0 {
            assert_eq!(sums.sums.running, wanted, "task {}", task.name);
        } else {
            assert!(sums.sums.running >= wanted, "task {}", task.name);
        }
    }
}

/// The CPU time in a goroutine's steps.
fn asked_for(task: &Task, mut rng: Option<&mut Rng>) -> SimDuration {
    let range = |from: u32, to: u32| &task.steps[from as usize..to as usize];
    let body = range(task.body.start, task.body.end);
    let mut all = SimDuration::ZERO;
    let rounds = (0..task.repeat).flat_map(|_| body);
    let steps = range(0, task.body.start).iter().chain(rounds).chain(&task.steps[task.body.end as usize..]);
    for step in steps {
        match step {
            Step::Cpu(span) => all += span.draw(rng.as_deref_mut()),
            Step::Net(span) | Step::Disk(span) | Step::Sleep(span) => {
                span.draw(rng.as_deref_mut());
            }
            _ => {}
        }
    }
    all
}
