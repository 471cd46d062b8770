//! Who waits, with the time that each has left.

use gopark::base::ids::{FuncId, GoId, MId, PId};
use gopark::base::time::SimTime;
use gopark::event::{Event, GoState, Kind, Object, Outcome, Passed, Place, ProcState, Rule, WaitReason};
use gopark::trace::timeline::Timeline;
use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;

use crate::tui_frames::{press, shown};
use crate::tui_stage;

/// So many goroutines go to sleep, one each microsecond, those with a lower number for longer.
fn sleepers(count: u32) -> Film {
    parked(count, |_| WaitReason::Sleep)
}

/// The same, each for a reason of its own.
fn parked(count: u32, reason: impl Fn(u32) -> WaitReason) -> Film {
    let mut timeline = Timeline::new(tui_stage::header());
    let (m, p) = (Some(MId::new(0)), Some(PId::new(0)));
    let mut push = |us: u32, (m, p, g): (Option<MId>, Option<PId>, Option<GoId>), kind: Kind| {
        let event = Event { time: SimTime::from_nanos(u64::from(us) * 1_000), g, m, p, kind };
        timeline.push(event).unwrap_or_else(|error| panic!("{event:?}: {error}"));
    };
    let nobody = (None, None, None);
    push(0, nobody, Kind::ProcsChange { procs: 1 });
    push(0, nobody, Kind::MStart { m: MId::new(0) });
    push(0, nobody, Kind::ProcStatus { p: PId::new(0), state: ProcState::Idle });
    push(0, (m, p, None), Kind::ProcStart);
    for number in 1..=count {
        let g = GoId::new(number);
        let state = GoState::Runnable(Place::Runnext(PId::new(0)));
        push(number, nobody, Kind::GoStatus { g, func: FuncId::new(1), state });
        let start = Kind::GoStart { rule: Rule::Runnext, passed: Passed::NONE, inherit: false };
        push(number, (m, p, Some(g)), start);
        let block = Kind::GoBlock { reason: reason(number), on: Object::None, first: false };
        push(number, (m, p, Some(g)), block);
        let when = SimTime::from_nanos(u64::from(2 * count - number) * 1_000);
        push(number, (m, p, Some(g)), Kind::WaitUntil { when });
    }
    timeline.finish(SimTime::from_nanos(u64::from(count) * 1_000), Outcome::MainReturned);
    Film::new(timeline)
}

/// The lines of those who sleep, with the cursor at the end.
fn sleep(film: Film, size: (u16, u16)) -> String {
    let mut app = App::with_run(film, Look::ASCII, size);
    press(&mut app, "End");
    let text = shown(&app);
    let (row, column) = (0..).zip(text.lines()).find_map(|(row, line)| Some((row, line.find(" sleep ")?))).unwrap();
    let end = if column > 9 || size.0 < 160 { usize::from(size.0) } else { usize::from(size.0) / 2 - 1 };
    let pane = text.lines().skip(row).map(|line| line.get(column..line.len().min(end)).unwrap_or_default());
    let lines: Vec<&str> =
        pane.take_while(|line| !line.starts_with("--") && !line.starts_with("->")).map(str::trim_end).collect();
    lines.join("\n")
}

#[test]
fn each_sleeper_has_its_time_the_first_to_wake_first() {
    // At 3 us: G3 until 3 us, G2 until 4, G1 until 5.
    let row = sleep(sleepers(3), (200, 40));
    assert!(row.contains("wake in  [G3 worker] 0s  [G2 worker] 1us  [G1 worker] 2us"), "{row}");
}

#[test]
fn as_many_have_their_time_as_there_is_room_for() {
    for (count, size) in [(300, (200, 40)), (30, (80, 24))] {
        let lines = sleep(sleepers(count), size);
        let (told, more) = lines.split_once('+').unwrap();
        let more: u32 = more.split_whitespace().next().unwrap().parse().unwrap();
        let times = told.split_whitespace().filter(|word| word.ends_with('s')).count();
        assert_eq!(told.matches("[G").count(), times, "each has its time\n{lines}");
        assert!(times > 9 && u32::try_from(times).unwrap() + more == count, "{lines}");
        assert!(lines.contains(&format!("[G{count}] 0s  [G{}] 1us  [G{}] 2us", count - 1, count - 2)), "{lines}");
    }
}

#[test]
fn in_a_single_line_the_first_have_their_times() {
    let row = sleep(sleepers(30), (60, 17));
    assert_eq!(row, " sleep  wake in  [G30] 0s  [G29] 1us  [G28] 2us  +27");
}

#[test]
fn who_does_not_fit_into_a_line_has_lines_below_while_any_are_free() {
    let lines = sleep(sleepers(30), (120, 35));
    assert!(lines.starts_with(" sleep  wake in\n   [G30] 0s"), "{lines}");
    let all = (1..=30).all(|number| lines.contains(&format!("[G{number}]")));
    assert!(all && !lines.contains('+'), "{lines}");
}

#[test]
fn too_many_to_be_put_in_order_come_by_number() {
    let row = sleep(sleepers(5_000), (200, 40));
    assert!(row.contains("wake in, by number\n   [G1] 4.99ms  [G2] 4.99ms"), "{row}");
}

#[test]
fn the_runtimes_own_goroutines_share_a_line_and_do_not_count() {
    let own = [WaitReason::Sleep, WaitReason::ForceGcIdle, WaitReason::GcSweepWait, WaitReason::FinalizerWait];
    let mut app = App::with_run(parked(4, |number| own[number as usize - 1]), Look::ASCII, (120, 35));
    press(&mut app, "End");
    let text = shown(&app);
    assert!(text.contains("runtime's own  until needed  [G2] [G3] [G4]"), "{text}");
    let heading = text.lines().find(|line| line.contains(" Waiting ")).unwrap();
    assert!(heading.ends_with("- 1 -"), "{heading}");
}
