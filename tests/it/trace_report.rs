//! Printed reports of hand-made runs.

use gopark::event::{Kind, Object, Outcome, Place, StealSlot, Stuck, WaitReason, WakeCause};
use gopark::report::text::{Style, render};
use gopark::report::{Run, json, limit};
use gopark::scenario::Verdict;
use gopark::trace::timeline::Timeline;

use crate::trace_script::{DB, MAIN, Script, WORKER, g, p, us};

/// Two cores; a worker waits 90 of 100us for the mutex that main holds.
fn hot_mutex() -> Timeline {
    let mut script = Script::start(2, 256);
    script.by(0, Kind::MutexLock { mutex: DB, starving: false }).create(0, 2).create(0, 3).second_thread();
    script.by(2, Kind::Steal { victim: p(0), slot: StealSlot::Ring, n: 1, of: 1 }).start_go(2, 2, false);
    script.by(2, Kind::GoBlock { reason: WaitReason::MutexLock, on: Object::Mutex(DB), first: false });
    script.with(2, Some(1), None, Kind::Steal { victim: p(0), slot: StealSlot::Runnext, n: 1, of: 1 });
    script
        .start_go(2, 3, false)
        .by(2, Kind::GoBlock { reason: WaitReason::MutexLock, on: Object::Mutex(DB), first: false });
    script.at(us(30)).by(0, Kind::GoBlock { reason: WaitReason::IoWait, on: Object::None, first: false });
    script.at(us(90)).by(0, Kind::GoUnblock { g: g(1), place: Place::Hand, cause: WakeCause::Netpoll });
    script.start_go(0, 1, false);
    script.end(us(100))
}

fn ascii(timeline: &Timeline) -> String {
    render(&Run { timeline, expectations: &[] }, Style { width: 60, ascii: true })
}

#[test]
fn the_report_tells_outcome_cores_timeline_waits_and_limit() {
    let timeline = hot_mutex();
    let text = ascii(&timeline);
    let has = |line: &str| assert!(text.lines().any(|l| l == line), "{line:?} is not in\n{text}");
    has("Made by hand");
    has("main returned after 100us");
    has("2 cores, GOMAXPROCS 2, costs ideal, seed 1");
    has("    0  ########------------   40.0 %");
    has(&format!("    0  {}{}{}", "A".repeat(16), "-".repeat(31), "A".repeat(5)));
    has("       200us  worker: sync.Mutex.Lock on db (2 times, longest 100us)");
    has("        60us  main: IO wait (once, longest 60us)");
    assert!(text.is_ascii());
    let wide: Vec<_> = text.lines().filter(|line| line.len() > 60).collect();
    assert!(wide.iter().all(|line| line.contains("worker: ")), "only a row of waits may be wider: {wide:?}");
    let limit = limit::sentence(&timeline);
    assert!(limit.starts_with("The mutex db: goroutines waited 200us for it"), "{limit}");
}

#[test]
fn a_busy_machine_is_limited_by_its_cores_or_by_gomaxprocs() {
    let all = Script::start(1, 256).end(us(10));
    assert_eq!(limit::sentence(&all), "The CPU: the cores were busy 100.0 % of the time.");
    let mut few = Script::start(2, 256);
    few.outside(Kind::ProcsChange { procs: 1 });
    let sentence = limit::sentence(&few.end(us(10)));
    assert!(sentence.starts_with("GOMAXPROCS is 1 on 2 cores"), "{sentence}");
    let alone = Script::start(2, 256).end(us(10));
    assert!(limit::sentence(&alone).starts_with("It never ran more than one goroutine"));
}

#[test]
fn waiting_for_the_network_is_not_computing() {
    let mut script = Script::start(1, 256);
    script.at(us(1)).by(0, Kind::GoBlock { reason: WaitReason::IoWait, on: Object::None, first: false });
    let sentence = limit::sentence(&script.end(us(100)));
    assert!(sentence.starts_with("Waiting, not computing: network, sleep and syscalls took 99us"), "{sentence}");
}

#[test]
fn a_deadlock_is_printed_as_go_prints_it_and_explained() {
    let mut script = Script::start(1, 256);
    script.create(0, 2).by(0, Kind::MutexLock { mutex: DB, starving: false });
    script
        .by(0, Kind::GoBlock { reason: WaitReason::WaitGroupWait, on: Object::None, first: false })
        .start_go(0, 2, true);
    script.by(0, Kind::GoBlock { reason: WaitReason::MutexLock, on: Object::Mutex(DB), first: false });
    let mut timeline = script.timeline;
    let stuck = vec![
        Stuck { g: g(1), func: MAIN, reason: WaitReason::WaitGroupWait, on: Object::None, holder: None },
        Stuck { g: g(2), func: WORKER, reason: WaitReason::MutexLock, on: Object::Mutex(DB), holder: Some(g(1)) },
    ];
    timeline.finish(us(5), Outcome::Deadlock { stuck });
    let text = ascii(&timeline);
    assert!(
        text.starts_with("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [sync.WaitGroup.Wait]:\n")
    );
    assert!(
        text.contains("\ngoroutine 2 [sync.Mutex.Lock]:\n    worker waits for db, held by goroutine 1\n"),
        "{text}"
    );
    assert_eq!(
        limit::sentence(&timeline),
        "Deadlock: G2 worker waits for db, which G1 main holds; G1 main waits for ever (sync.WaitGroup.Wait). Nobody is \
         left who could wake them."
    );
}

#[test]
fn expectations_are_listed_with_what_was_found() {
    let timeline = hot_mutex();
    let one = |key: &'static str, passed| Verdict { key, expected: ">= 1".into(), found: "0".into(), passed };
    let run = Run { timeline: &timeline, expectations: &[one("steals", false), one("switches", true)] };
    let text = render(&run, Style::default());
    assert!(text.contains("\n  FAILED  steals >= 1, found 0\n  ok      switches >= 1, found 0\n"), "{text}");
    assert!(!run.passed());
}

#[test]
fn json_has_the_stable_names_first() {
    let timeline = hot_mutex();
    let text = json::render(&Run { timeline: &timeline, expectations: &[] });
    let start = r#"{"scenario":"hand_made","seed":1,"outcome":"ok","makespan_ns":100000,"cores":2,"gomaxprocs":2,"#;
    assert!(text.starts_with(start), "{text}");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["goroutines"]["created"], 3);
    assert_eq!(value["cpu_busy_ns"][0], 40_000);
    assert_eq!(value["utilisation_permille"][0], 400);
    assert_eq!((value["steals"].as_u64(), value["stolen"].as_u64()), (Some(2), Some(2)));
    assert_eq!(value["mutexes"][0]["name"], "db");
    assert_eq!(value["passed"], true);
}

#[test]
fn control_characters_of_a_scenario_do_not_reach_the_terminal() {
    let mut timeline = hot_mutex();
    timeline.header_mut().title = "a\u{1b}[31mb\rc".into();
    let text = ascii(&timeline);
    assert!(text.contains("a?[31mb?c\n"), "{text:?}");
}
