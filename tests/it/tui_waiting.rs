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
        let sleep = Kind::GoBlock { reason: WaitReason::Sleep, on: Object::None, first: false };
        push(number, (m, p, Some(g)), sleep);
        let when = SimTime::from_nanos(u64::from(2 * count - number) * 1_000);
        push(number, (m, p, Some(g)), Kind::WaitUntil { when });
    }
    timeline.finish(SimTime::from_nanos(u64::from(count) * 1_000), Outcome::MainReturned);
    Film::new(timeline)
}

/// The row of those who sleep, with the cursor at the end.
fn sleep(film: Film, size: (u16, u16)) -> String {
    let mut app = App::with_run(film, Look::ASCII, size);
    press(&mut app, "End");
    let text = shown(&app);
    let row = text.lines().find_map(|line| line.find(" sleep ").map(|column| line[column..].to_owned()));
    row.unwrap_or_else(|| panic!("nobody sleeps in\n{text}"))
}

#[test]
fn each_sleeper_has_its_time_the_first_to_wake_first() {
    // At 3 us: G3 until 3 us, G2 until 4, G1 until 5.
    let row = sleep(sleepers(3), (200, 40));
    assert!(row.contains("wake in  [G3 worker] 0s  [G2 worker] 1us  [G1 worker] 2us"), "{row}");
}

#[test]
fn as_many_have_their_time_as_there_is_room_for() {
    let row = sleep(sleepers(300), (200, 40));
    let (told, more) = row.split_once('+').unwrap();
    let more = more.split_whitespace().next().unwrap();
    let times = told.matches("us").count() + told.matches("0s").count();
    assert!(times >= 3 && times + more.parse::<usize>().unwrap() == 300, "{row}");
    assert!(row.contains("[G300] 0s  [G299] 1us  [G298] 2us"), "{row}");
}

#[test]
fn where_there_is_little_room_the_first_has_its_time() {
    let row = sleep(sleepers(30), (80, 24));
    assert!(row.contains("wake in 0s") && row.contains("[G30]"), "{row}");
}

#[test]
fn too_many_to_be_put_in_order_come_by_number() {
    let row = sleep(sleepers(5_000), (200, 40));
    assert!(row.contains("wake in, by number  [G1] 4.99ms  [G2] 4.99ms"), "{row}");
}
