//! CPU quotas: what the kernel's account does, at exact times, and how GOMAXPROCS follows.

use gopark::base::ids::{CoreId, GoId, MId};
use gopark::base::quota::CpuMax;
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{Event, Kind, WakeCause};
use gopark::scenario::{Scenario, builtin};
use gopark::sim::config::{Change, Config, Setting, Startup};
use gopark::sim::quota::SLICE;
use gopark::simulate::{Overrides, Plan};
use gopark::trace::activity::{Lane, What};
use gopark::trace::explain::Teller;
use gopark::trace::findings::{Finding, find};
use gopark::trace::timeline::Timeline;
use proptest::prelude::*;

use crate::fold::compare_script;
use crate::runs;
use crate::script::{Act, MS, Script, events, ideal, run_quietly};
use crate::sketch::wild;
use Act::{Add, Cpu, Go, Gomaxprocs, Sleep, Wait};

fn quota(text: &str) -> CpuMax {
    text.parse().expect("a quota")
}

/// So many cores and Ps on which nothing costs anything, with a quota.
fn limited(cores: u16, text: &str) -> Config {
    Config { quota: quota(text), ..ideal(cores) }
}

fn changing(config: Config, changes: impl IntoIterator<Item = (u64, Setting)>) -> Config {
    let change = |(ms, setting)| Change { time: SimTime::from_nanos(ms * MS), setting };
    Config { changes: changes.into_iter().map(change).collect(), ..config }
}

/// Main waits for so many goroutines that compute for so many milliseconds.
fn workers(count: usize, ms: u64) -> Script {
    let mut main = vec![Go(1, 0); count];
    main.push(Wait(0));
    Script::new([main, vec![Cpu(ms * MS), Add(0, -1)]]).waitgroups(&[count as u32])
}

/// Runs a script, with the world beside the machine: its events.
fn watched(config: &Config, script: &Script) -> Vec<Event> {
    compare_script(config.clone(), script.clone());
    events(config.clone(), script.clone())
}

/// When a script's run ends, in milliseconds.
fn end(config: &Config, script: &Script) -> u64 {
    ms(run_quietly(config.clone(), script.clone()).now())
}

/// What happened to the quota: milliseconds, what, and until when or on which core.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Throttle(u64, u16, u64),
    Refill(u64, u64),
    Unthrottle(u64, u16),
}
use Told::{Refill, Throttle, Unthrottle};

fn ms(time: SimTime) -> u64 {
    assert!(time.nanos().is_multiple_of(MS), "{time} is no whole millisecond");
    time.nanos() / MS
}

fn told(events: &[Event]) -> Vec<Told> {
    let one = |event: &Event| match event.kind {
        Kind::CoreThrottle { core, until } => Some(Throttle(ms(event.time), core.number(), ms(until))),
        Kind::QuotaRefill { until } => Some(Refill(ms(event.time), ms(until))),
        Kind::CoreUnthrottle { core } => Some(Unthrottle(ms(event.time), core.number())),
        _ => None,
    };
    events.iter().filter_map(one).collect()
}

#[test]
fn cores_take_slices_and_stall_until_the_next_period() {
    // 20 ms are four slices: two for each core. 30 ms of work each take three periods.
    let (config, script) = (limited(2, "20ms/100ms"), workers(2, 30));
    let mut told = told(&watched(&config, &script));
    told.sort_unstable();
    let throttles = [10, 10, 110, 110].into_iter().zip([0, 1, 0, 1]);
    let mut wanted: Vec<Told> = throttles.map(|(at, core)| Throttle(at, core, at / 100 * 100 + 100)).collect();
    wanted.extend([Refill(100, 200), Refill(200, 300)]);
    wanted.extend([Unthrottle(100, 0), Unthrottle(100, 1), Unthrottle(200, 0), Unthrottle(200, 1)]);
    assert_eq!(told, wanted);
    // Who has computed all when the share is used up is done.
    assert_eq!(end(&config, &script), 210);
}

#[test]
fn nothing_happens_on_a_core_that_is_throttled() {
    let events = watched(&limited(2, "20ms/100ms"), &workers(2, 30));
    let still = |event: &&Event| (10 * MS + 1..100 * MS).contains(&event.time.nanos());
    assert!(events.iter().filter(still).all(|event| event.m == Some(MId::new(1))), "only sysmon looks");
}

#[test]
fn an_idle_core_gives_back_all_but_a_millisecond() {
    // Both take 5 ms. Core 1 is idle after 1 ms: of its other 4 it keeps 1, so core 0 gets 3 more.
    let script = Script::new([vec![Go(1, 0), Cpu(20 * MS)], vec![Cpu(MS)]]);
    let config = limited(2, "10ms/100ms");
    let stalls = [Throttle(8, 0, 100), Refill(100, 200), Unthrottle(100, 0)];
    let more = [Throttle(110, 0, 200), Refill(200, 300), Unthrottle(200, 0)];
    assert_eq!(told(&watched(&config, &script)), [stalls, more].concat());
    assert_eq!(end(&config, &script), 202);
}

#[test]
fn what_is_not_used_in_a_period_is_lost() {
    // Asleep until 250 ms: not 30 ms are there then, but 10 and the 1 that the core has kept.
    let script = Script::new([vec![Sleep(250 * MS), Cpu(30 * MS)]]);
    let config = limited(1, "10ms/100ms");
    let at: Vec<Told> =
        told(&watched(&config, &script)).into_iter().filter(|told| matches!(told, Throttle(..))).collect();
    assert_eq!(at, [Throttle(261, 0, 300), Throttle(310, 0, 400)]);
    assert_eq!(end(&config, &script), 409);
}

#[test]
fn shares_come_first_come_first_served() {
    // One slice for two cores. The one that comes second is throttled before it has done anything.
    let (config, script) = (limited(2, "5ms/100ms"), workers(2, 8));
    let events = watched(&config, &script);
    let first = events.iter().position(|event| matches!(event.kind, Kind::CoreThrottle { .. })).expect("a stall");
    assert_eq!(told(&events[..=first]), [Throttle(0, 1, 100)]);
    let starts = events[..first].iter().filter(|event| matches!(event.kind, Kind::GoStart { .. }));
    assert!(starts.into_iter().all(|event| event.m == Some(MId::new(0))));
    let wanted = [
        Throttle(0, 1, 100),
        Throttle(5, 0, 100),
        Refill(100, 200),
        Unthrottle(100, 1),
        Throttle(100, 0, 200),
        Throttle(105, 1, 200),
        Refill(200, 300),
        Unthrottle(200, 0),
        Throttle(200, 1, 300),
        Refill(300, 400),
        Unthrottle(300, 1),
    ];
    assert_eq!(told(&events), wanted);
    // What core 0 gives back at 203 ms is not shared out before the next period.
    assert_eq!(end(&config, &script), 303);
}

#[test]
fn a_quota_comes_and_goes() {
    let lifted = changing(limited(2, "20ms/100ms"), [(50, Setting::Quota(CpuMax::Unlimited))]);
    let events = watched(&lifted, &workers(2, 30));
    assert_eq!(told(&events)[2..], [Unthrottle(50, 0), Unthrottle(50, 1)]);
    assert_eq!(end(&lifted, &workers(2, 30)), 70);
    // Its first period begins when it comes: 5 ms for each core at 5, 105, 205, 305 and 405 ms.
    let imposed = changing(ideal(2), [(5, Setting::Quota(quota("10ms")))]);
    let events = watched(&imposed, &workers(2, 30));
    let refills: Vec<u64> = told(&events)
        .iter()
        .filter_map(|told| match told {
            Refill(at, _) => Some(*at),
            _ => None,
        })
        .collect();
    assert_eq!(refills, [105, 205, 305, 405]);
    assert_eq!(end(&imposed, &workers(2, 30)), 410);
}

#[test]
fn a_core_that_goes_takes_no_thread_with_it() {
    // The thread of core 1 stands still until its core goes; then it waits for core 0, whose share is used up too.
    let config = changing(limited(2, "20ms/100ms"), [(50, Setting::Cores(1))]);
    let events = watched(&config, &workers(2, 20));
    let left = events.iter().find(|event| matches!(event.kind, Kind::CoreStop { core, .. } if core == CoreId::new(1)));
    assert_eq!(left.map(|event| ms(event.time)), Some(50));
    assert_eq!(end(&config, &workers(2, 20)), 120);
}

#[test]
fn the_world_cannot_be_stopped_while_its_threads_stand_still() {
    let config = changing(limited(2, "20ms/100ms"), [(50, Setting::Gomaxprocs(1))]);
    let events = watched(&config, &workers(2, 30));
    let time = |kind: fn(&Kind) -> bool| events.iter().find(|event| kind(&event.kind)).map(|event| ms(event.time));
    assert_eq!(time(|kind| matches!(kind, Kind::STWBegin { .. })), Some(50));
    assert_eq!(time(|kind| matches!(kind, Kind::STWEnd)), Some(100));
}

#[test]
fn a_quota_that_is_never_used_up_changes_nothing() {
    let (without, with) = (events(ideal(4), workers(9, 30)), events(limited(4, "400ms"), workers(9, 30)));
    assert_eq!(without, with);
}

#[test]
fn gomaxprocs_is_two_at_least_and_as_many_as_the_quota_is_worth() {
    let default = |cores, text| Config::default_gomaxprocs(cores, quota(text));
    assert_eq!([default(8, "none"), default(8, "10ms"), default(8, "200ms"), default(8, "201ms")], [8, 2, 2, 3]);
    assert_eq!([default(8, "100s/1s"), default(1, "10ms"), default(2, "1s")], [8, 1, 2]);
    let machine = |lines: &str, overrides: &Overrides| {
        let text = format!("title = 'q'\n[machine]\ncores = 8\n{lines}\n[[task]]\nname = 't'\nsteps = 'cpu 1ms'\n");
        let plan = Plan::new("q", Scenario::parse(&text).expect("valid"), overrides);
        (plan.header.gomaxprocs, plan.header.quota.to_string())
    };
    let none = Overrides::default();
    assert_eq!(machine("quota = '250ms'", &none), (3, "250ms/100ms".to_owned()));
    assert_eq!(machine("quota = '250ms'\ngomaxprocs = 8", &none).0, 8, "what is written wins");
    let other = Overrides { quota: Some(quota("50ms/10ms")), ..Overrides::default() };
    assert_eq!(other.words(), ["--quota 50ms/10ms"]);
    assert_eq!(machine("quota = '250ms'", &other), (5, "50ms/10ms".to_owned()));
    assert_eq!(machine("gomaxprocs = 4", &other).0, 4);
    let lifted = Overrides { quota: Some(CpuMax::Unlimited), cores: Some(6), ..Overrides::default() };
    assert_eq!(machine("quota = '250ms'", &lifted), (6, "none".to_owned()));
}

/// When GOMAXPROCS became what, who says so, and which goroutine changed it; the start left out.
fn changes(events: &[Event]) -> Vec<(u64, u16, Option<GoId>)> {
    let one = |event: &Event| match event.kind {
        Kind::ProcsChange { procs } if event.time > SimTime::ZERO => Some((event.time.nanos() / MS, procs, event.g)),
        _ => None,
    };
    events.iter().filter_map(one).collect()
}

#[test]
fn sysmon_looks_at_the_quota_once_a_second() {
    let clean = || changing(ideal(4), [(100, Setting::Quota(quota("100ms")))]);
    let events = watched(&clean(), &workers(4, 500));
    // It looked at the start, and wakes up every 10 ms by then.
    let [(at, 2, None)] = changes(&events)[..] else { panic!("{:?}", changes(&events)) };
    assert!((1_000..=1_010).contains(&at), "{at} ms");
    let said = events.iter().find(|event| matches!(event.kind, Kind::SetMaxProcs { .. })).expect("it is said");
    assert_eq!(said.m, Some(MId::new(1)));
    let custom = Config { custom_gomaxprocs: true, ..clean() };
    assert!(changes(&watched(&custom, &workers(4, 500))).is_empty(), "somebody has set it");
    let mut script = workers(4, 500);
    script.funcs[0].insert(0, Gomaxprocs(4));
    assert!(changes(&watched(&clean(), &script)).is_empty(), "the program has set it");
}

#[test]
fn in_a_real_program_a_goroutine_of_the_runtime_changes_gomaxprocs() {
    let changes_of_quota = [(100, Setting::Quota(quota("100ms"))), (1_500, Setting::Quota(CpuMax::Unlimited))];
    let real = changing(Config { startup: Startup::Real, ..ideal(4) }, changes_of_quota);
    let events = watched(&real, &workers(4, 1_000));
    let found = changes(&events);
    let [(down, 2, Some(by)), (up, 4, Some(again))] = found[..] else { panic!("{found:?}") };
    assert_eq!((by, again), (GoId::new(5), GoId::new(5)));
    assert!(down >= 1_000 && up >= down + 1_000, "{down} ms, {up} ms");
    let woken =
        events.iter().filter(|event| matches!(event.kind, Kind::GoUnblock { cause: WakeCause::QuotaChanged, .. }));
    assert_eq!(woken.count(), 2);
}

fn run(overrides: &Overrides) -> Timeline {
    runs::plan(builtin::find("cpu-quota").expect("it is there"), overrides).run()
}

#[test]
fn stalls_are_found_and_told() {
    let timeline = run(&Overrides::default());
    let found = find(&timeline);
    let [Finding::Quota(stalls)] = &found[..] else { panic!("{found:?}") };
    // Eight cores for 75 ms twice; then two, for 2 ms and 4 ms.
    let span = SimDuration::from_millis;
    assert_eq!((stalls.stood, stalls.periods, stalls.gomaxprocs), (span(1_206), 3, 8));
    assert_eq!((stalls.any, stalls.longest, stalls.permille), (span(154), span(75), 1_206_000 / 2_006));
    assert_eq!(stalls.time, SimTime::from_nanos(25 * MS));
    let stats = timeline.stats();
    assert_eq!(stats.all_cores().throttled, span(1_206));
    assert_eq!(stats.goroutines.values().map(|sums| sums.throttled).sum::<SimDuration>(), span(1_206));
    let place = timeline.recording().index_at(stalls.time) - 8;
    let event = timeline.recording().events().get(place).expect("the first stall");
    assert_eq!(
        Teller::new(timeline.recording()).sentence(&event),
        "core 0 is throttled: the quota of 200ms in 100ms is used up; the next period begins at 100ms"
    );
    // With the number of Ps that Go chooses, nothing stands still, and the idle cores are no loss.
    let smooth = run(&Overrides { gomaxprocs: Some(2), ..Overrides::default() });
    assert_eq!((find(&smooth), smooth.stats().counts.throttles), (Vec::new(), 0));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn nobody_uses_more_than_the_quota(sketch in wild(4_000), cpu in 1u64..12, period in 1u64..40) {
        let sketch = sketch.under(&format!("{cpu}ms/{period}ms"));
        let timeline = sketch.plan().run();
        let stop = timeline.recording().end_time();
        let cores = timeline.world().cores.len() as u64;
        let used = |from: u64, to: u64| -> u64 {
            let (from, to) = (SimTime::from_nanos(from), SimTime::from_nanos(to));
            let lanes = (0..cores).map(|core| Lane::Core(CoreId::new(core as u16)));
            let spans = lanes.flat_map(|lane| timeline.spans().of(lane, from, to).collect::<Vec<_>>());
            let used = spans.filter(|span| !matches!(span.what, What::Idle | What::Offline | What::Throttled));
            used.map(|span| span.end.min(to).since(span.start.max(from)).nanos()).sum()
        };
        for number in 0..(stop.nanos() / (period * MS) + 1).min(60) {
            let (start, end) = (number * period * MS, (number + 1) * period * MS);
            prop_assert!(used(start, end) <= cpu * MS + cores * SLICE.nanos(), "in period {}", number);
            prop_assert!(used(0, end) <= (number + 1) * cpu * MS, "up to the end of period {}", number);
        }
    }
}
