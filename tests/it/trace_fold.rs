//! What single events do to the world, on the smallest machines that show it.

use gopark::base::ids::ChanId;
use gopark::event::{
    Event, Kind, Object, Place, ProcState, StealSlot, StealWhy, StopReason, TakeWhy, WaitReason, WakeCause,
};
use gopark::trace::fold::{FoldError, Thing};
use gopark::trace::world::{GState, Kernel, ThreadState};

use crate::trace_script::{DB, Script, WORKER, core, g, m, p, us};

const JOBS: Object = Object::Chan(ChanId::new(0));

fn ids(queue: &std::collections::VecDeque<gopark::base::ids::GoId>) -> Vec<u32> {
    queue.iter().map(|g| g.number()).collect()
}

#[test]
fn a_run_starts_with_main_on_p0_and_idle_ps() {
    let script = Script::start(2, 256);
    let world = script.world();
    assert_eq!(world.goroutines[&g(1)].state, GState::Running(m(0)));
    assert_eq!(world.threads[0].g, Some(g(1)));
    assert_eq!(world.threads[0].kernel, Kernel::On(core(0)));
    assert_eq!(world.threads[1].state, ThreadState::Sysmon);
    assert_eq!((world.procs[0].state, world.procs[1].state), (ProcState::Running, ProcState::Idle));
    assert_eq!(world.procs[0].schedtick, 0, "main inherits the slice");
}

#[test]
fn a_new_goroutine_kicks_the_one_before_to_the_ring() {
    let mut script = Script::start(1, 256);
    script.create(0, 2).create(0, 3).create(0, 4);
    let proc = &script.world().procs[0];
    assert_eq!(proc.runnext, Some(g(4)));
    assert_eq!(ids(&proc.ring), [2, 3]);
    assert_eq!(script.world().goroutines[&g(2)].state, GState::Ring(p(0)));
}

#[test]
fn a_full_ring_gives_its_older_half_and_the_kicked_one_to_the_global_queue() {
    let mut script = Script::start(1, 4);
    for n in 2..=7 {
        script.create(0, n);
    }
    // G7 is runnext and kicked G6 out of it; the ring had G2 to G5.
    assert_eq!(ids(&script.world().global), [2, 3, 6]);
    assert_eq!(ids(&script.world().procs[0].ring), [4, 5]);
    assert_eq!(script.world().goroutines[&g(6)].state, GState::Global);
}

#[test]
fn a_goroutine_put_on_a_full_ring_overflows_with_the_older_half() {
    let mut script = Script::start(1, 4);
    for n in 2..=6 {
        script.by(0, Kind::GoCreate { g: g(n), func: WORKER, place: Place::Ring(p(0)) });
    }
    assert_eq!(ids(&script.world().global), [2, 3, 6]);
    assert_eq!(ids(&script.world().procs[0].ring), [4, 5]);
}

#[test]
fn a_thief_runs_the_youngest_and_keeps_the_others() {
    let mut script = Script::start(2, 256);
    (2..=6).for_each(|n| {
        script.create(0, n);
    });
    script.second_thread();
    script.by(2, Kind::Steal { victim: p(0), slot: StealSlot::Ring, n: 2, of: 4 });
    assert_eq!(ids(&script.world().procs[0].ring), [4, 5]);
    assert_eq!(ids(&script.world().procs[1].ring), [2]);
    assert_eq!(script.world().goroutines[&g(3)].state, GState::Hand(m(2)));
    script.start_go(2, 3, false);
    assert_eq!(script.world().procs[1].schedtick, 1);
}

#[test]
fn a_batch_of_the_global_queue_goes_to_hand_and_ring() {
    let mut script = Script::start(1, 256);
    for n in 2..=4 {
        script.by(0, Kind::GoCreate { g: g(n), func: WORKER, place: Place::GlobalTail });
    }
    script.by(0, Kind::GoStop { reason: StopReason::Gosched, place: Place::GlobalTail });
    script.by(0, Kind::GlobalTake { why: TakeWhy::Batch, n: 3 });
    assert_eq!(script.world().goroutines[&g(2)].state, GState::Hand(m(0)));
    assert_eq!(ids(&script.world().procs[0].ring), [3, 4]);
    assert_eq!(ids(&script.world().global), [1]);
}

#[test]
fn a_destroyed_p_puts_runnext_then_its_ring_before_the_global_queue() {
    let mut script = Script::start(2, 256);
    script.by(0, Kind::GoCreate { g: g(9), func: WORKER, place: Place::GlobalTail });
    script.by(0, Kind::GoCreate { g: g(2), func: WORKER, place: Place::Ring(p(1)) });
    script.by(0, Kind::GoCreate { g: g(3), func: WORKER, place: Place::Ring(p(1)) });
    script.by(0, Kind::GoCreate { g: g(4), func: WORKER, place: Place::Runnext(p(1)) });
    script.outside(Kind::ProcStatus { p: p(1), state: ProcState::Dead });
    assert_eq!(ids(&script.world().global), [4, 2, 3, 9]);
    assert_eq!(script.world().procs[1].runnext, None);
    assert_eq!(script.world().procs[1].state, ProcState::Dead);
}

#[test]
fn a_p_in_a_syscall_stays_with_its_thread_until_it_is_taken() {
    let mut script = Script::start(2, 256);
    script.by(0, Kind::GoSyscallBegin).by(0, Kind::WaitUntil { when: us(50) });
    assert_eq!(script.world().goroutines[&g(1)].state, GState::Syscall { m: m(0), until: Some(us(50)) });
    assert_eq!(script.world().threads[0].p, Some(p(0)));
    script.by(1, Kind::ProcSteal { p: p(0), from: m(0), to: ProcState::Idle, why: StealWhy::LocalWork });
    assert_eq!((script.world().threads[0].p, script.world().procs[0].m), (None, None));
    script.by(0, Kind::GoSyscallEndBlocked { place: Place::GlobalTail }).by(0, Kind::MPark);
    assert_eq!(ids(&script.world().global), [1]);
    assert_eq!((script.world().threads[0].g, script.world().threads[0].state), (None, ThreadState::Idle));
}

/// G2 and G3 run on M0 and M2; main has parked.
fn two_workers() -> Script {
    let mut script = Script::start(2, 256);
    script.create(0, 2).create(0, 3).second_thread();
    script.by(2, Kind::Steal { victim: p(0), slot: StealSlot::Ring, n: 1, of: 1 }).start_go(2, 2, false);
    script
        .by(0, Kind::GoBlock { reason: WaitReason::WaitGroupWait, on: Object::None, first: false })
        .start_go(0, 3, true);
    script
}

#[test]
fn a_woken_waiter_that_loses_the_mutex_again_waits_at_the_head() {
    let mut script = two_workers();
    let wait_at = |first| Kind::GoBlock { reason: WaitReason::MutexLock, on: Object::Mutex(DB), first };
    let wait = wait_at(false);
    script.by(0, Kind::MutexLock { mutex: DB, starving: false }).create(0, 4);
    script.by(2, wait);
    script
        .with(2, Some(1), None, Kind::Steal { victim: p(0), slot: StealSlot::Runnext, n: 1, of: 1 })
        .start_go(2, 4, false);
    script.by(2, wait);
    assert_eq!(ids(&script.world().mutexes[&DB].waiters), [2, 4]);
    // G3 unlocks, which wakes G2, and locks again before G2 runs.
    script.by(0, Kind::MutexUnlock { mutex: DB });
    script.by(0, Kind::GoUnblock { g: g(2), place: Place::Ring(p(1)), cause: WakeCause::Unlocked });
    script.by(0, Kind::MutexLock { mutex: DB, starving: false });
    script.start_go(2, 2, false).by(2, wait_at(true));
    let mutex = &script.world().mutexes[&DB];
    assert_eq!((ids(&mutex.waiters), mutex.holder), (vec![2, 4], Some(g(3))));
}

#[test]
fn a_mutex_that_nobody_wants_is_forgotten() {
    let mut script = Script::start(1, 256);
    script.by(0, Kind::MutexLock { mutex: DB, starving: false });
    assert_eq!(script.world().mutexes[&DB].holder, Some(g(1)));
    script.by(0, Kind::MutexUnlock { mutex: DB });
    assert!(script.world().mutexes.is_empty());
}

#[test]
fn receivers_queue_up_and_a_close_wakes_the_last_one_first() {
    let mut script = two_workers();
    script.by(0, Kind::GoBlock { reason: WaitReason::ChanReceive, on: JOBS, first: false });
    script.by(2, Kind::GoBlock { reason: WaitReason::ChanReceive, on: JOBS, first: false });
    let chan = |script: &Script| ids(&script.world().chans[&ChanId::new(0)].receivers);
    assert_eq!(chan(&script), [3, 2]);
    script.by(0, Kind::ChanClose { chan: ChanId::new(0) });
    script.by(0, Kind::GoUnblock { g: g(2), place: Place::Runnext(p(0)), cause: WakeCause::Closed });
    assert_eq!(chan(&script), [3]);
    script.by(0, Kind::GoUnblock { g: g(3), place: Place::Runnext(p(0)), cause: WakeCause::Closed });
    assert!(script.world().chans[&ChanId::new(0)].closed && chan(&script).is_empty());
    assert_eq!(ids(&script.world().procs[0].ring), [2]);
}

#[test]
fn a_goroutine_is_runnable_since_it_became_so_whichever_queue_it_is_on() {
    let mut script = Script::start(1, 256);
    script.at(us(3)).create(0, 2).at(us(5)).create(0, 3);
    assert_eq!(script.world().goroutines[&g(2)].since, us(3), "kicked to the ring at 5us");
    script.at(us(6)).by(0, Kind::GoBlock { reason: WaitReason::IoWait, on: Object::None, first: false });
    script.at(us(8)).outside(Kind::NetReady { g: g(1) });
    assert_eq!(script.world().goroutines[&g(1)].since, us(6), "still parked");
}

#[test]
fn what_cannot_have_happened_is_told_and_does_not_panic() {
    let script = Script::start(1, 256);
    let fold = |thread: Option<u16>, go: Option<u32>, kind| {
        let event = Event { time: us(0), g: go.map(g), m: thread.map(m), p: Some(p(0)), kind };
        script.world().clone().apply(&event).unwrap_err()
    };
    assert_eq!(fold(Some(9), None, Kind::MPark), FoldError::Unknown(Thing::M(m(9))));
    assert_eq!(fold(None, None, Kind::MPark), FoldError::Missing("thread"));
    assert_eq!(fold(Some(0), Some(5), Kind::GoDestroy), FoldError::Conflict(Thing::G(g(5)), "is not on that thread"));
    let none = Kind::GlobalTake { why: TakeWhy::Tick, n: 1 };
    assert_eq!(fold(Some(0), None, none), FoldError::Conflict(Thing::Global, "has not that many goroutines"));
    let again = Kind::GoCreate { g: g(1), func: WORKER, place: Place::GlobalTail };
    assert_eq!(fold(Some(0), Some(1), again).to_string(), "G1 exists already");
    assert!(matches!(fold(Some(0), None, Kind::MStart { m: m(7) }), FoldError::Conflict(Thing::M(_), _)));
}
