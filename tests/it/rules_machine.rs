//! What changes from outside do: cores that go and come, costs, seeds.

use gopark::base::ids::{CoreId, GoId, MId};
use gopark::base::rng::{Rng, Stream};
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{Event, Kind};
use gopark::golang;
use gopark::report::{Run, text};
use gopark::scenario::Scenario;
use gopark::sim::Sim;
use gopark::sim::config::{Change, Config, Setting};
use gopark::sim::costs::{Costs, Preset};
use gopark::simulate::{GoProgram, Overrides, Plan, measure};
use gopark::trace::timeline::Timeline;

use crate::fold::{compare, compare_script};
use crate::script::{Act, MS, Script, US, events, ideal, machine};
use Act::{Add, Again, Cpu, Go, Wait};

fn changing(config: Config, changes: impl IntoIterator<Item = (u64, Setting)>) -> Config {
    let change = |(ns, setting)| Change { time: SimTime::from_nanos(ns), setting };
    Config { changes: changes.into_iter().map(change).collect(), ..config }
}

/// Main waits for so many goroutines that compute for so long.
fn workers(count: usize, ns: u64) -> Script {
    let mut main = vec![Go(1, 0); count];
    main.push(Wait(0));
    Script::new([main, vec![Cpu(ns), Add(0, -1)]]).waitgroups(&[count as u32])
}

/// What happened to cores at this time.
fn cores_at(events: &[Event], ns: u64) -> Vec<(Option<MId>, Kind)> {
    let at = events.iter().filter(|event| event.time.nanos() == ns);
    let of_cores =
        |event: &&Event| matches!(event.kind, Kind::CoresChange { .. } | Kind::CoreRun { .. } | Kind::CoreStop { .. });
    at.filter(of_cores).map(|event| (event.m, event.kind)).collect()
}

fn end(events: &[Event]) -> u64 {
    events.last().expect("something happens").time.nanos()
}

#[test]
fn threads_of_cores_that_go_wait_for_the_others() {
    let config = changing(ideal(4), [(2 * MS, Setting::Cores(2))]);
    compare_script(config.clone(), workers(4, 8 * MS));
    let events = events(config, workers(4, 8 * MS));
    let told = cores_at(&events, 2 * MS);
    let stopped = |core| Kind::CoreStop { core: CoreId::new(core), ready: true };
    assert_eq!(told[0], (None, Kind::CoresChange { cores: 2 }));
    assert_eq!(told[1..].iter().map(|(_, kind)| *kind).collect::<Vec<_>>(), [stopped(2), stopped(3)]);
    // 24 ms of work were left, for two cores.
    assert_eq!(end(&events), 14 * MS);
    let later = events.iter().filter(|event| event.time.nanos() > 2 * MS);
    assert!(later.into_iter().all(|event| !matches!(event.kind, Kind::CoreRun { core } if core.number() > 1)));
}

#[test]
fn a_thread_moves_to_an_idle_core_at_once() {
    // Main waits; the two workers are on two cores, and one of the lower ones is idle.
    let config = changing(ideal(4), [(2 * MS, Setting::Cores(1)), (3 * MS, Setting::Cores(1))]);
    let script = workers(1, 8 * MS);
    let events = events(config, script);
    // Whichever core it was on, it goes on without a pause.
    assert_eq!(end(&events), 8 * MS);
    assert_eq!(cores_at(&events, 3 * MS), [(None, Kind::CoresChange { cores: 1 })], "what is so already moves nobody");
}

#[test]
fn cores_that_come_get_the_threads_that_wait() {
    let config = || Config { cores: 1, ..changing(ideal(4), [(8 * MS, Setting::Cores(6))]) };
    compare_script(config(), workers(4, 8 * MS));
    let events = events(config(), workers(4, 8 * MS));
    let told = cores_at(&events, 8 * MS);
    let came: Vec<u16> = told
        .iter()
        .filter_map(|(_, kind)| match kind {
            Kind::CoreRun { core } if core.number() > 0 => Some(core.number()),
            _ => None,
        })
        .collect();
    assert_eq!(came, [1, 2, 3], "the lowest first; two are left over");
    // Two threads had had a slice of 4 ms by then; the others have all 8 ms before them.
    assert_eq!(end(&events), 16 * MS);
}

#[test]
fn a_core_can_come_back_and_its_sums_say_when_it_was_there() {
    let source = "title = 'back'\n[machine]\ncores = 2\ncosts = 'ideal'\n[[at]]\ntime = '10ms'\ncores = 1\n\
                  [[at]]\ntime = '18ms'\ncores = 3\n[[task]]\nname = 'w'\ncount = 2\nsteps = ['cpu 25ms']\n";
    let plan = Plan::new("back", Scenario::parse(source).expect("valid"), &Overrides::default());
    compare(&plan);
    let timeline = plan.run();
    // 20 ms of work until 10 ms, 4 ms of each goroutine until 18 ms, and 11 ms of each are left.
    assert_eq!(timeline.recording().end_time(), SimTime::from_nanos(29 * MS));
    let ms = |n| SimDuration::from_millis(n);
    let sums = timeline.stats().cores.iter().map(|core| (core.busy, core.idle, core.absent)).collect::<Vec<_>>();
    assert_eq!(sums, [(ms(29), ms(0), ms(0)), (ms(21), ms(0), ms(8)), (ms(0), ms(11), ms(18))]);
    let shares = [0, 1, 2].map(|core| timeline.stats().utilisation_permille(CoreId::new(core)));
    assert_eq!(shares, [1000, 1000, 0]);
    assert_eq!(measure(&timeline).utilisation, 819, "50 ms of 61 ms");
    assert_eq!((timeline.world().online, timeline.world().cores.len()), (3, 3));
    report(&timeline, "3 cores, GOMAXPROCS 2, costs ideal, seed 1\n");
}

/// The report of a run says this.
fn report(timeline: &Timeline, wanted: &str) {
    let page = text::render(&Run { timeline, expectations: &[] }, text::Style { width: 60, ascii: true });
    assert!(page.contains(wanted), "{page}");
}

#[test]
fn the_program_does_not_notice() {
    let source = "package main\nimport (\"fmt\"; \"runtime\"; \"time\")\nfunc main() {\n\tfor range 2 {\n\t\tfmt.Println(\
                  runtime.NumCPU(), runtime.GOMAXPROCS(0))\n\t\ttime.Sleep(time.Millisecond)\n\t}\n}\n";
    let code = golang::build(&[("main.go".to_owned(), source.as_bytes().to_vec())], golang::VERSION).expect("valid");
    let config = changing(machine(4, Preset::Nominal), [(500 * US, Setting::Cores(1))]);
    let mut sim = GoProgram::new(code).machine(config, Vec::new());
    sim.run();
    let written: Vec<u8> = sim.program_mut().take_output().into_iter().flat_map(|piece| piece.bytes).collect();
    assert_eq!(String::from_utf8_lossy(&written), "4 4\n4 4\n");
}

#[test]
fn other_costs_are_paid_from_then_on() {
    let dear = Costs { go_create: SimDuration::from_micros(100), ..Costs::preset(Preset::Ideal) };
    let setting = Setting::Costs { name: "dear".to_owned(), costs: Box::new(dear) };
    let main = vec![Cpu(10 * US), Go(1, 0), Again(2, 100)];
    let events = events(changing(ideal(1), [(95 * US, setting)]), Script::new([main, vec![]]));
    let created = events.iter().filter(|event| matches!(event.kind, Kind::GoCreate { .. }));
    let times: Vec<u64> = created.map(|event| event.time.nanos() / US).take(12).collect();
    assert_eq!(times, [10, 20, 30, 40, 50, 60, 70, 80, 90, 200, 310, 420]);
    assert!(events.iter().any(|event| event.kind == Kind::CostsChange { costs: 0 }));
}

/// Goroutine 2 is the only one of a task whose durations vary.
const VARYING: &str = "title = 'v'\n[machine]\ncores = 1\ncosts = 'ideal'\n[[task]]\nname = 'w'\nrepeat = 20\n\
                       steps = ['cpu exp(100us)', 'sleep 1ms']\n";

/// How long goroutine 2 computed each time, and from when; a stretch that goes on at once is one with the one before.
fn stretches(source: &str) -> Vec<(u64, u64)> {
    let plan = Plan::new("v", Scenario::parse(source).expect("valid"), &Overrides::default());
    compare(&plan);
    let timeline = plan.run();
    let lane = gopark::trace::activity::Lane::Goroutine(GoId::new(2));
    let spans = timeline.spans().of(lane, SimTime::ZERO, SimTime::MAX);
    let ran = spans.filter(|span| span.what == gopark::trace::activity::What::Running);
    ran.fold(Vec::new(), |mut all: Vec<(u64, u64)>, span| {
        match all.last_mut() {
            Some((start, length)) if *start + *length == span.start.nanos() => *length += span.len().nanos(),
            _ => all.push((span.start.nanos(), span.len().nanos())),
        }
        all
    })
}

#[test]
fn a_new_seed_begins_every_stream_anew() {
    let before = stretches(VARYING);
    let changed = stretches(&format!("{VARYING}[[at]]\ntime = '8ms'\nseed = 99\n"));
    let same = before.iter().zip(&changed).take_while(|(a, b)| a == b).count();
    assert!(same > 0 && same < before.len() && before[same].0 > 8 * MS, "{same}: {before:?}\n{changed:?}");
    let mut rng = Rng::new(99, Stream::Task { task: 1, instance: 0 });
    let plan = Plan::new("v", Scenario::parse(VARYING).expect("valid"), &Overrides::default());
    let gopark::program::workload::Step::Cpu(span) = &plan.scenario.workload.tasks[1].steps[0] else {
        panic!("the task's first step is cpu")
    };
    let drawn: Vec<u64> = (same..changed.len()).map(|_| span.draw(Some(&mut rng)).nanos()).collect();
    assert_eq!(changed[same..].iter().map(|(_, length)| *length).collect::<Vec<_>>(), drawn);
}

#[test]
fn no_core_at_all_is_one() {
    let mut sim = Sim::new(changing(ideal(2), [(MS, Setting::Cores(0))]), workers(2, 2 * MS), Vec::new());
    sim.run();
    assert_eq!(sim.now(), SimTime::from_nanos(3 * MS));
    assert_eq!(sim.snapshot().online, 1);
}
