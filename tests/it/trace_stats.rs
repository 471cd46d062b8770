//! Sums and counts of hand-made runs, computed by hand.

use gopark::base::time::SimDuration;
use gopark::event::{Kind, Object, Place, StealSlot, StopReason, WaitReason, WakeCause};
use gopark::trace::activity::{Lane, What};
use gopark::trace::timeline::Timeline;

use crate::trace_script::{DB, MAIN, Script, WORKER, core, g, m, p, span, us};

/// Main holds the mutex from 0 to 10us and then goes on to 20us; G2 is stolen at 2us, wants the mutex at 4us and gets it
/// at 10us on M2, where it runs to the end of the run at 20us.
fn lock_run() -> Timeline {
    let mut script = Script::start(2, 256);
    script.by(0, Kind::MutexLock { mutex: DB, starving: false });
    script.create(0, 2).create(0, 3);
    script.at(us(2)).second_thread();
    script.by(2, Kind::Steal { victim: p(0), slot: StealSlot::Ring, n: 1, of: 1 }).start_go(2, 2, false);
    script.at(us(4)).by(2, Kind::GoBlock { reason: WaitReason::MutexLock, on: Object::Mutex(DB), first: false });
    script.at(us(10)).by(0, Kind::MutexUnlock { mutex: DB });
    script.by(0, Kind::GoUnblock { g: g(2), place: Place::Ring(p(1)), cause: WakeCause::Unlocked });
    script.start_go(2, 2, false).by(2, Kind::MutexLock { mutex: DB, starving: false });
    script.end(us(20))
}

#[test]
fn cores_add_up() {
    let timeline = lock_run();
    let stats = timeline.stats();
    assert_eq!(
        (stats.cores[0].busy, stats.cores[0].overhead, stats.cores[0].idle),
        (span(20), SimDuration::ZERO, SimDuration::ZERO)
    );
    assert_eq!((stats.cores[1].busy, stats.cores[1].overhead, stats.cores[1].idle), (span(12), span(6), span(2)));
    assert_eq!(stats.utilisation_permille(core(1)), 600);
}

#[test]
fn goroutines_ran_waited_and_were_runnable() {
    let timeline = lock_run();
    let g2 = &timeline.stats().goroutines[&g(2)];
    assert_eq!((g2.running, g2.blocked.total(), g2.runnable, g2.starts), (span(12), span(6), span(2), 2));
    assert_eq!(g2.blocked.of(WaitReason::MutexLock), span(6));
    assert_eq!(g2.blocked.by_reason().count(), 1);
    let g3 = &timeline.stats().goroutines[&g(3)];
    assert_eq!((g3.running, g3.runnable), (SimDuration::ZERO, span(20)), "it stayed in P0's runnext");
    let worker = &timeline.stats().functions[&WORKER];
    assert_eq!((worker.goroutines, worker.sums.running, worker.sums.runnable), (2, span(12), span(22)));
}

#[test]
fn a_wait_for_a_mutex_is_booked_on_it() {
    let timeline = lock_run();
    let db = timeline.stats().mutexes[&DB];
    assert_eq!((db.locks, db.wait.times, db.wait.total, db.wait.longest), (2, 1, span(6), span(6)));
    let wait = timeline.stats().waits[&(WORKER, WaitReason::MutexLock, Object::Mutex(DB))];
    assert_eq!((wait.times, wait.total), (1, span(6)));
    assert!(timeline.stats().waits.keys().all(|(func, ..)| *func != MAIN));
}

#[test]
fn what_happened_is_counted() {
    let counts = lock_run().stats().counts;
    assert_eq!((counts.created, counts.finished, counts.blocked), (3, 0, 0));
    assert_eq!((counts.switches, counts.steals, counts.stolen, counts.threads), (3, 1, 1, 3));
    assert_eq!((counts.max_parallelism, counts.context_switches, counts.unblocks), (2, 0, 1));
}

#[test]
fn one_after_the_other_within_an_instant_is_not_parallel() {
    let mut script = Script::start(2, 256);
    script.create(0, 2).create(0, 3).second_thread();
    script.at(us(5));
    script.by(2, Kind::Steal { victim: p(0), slot: StealSlot::Ring, n: 1, of: 1 }).start_go(2, 2, false);
    script.by(0, Kind::GoBlock { reason: WaitReason::Sleep, on: Object::None, first: false });
    assert_eq!(script.end(us(9)).stats().counts.max_parallelism, 1);
}

#[test]
fn a_core_that_turns_to_another_thread_is_a_context_switch() {
    let mut script = Script::start(1, 256);
    script.outside(Kind::MStart { m: m(2) });
    script.at(us(1)).by(2, Kind::ThreadReady);
    script.at(us(4)).by(0, Kind::CoreStop { core: core(0), ready: true }).by(2, Kind::CoreRun { core: core(0) });
    script.at(us(6)).by(2, Kind::CoreStop { core: core(0), ready: false }).by(0, Kind::CoreRun { core: core(0) });
    let timeline = script.end(us(8));
    let stats = timeline.stats();
    assert_eq!(stats.counts.context_switches, 2);
    assert_eq!((stats.threads[0].running, stats.threads[0].no_core), (span(6), span(2)));
    assert_eq!((stats.goroutines[&g(1)].running, stats.goroutines[&g(1)].no_core), (span(6), span(2)));
    assert_eq!((stats.cores[0].busy, stats.cores[0].overhead), (span(6), span(2)));
}

#[test]
fn only_preemptions_count_as_preemptions() {
    let mut script = Script::start(1, 256);
    for reason in [StopReason::Gosched, StopReason::PreemptedAsync, StopReason::PreemptedSync, StopReason::Goyield] {
        script.by(0, Kind::GoStop { reason, place: Place::Ring(p(0)) }).start_go(0, 1, false);
    }
    assert_eq!(script.end(us(1)).stats().counts.preemptions, 2);
}

#[test]
fn a_lane_is_cut_into_cells() {
    let timeline = lock_run();
    let cells = timeline.cells(Lane::Core(core(1)), us(0), us(20), 10);
    let shown: Vec<_> = cells.iter().map(|cell| (cell.span.map(|span| span.what), cell.running_permille)).collect();
    assert_eq!(shown[0], (None, 0), "no thread yet");
    assert_eq!(shown[1], (Some(What::Running), 1000));
    assert_eq!(shown[3], (Some(What::Scheduling), 0));
    assert_eq!(shown[9], (Some(What::Running), 1000));
    let halves = timeline.cells(Lane::Core(core(1)), us(1), us(5), 1);
    assert_eq!(halves[0].running_permille, 500, "2us of 4us");
    assert_eq!(halves[0].span.unwrap().g, Some(g(2)));
}

#[test]
fn a_live_lane_is_drawn_up_to_now() {
    let mut script = Script::start(1, 256);
    script.at(us(10)).create(0, 2);
    let cells = script.timeline.cells(Lane::Core(core(0)), us(0), us(20), 4);
    assert_eq!(cells.iter().map(|cell| cell.running_permille).collect::<Vec<_>>(), [1000, 1000, 0, 0]);
}
