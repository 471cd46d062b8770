//! Every kind of event has words.

use gopark::base::ids::{ChanId, CondId, RwMutexId, WgId};
use gopark::base::quota::CpuMax;
use gopark::event::{
    Event, GoState, HandoffReason, Kind, Object, Passed, Place, Position, PreemptWhy, ProcState, Rule, StealSlot,
    StealWhy, StopReason, StwKind, TakeWhy, WaitReason, WakeCause, WakepResult,
};
use gopark::trace::explain::Teller;
use gopark::trace::store::log::{Events, Log};
use gopark::trace::why::{why, why_lines};

use crate::trace_script::{DB, Script, WORKER, core, g, m, p, span, us};

/// The kind after this one: a kind that is added to the vocabulary does not compile until it has a place here.
fn next(kind: Kind) -> Option<Kind> {
    Some(match kind {
        Kind::ProcsChange { .. } => Kind::ProcStart,
        Kind::ProcStart => Kind::ProcStop { to: ProcState::Idle },
        Kind::ProcStop { .. } => Kind::ProcSteal { p: p(0), from: m(0), to: ProcState::Idle, why: StealWhy::LocalWork },
        Kind::ProcSteal { .. } => Kind::ProcStatus { p: p(1), state: ProcState::GcStop },
        Kind::ProcStatus { .. } => Kind::SchedTick { p: p(0), tick: 3 },
        Kind::SchedTick { .. } => Kind::GoCreate { g: g(2), func: WORKER, place: Place::Ring(p(0)) },
        Kind::GoCreate { .. } => Kind::GoStart { rule: Rule::Netpoll, passed: Passed::RING, inherit: false },
        Kind::GoStart { .. } => Kind::GoDestroy,
        Kind::GoDestroy => Kind::GoStop { reason: StopReason::Gosched, place: Place::GlobalTail },
        Kind::GoStop { .. } => Kind::GoBlock { reason: WaitReason::Sleep, on: Object::None, first: false },
        Kind::GoBlock { .. } => Kind::GoUnblock { g: g(2), place: Place::Hand, cause: WakeCause::Timer },
        Kind::GoUnblock { .. } => Kind::GoSyscallBegin,
        Kind::GoSyscallBegin => Kind::GoSyscallEnd,
        Kind::GoSyscallEnd => Kind::GoSyscallEndBlocked { place: Place::GlobalTail },
        Kind::GoSyscallEndBlocked { .. } => Kind::GoStatus { g: g(1), func: WORKER, state: GoState::Running },
        Kind::GoStatus { .. } => Kind::STWBegin { kind: StwKind::Gomaxprocs },
        Kind::STWBegin { .. } => Kind::STWEnd,
        Kind::STWEnd => Kind::MStart { m: m(2) },
        Kind::MStart { .. } => Kind::MPark,
        Kind::MPark => Kind::MUnpark { m: m(2), p: p(1) },
        Kind::MUnpark { .. } => Kind::CoreRun { core: core(0) },
        Kind::CoreRun { .. } => Kind::CoreStop { core: core(0), ready: true },
        Kind::CoreStop { .. } => Kind::ThreadReady,
        Kind::ThreadReady => Kind::SpinBegin,
        Kind::SpinBegin => Kind::SpinEnd,
        Kind::SpinEnd => Kind::Wakep { result: WakepResult::NoIdleP },
        Kind::Wakep { .. } => Kind::StealPass { pass: 0, first: 1, step: 1, procs: 2, victim: Some(p(1)) },
        Kind::StealPass { .. } => Kind::Steal { victim: p(1), slot: StealSlot::Ring, n: 3, of: 6 },
        Kind::Steal { .. } => Kind::GlobalTake { why: TakeWhy::Batch, n: 2 },
        Kind::GlobalTake { .. } => Kind::RunqOverflow { p: p(0), n: 129 },
        Kind::RunqOverflow { .. } => Kind::Handoff { p: p(0), reason: HandoffReason::LocalWork },
        Kind::Handoff { .. } => Kind::PreemptRequest { g: g(1), on: m(0), why: PreemptWhy::SliceAge },
        Kind::PreemptRequest { .. } => Kind::PreemptLost,
        Kind::PreemptLost => Kind::SysmonTick { delay: span(20) },
        Kind::SysmonTick { .. } => Kind::SysmonDeepSleep,
        Kind::SysmonDeepSleep => Kind::WaitUntil { when: us(9) },
        Kind::WaitUntil { .. } => Kind::TimerRun { p: p(0), late: span(1) },
        Kind::TimerRun { .. } => Kind::NetReady { g: g(1) },
        Kind::NetReady { .. } => Kind::NetpollBlock { until: us(9) },
        Kind::NetpollBlock { .. } => Kind::NetpollReturn { n: 1, blocked: true },
        Kind::NetpollReturn { .. } => Kind::MutexLock { mutex: DB, starving: false },
        Kind::MutexLock { .. } => Kind::MutexUnlock { mutex: DB },
        Kind::MutexUnlock { .. } => Kind::MutexStarving { mutex: DB },
        Kind::MutexStarving { .. } => Kind::ChanLen { chan: ChanId::new(0), len: 2 },
        Kind::ChanLen { .. } => Kind::ChanClose { chan: ChanId::new(0) },
        Kind::ChanClose { .. } => Kind::WaitGroupCounter { wg: WgId::new(0), counter: 3 },
        Kind::WaitGroupCounter { .. } => Kind::RwLock { rw: RwMutexId::new(0), write: true },
        Kind::RwLock { .. } => Kind::RwUnlock { rw: RwMutexId::new(0), write: false },
        Kind::RwUnlock { .. } => Kind::SelectWait { chan: ChanId::new(0), send: true },
        Kind::SelectWait { .. } => Kind::SelectDone { g: g(2), chan: ChanId::new(0) },
        Kind::SelectDone { .. } => Kind::Make { object: Object::Chan(ChanId::new(0)), cap: 4 },
        Kind::Make { .. } => Kind::Free { object: Object::Cond(CondId::new(0)) },
        Kind::Free { .. } => Kind::GoAt { at: Position { func: WORKER, line: 12, file: 0 } },
        Kind::GoAt { .. } => Kind::Output { fd: 1, bytes: 6 },
        Kind::Output { .. } => Kind::ThreadLock { locked: true },
        Kind::ThreadLock { .. } => Kind::MParkLocked,
        Kind::MParkLocked => Kind::MUnparkLocked { g: g(2), m: m(2), p: p(0) },
        Kind::MUnparkLocked { .. } => Kind::MExit,
        Kind::MExit => Kind::SetMaxProcs { procs: 2 },
        Kind::SetMaxProcs { .. } => Kind::CoreThrottle { core: core(0), until: us(9) },
        Kind::CoreThrottle { .. } => Kind::QuotaRefill { until: us(9) },
        Kind::QuotaRefill { .. } => Kind::CoreUnthrottle { core: core(0) },
        Kind::CoreUnthrottle { .. } => Kind::QuotaChange { quota: CpuMax::Unlimited },
        Kind::QuotaChange { .. } => Kind::CoresChange { cores: 1 },
        Kind::CoresChange { .. } => Kind::CostsChange { costs: 0 },
        Kind::CostsChange { .. } => Kind::SeedChange { seed: 7 },
        Kind::SeedChange { .. } => return None,
    })
}

fn by_main(kind: Kind) -> Event {
    Event { time: us(0), g: Some(g(1)), m: Some(m(0)), p: Some(p(2)), kind }
}

#[test]
fn every_kind_has_a_sentence_and_a_reason() {
    let script = Script::start(1, 256);
    let teller = Teller::new(script.timeline.recording());
    let mut kind = Some(Kind::ProcsChange { procs: 4 });
    while let Some(this) = kind {
        let sentence = teller.sentence(&by_main(this));
        assert!(sentence.len() > 5 && !sentence.ends_with('.'), "{this:?}: {sentence:?}");
        let why = why_lines(&by_main(this));
        assert!(!why.is_empty() && why.iter().all(|line| line.ends_with(['.', ')'])), "{this:?}: {why:?}");
        kind = next(this);
    }
}

#[test]
fn a_start_tells_the_rule_the_slice_and_what_was_passed_over() {
    let script = Script::start(1, 256);
    let teller = Teller::new(script.timeline.recording());
    let rule = Rule::Stolen { victim: p(0), n: 3, of: 6 };
    let passed = Passed::RUNNEXT.with(Passed::RING).with(Passed::GLOBAL);
    let event = by_main(Kind::GoStart { rule, passed, inherit: false });
    assert_eq!(teller.sentence(&event), "G1 main runs on P2: stolen from P0 (took 3 of 6)");
    let why = why_lines(&event);
    assert!(why[0].contains("half of another P's ring"));
    assert!(why[1].contains("schedtick goes up"));
    let candidates =
        ["Passed over: runnext empty.", "Passed over: local ring empty.", "Passed over: global queue empty."];
    assert_eq!(&why[2..], candidates);
}

#[test]
fn a_wake_up_tells_who_did_it_and_on_what() {
    let mut script = Script::start(1, 256);
    script.create(0, 3);
    script.by(0, Kind::GoBlock { reason: WaitReason::ChanReceive, on: Object::Chan(ChanId::new(0)), first: false });
    script.start_go(0, 3, true);
    let kind = Kind::GoUnblock { g: g(1), place: Place::Runnext(p(2)), cause: WakeCause::Sent };
    let event = Event { g: Some(g(3)), ..by_main(kind) };
    let teller = Teller::new(script.timeline.recording());
    assert_eq!(
        teller.with(script.world()).sentence(&event),
        "G1 main woken by G3 worker sending on jobs; put in P2's runnext"
    );
    assert_eq!(teller.sentence(&event), "G1 main woken by G3 worker sending to it; put in P2's runnext");
}

#[test]
fn who_waits_for_a_mutex_is_told_who_holds_it() {
    let mut script = Script::start(1, 256);
    script.create(0, 3).by(0, Kind::MutexLock { mutex: DB, starving: false });
    let event = Event {
        g: Some(g(3)),
        ..by_main(Kind::GoBlock { reason: WaitReason::MutexLock, on: Object::Mutex(DB), first: false })
    };
    let teller = Teller::new(script.timeline.recording()).with(script.world());
    assert_eq!(teller.sentence(&event), "G3 worker parks: sync.Mutex.Lock on db, held by G1 main");
}

#[test]
fn a_stolen_goroutine_tells_which_ps_were_looked_at_before() {
    let pass = Kind::StealPass { pass: 1, first: 3, step: 3, procs: 4, victim: Some(p(1)) };
    let start = Kind::GoStart {
        rule: Rule::Stolen { victim: p(1), n: 3, of: 6 },
        passed: Passed::RING.with(Passed::STEAL_PASS_0),
        inherit: false,
    };
    let by = |kind| Event { m: Some(m(2)), p: Some(p(0)), ..by_main(kind) };
    let other = Event { m: Some(m(3)), ..by_main(Kind::SpinEnd) };
    let why = |events: &[Event], place| {
        let mut log = Log::default();
        events.iter().for_each(|event| log.push(event));
        why(Events::of(&log), place)
    };
    let events = [by(pass), other, by(Kind::SpinEnd), by(start)];
    // From P3 in steps of 3: P3, P2, P1; the own P0 would have come last.
    let looked = "It looked at P3 (empty) and P2 (empty), then at P1.";
    assert!(why(&events, 3).iter().any(|line| line == looked), "{:?}", why(&events, 3));
    assert!(why(&events, 0).iter().any(|line| line == looked));
    let in_vain = by(Kind::StealPass { pass: 0, first: 1, step: 1, procs: 3, victim: None });
    assert!(why(&[in_vain], 0).iter().any(|line| line == "It looked at P1 (empty) and P2 (empty)."));
}
