//! Which lanes the timeline has: those of sysmon and the network, those that are pinned, those in use, and any of very
//! many.

use gopark::base::ids::{CoreId, FuncId, GoId, MId, PId};
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{
    Event, GoState, Kind, Object, Outcome, Passed, Place, ProcState, Rule, StopReason, TakeWhy, WaitReason,
};
use gopark::trace::store::subjects::Subject;
use gopark::trace::timeline::Timeline;
use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::pane::Pane;
use gopark::tui::pane::timeline::Kind as Lanes;

use crate::tui_frames::{press, run, shown};
use crate::tui_stage;

/// The hand-made run at its end.
fn stage(look: Look, size: (u16, u16)) -> App {
    let mut app = App::with_run(Film::new(tui_stage::timeline()), look, size);
    press(&mut app, "End");
    app
}

/// The first line that has this at its left edge, behind the mark.
fn lane(app: &App, name: &str) -> String {
    let text = shown(app);
    let found = text.lines().find(|line| line.get(1..).is_some_and(|line| line.starts_with(name)));
    found.unwrap_or_else(|| panic!("no lane {name:?} in\n{text}")).to_owned()
}

/// The names at the left edge of the timeline, each with its mark.
fn lanes(app: &App) -> Vec<String> {
    let text = shown(app);
    let lines = text.lines().skip_while(|line| !line.contains("Timeline")).skip(1);
    let lanes = lines.take_while(|line| line.chars().nth(1).is_some_and(char::is_alphabetic));
    let name = |line: &str| line.replace("core ", "core_").split_whitespace().next().unwrap_or_default().to_owned();
    lanes.map(name).collect()
}

/// The column in which the lanes begin.
const TIME: usize = 22;

#[test]
fn sysmon_and_the_network_have_lanes_below_the_others() {
    let mut app = stage(Look::ASCII, (120, 40));
    let before = lanes(&app);
    assert_eq!(before, ["core_0", "core_1", "core_2", "core_3"]);
    press(&mut app, "y");
    assert_eq!(lanes(&app), [&before[..], &["sysmon".to_owned(), "network".to_owned()]].concat());
    press(&mut app, "y");
    assert_eq!(lanes(&app), before);
}

#[test]
fn the_sysmon_lane_tells_what_sysmon_does_and_when() {
    let mut app = stage(Look::ASCII, (120, 40));
    press(&mut app, "y");
    let sysmon = lane(&app, "sysmon");
    // A cell is 100 us: at 3.8 ms it takes P0 from a syscall, at 4.8 ms it asks G4 to stop.
    assert_eq!(sysmon.find("&P0"), Some(TIME + 37), "{sysmon}");
    assert_eq!(sysmon.find("! asks G4 to stop"), Some(TIME + 47), "{sysmon}");
    // The thread was on no core, so the lanes of cores cannot tell; with more room sysmon's says from whom it took it.
    press(&mut app, "] ] : 4 . 2 m s Enter");
    assert!(lane(&app, "sysmon").contains("& takes P0 from M0"), "{}", shown(&app));
    assert!((0..4).all(|core| !lane(&app, &format!("core {core}")).contains('&')));
}

#[test]
fn the_network_lane_counts_who_waits_and_marks_what_arrives() {
    let mut app = stage(Look::ASCII, (120, 40));
    press(&mut app, "y");
    let network = lane(&app, "network");
    // G5 waits from 2.5 ms on, and its data are there at 5.2 ms; nobody polls for them.
    assert_eq!(network.find("1 waits -"), Some(TIME + 25), "{network}");
    assert_eq!(network.find('v'), Some(TIME + 51), "{network}");
    assert!(network.contains("1 ready"), "{network}");
    assert!(network[TIME..TIME + 25].chars().all(|c| c == '.'), "{network}");
    press(&mut app, &"Left ".repeat(30));
    assert!(lane(&app, "network").contains("1 waits"));
}

#[test]
fn lanes_of_sysmon_and_the_network_at_every_size() {
    for (name, look) in [("colour", Look::COLOUR), ("ascii", Look::ASCII)] {
        for size in [(20, 6), (80, 24), (120, 35), (200, 55)] {
            let mut app = stage(look, size);
            press(&mut app, "y");
            insta::assert_snapshot!(format!("timeline_system_{name}_{}x{}", size.0, size.1), shown(&app));
        }
    }
}

#[test]
fn lanes_are_selected_by_key() {
    let mut app = stage(Look::ASCII, (120, 40));
    press(&mut app, "l Tab");
    assert_eq!(run(&app).focus, Pane::Timeline);
    press(&mut app, "Down");
    assert_eq!(run(&app).pick.subject(), Some(Subject::P(PId::new(0))));
    press(&mut app, "Down Down");
    assert_eq!(run(&app).pick.subject(), Some(Subject::P(PId::new(2))));
    press(&mut app, "Up");
    assert_eq!(run(&app).pick.subject(), Some(Subject::P(PId::new(1))));
    press(&mut app, "PgDn");
    assert_eq!(run(&app).pick.subject(), Some(Subject::P(PId::new(3))));
    // What is selected leads to a lane of another kind: G3 runs on core 2.
    press(&mut app, "Esc l l l g");
    assert_eq!(run(&app).pick.subject(), Some(Subject::G(GoId::new(3))));
    press(&mut app, "Down");
    assert_eq!(run(&app).pick.subject(), Some(Subject::Core(CoreId::new(3))));
    press(&mut app, "Enter");
    assert!(shown(&app).contains("Inspector") || run(&app).focus == Pane::Inspector);
}

#[test]
fn a_pinned_lane_stays_at_the_top_whatever_the_others_are() {
    let mut app = stage(Look::ASCII, (80, 24));
    press(&mut app, "k");
    assert!(shown(&app).contains("select a core, P, thread or goroutine to keep at the top"));
    press(&mut app, "Tab Down Down Down k");
    assert_eq!(lanes(&app), [">core_2", "core_0", "core_1", "core_3"]);
    press(&mut app, "Esc");
    assert_eq!(lanes(&app)[0], "+core_2");
    press(&mut app, "l");
    assert_eq!(lanes(&app), ["+core_2", "P0", "P1", "P2", "P3"]);
    press(&mut app, "l l G k Esc G");
    assert_eq!(run(&app).timeline.kind, Lanes::Goroutine);
    // The last goroutine's lane is pinned, so the one that is brought into sight for it is the pinned one.
    assert_eq!(lanes(&app)[..2], ["+core_2", ">G7"]);
    assert_eq!(lanes(&app).iter().filter(|name| name.ends_with("G7")).count(), 1);
    press(&mut app, "Esc");
    assert_eq!(lanes(&app)[..2], ["+core_2", "+G7"]);
    press(&mut app, "G k Esc");
    assert!(!lanes(&app).contains(&"+G7".to_owned()));
}

#[test]
fn lanes_in_which_nothing_happens_are_left_out() {
    let mut app = stage(Look::ASCII, (120, 40));
    press(&mut app, "l l");
    assert_eq!(lanes(&app), ["M0", "M1", "M2", "M3", "M4"]);
    press(&mut app, "h");
    // M1 is sysmon, which runs no goroutine.
    assert_eq!(lanes(&app), ["M0", "M2", "M3", "M4"]);
    assert!(shown(&app).contains("Timeline by thread, in use: 4 of 5"));
    press(&mut app, "l");
    assert!(shown(&app).contains("Timeline by goroutine, in use: 7 of 7"), "{}", shown(&app));
    // Shortly before the end G1, G3 and G4 run. G6 is runnable, G5 and G7 wait: nothing happens to them.
    press(&mut app, "] ] ] ] ]");
    assert_eq!(lanes(&app), ["G1", "G3", "G4"]);
    assert!(shown(&app).contains("in use: 3 of 6"), "{}", shown(&app));
    press(&mut app, "h");
    assert!(!shown(&app).contains("in use"));
}

#[test]
fn what_is_selected_stays_so_while_its_lane_is_left_out() {
    let mut app = stage(Look::ASCII, (120, 40));
    press(&mut app, "l l Tab Down Down");
    let sysmon = Some(Subject::M(MId::new(1)));
    assert_eq!(run(&app).pick.subject(), sysmon);
    press(&mut app, "h");
    assert_eq!((run(&app).pick.subject(), lanes(&app).len()), (sysmon, 4));
    press(&mut app, "k");
    assert_eq!(lanes(&app), [">M1", "M0", "M2", "M3", "M4"]);
    assert!(shown(&app).contains("in use: 5 of 5"));
    press(&mut app, "k h");
    assert_eq!(lanes(&app), ["M0", ">M1", "M2", "M3", "M4"]);
}

// ---- very many goroutines ----

/// Main starts them, one each microsecond; then it gives way to the first of them, which goes to sleep.
const MANY: u32 = 100_000;

fn crowd() -> Timeline {
    let mut timeline = Timeline::new(tui_stage::header());
    let (main, m, p) = (GoId::new(1), MId::new(0), PId::new(0));
    let mut push = |us: u64, m: Option<MId>, p: Option<PId>, g: Option<GoId>, kind: Kind| {
        let event = Event { time: SimTime::from_nanos(us * 1_000), g, m, p, kind };
        timeline.push(event).unwrap_or_else(|error| panic!("{event:?}: {error}"));
    };
    let runnable = GoState::Runnable(Place::Runnext(p));
    let start = |rule| Kind::GoStart { rule, passed: Passed::NONE, inherit: false };
    push(0, None, None, None, Kind::ProcsChange { procs: 1 });
    push(0, None, None, None, Kind::MStart { m });
    push(0, None, None, None, Kind::ProcStatus { p, state: ProcState::Idle });
    push(0, Some(m), None, None, Kind::CoreRun { core: CoreId::new(0) });
    push(0, Some(m), Some(p), None, Kind::ProcStart);
    push(0, None, None, None, Kind::GoStatus { g: main, func: FuncId::new(0), state: runnable });
    push(0, Some(m), Some(p), Some(main), start(Rule::Start));
    for g in 2..MANY + 2 {
        let create = Kind::GoCreate { g: GoId::new(g), func: FuncId::new(1), place: Place::GlobalTail };
        push(g.into(), Some(m), Some(p), Some(main), create);
    }
    let stop = Kind::GoStop { reason: StopReason::Gosched, place: Place::GlobalTail };
    push(150_000, Some(m), Some(p), Some(main), stop);
    push(150_000, Some(m), Some(p), None, Kind::GlobalTake { why: TakeWhy::Batch, n: 1 });
    push(150_000, Some(m), Some(p), Some(GoId::new(2)), start(Rule::GlobalBatch { n: 1 }));
    let sleep = Kind::GoBlock { reason: WaitReason::Sleep, on: Object::None, first: false };
    push(151_000, Some(m), Some(p), Some(GoId::new(2)), sleep);
    timeline.finish(SimTime::ZERO + SimDuration::from_micros(151_000), Outcome::MainReturned);
    timeline
}

#[test]
fn any_of_very_many_lanes_is_reached() {
    let mut app = App::with_run(Film::new(crowd()), Look::ASCII, (80, 24));
    press(&mut app, "End l l l G");
    let last = MANY + 1;
    assert_eq!(lanes(&app).last(), Some(&format!(">G{last}")));
    assert!(shown(&app).contains(&format!("of {}", MANY + 1)));
    press(&mut app, "Tab PgUp PgUp k");
    let pinned = run(&app).pick.goroutine().unwrap().number();
    assert!(pinned < last && pinned > last - 40);
    press(&mut app, "Up");
    // The others go on without it: their numbers follow one another.
    let numbers: Vec<u32> =
        lanes(&app)[1..].iter().map(|name| name.trim_matches(&['>', 'G'][..]).parse().unwrap()).collect();
    let expected: Vec<u32> = (numbers[0]..).filter(|number| *number != pinned).take(numbers.len()).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn those_in_use_of_very_many_are_told_by_the_events_of_the_window() {
    let mut app = App::with_run(Film::new(crowd()), Look::ASCII, (120, 40));
    press(&mut app, "End l l l h");
    assert_eq!(lanes(&app), ["G1", "G2"]);
    assert!(shown(&app).contains("in use: 2 of 100001"), "{}", shown(&app));
    press(&mut app, "0");
    assert!(shown(&app).contains("all 100001: too much happens to tell those in use"), "{}", shown(&app));
    assert!(lanes(&app).len() > 2);
}
