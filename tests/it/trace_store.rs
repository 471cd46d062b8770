//! Events in memory: what is put in comes out, and is found.

use gopark::base::ids::{ChanId, FuncId, GoId, MId, MutexId, PId, WgId};
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{
    Event, GoState, HandoffReason, Kind, Object, Passed, Place, PreemptWhy, ProcState, Rule, StealSlot, StopReason,
    WaitReason, WakeCause, WakepResult,
};
use gopark::scenario::builtin;
use gopark::simulate::Overrides;
use gopark::trace::store::log::{Events, Filter, Log};
use gopark::trace::store::mark::{Mark, Marks};
use gopark::trace::store::subjects::Subject;
use proptest::prelude::*;

use crate::trace_random::{Dice, kind};

/// Any number: small, large, or the largest.
fn number(dice: &mut Dice, max: u32) -> u32 {
    let bits = dice.below(33);
    [dice.below(1 << bits) as u32, max][usize::from(dice.below(20) == 0)].min(max)
}

/// Kinds with large numbers in them.
fn large(dice: &mut Dice) -> Kind {
    let (go, proc) = (GoId::new(number(dice, GoId::MAX)), PId::new(number(dice, PId::MAX.into()) as u16));
    let (thread, n) = (MId::new(number(dice, MId::MAX.into()) as u16), number(dice, u32::MAX));
    let (object, time) = (Object::Mutex(MutexId::new(number(dice, MutexId::MAX))), SimTime::from_nanos(dice.0));
    match dice.below(20) {
        0 => Kind::GoCreate { g: go, func: FuncId::new(n.min(FuncId::MAX)), place: Place::Ring(proc) },
        1 => Kind::GoStart { rule: Rule::GlobalTick { tick: n }, passed: Passed::RING, inherit: true },
        2 => Kind::GoStart { rule: Rule::Stolen { victim: proc, n: 3, of: 9 }, passed: Passed::NONE, inherit: false },
        3 => Kind::GoBlock { reason: WaitReason::MutexLock, on: object, first: true },
        4 => Kind::GoUnblock { g: go, place: Place::Hand, cause: WakeCause::HandedOff },
        5 => Kind::WaitUntil { when: time },
        6 => Kind::NetpollBlock { until: SimTime::MAX },
        7 => Kind::SysmonTick { delay: SimDuration::from_nanos(dice.0) },
        8 => Kind::Wakep { result: WakepResult::Started(proc) },
        9 => Kind::StealPass { pass: 3, first: n as u16, step: u16::MAX, procs: 64, victim: Some(proc) },
        10 => Kind::PreemptRequest { g: go, on: thread, why: PreemptWhy::SliceAge },
        11 => Kind::GoStop { reason: StopReason::PreemptedAsync, place: Place::GlobalTail },
        12 => Kind::WaitGroupCounter { wg: WgId::new(0), counter: n.cast_signed() },
        13 => Kind::ChanLen { chan: ChanId::new(n.min(ChanId::MAX)), len: n },
        14 => Kind::GoStatus { g: go, func: FuncId::new(0), state: GoState::Waiting(WaitReason::ForceGcIdle) },
        15 => Kind::MUnparkLocked { g: go, m: thread, p: proc },
        16 => Kind::Handoff { p: proc, reason: HandoffReason::LastPoller },
        17 => Kind::Make { object, cap: n },
        18 => Kind::Steal { victim: proc, slot: StealSlot::Runnext, n: 1, of: 1 },
        _ => Kind::ProcStatus { p: proc, state: ProcState::Dead },
    }
}

/// Events that have nothing to do with each other, in order of time.
fn events(seed: u64, count: usize) -> Vec<Event> {
    let mut dice = Dice(seed);
    let mut now = 0_u64;
    let events = (0..count).map(|_| {
        now = now.saturating_add([0, 0, 1, 15, 16, 900, dice.0 >> 30][dice.below(7) as usize]);
        let kind = if dice.below(3) == 0 { large(&mut dice) } else { kind(&mut dice) };
        let some = |dice: &mut Dice, max| (dice.below(4) > 0).then(|| if dice.below(9) == 0 { max } else { 0 });
        Event {
            time: SimTime::from_nanos(now),
            g: some(&mut dice, GoId::MAX).map(|top| GoId::new(top.max(dice.below(9) as u32))),
            m: some(&mut dice, MId::MAX.into()).map(|top| MId::new((top as u16).max(dice.below(5) as u16))),
            p: some(&mut dice, PId::MAX.into()).map(|top| PId::new((top as u16).max(dice.below(5) as u16))),
            kind,
        }
    });
    events.collect()
}

fn log(events: &[Event]) -> Log {
    let mut log = Log::default();
    events.iter().for_each(|event| log.push(event));
    log
}

/// Every subject and sort that is looked for.
fn filters() -> Vec<Filter> {
    let subjects = (0..6).flat_map(|n| {
        let object = Object::Chan(ChanId::new(n));
        [
            Subject::G(GoId::new(n)),
            Subject::M(MId::new(n as u16)),
            Subject::P(PId::new(n as u16)),
            Subject::Object(object),
        ]
    });
    let marks = [Mark::Preempt, Mark::Steal, Mark::Create, Mark::Procs];
    let about: Vec<Filter> =
        subjects.chain([Subject::G(GoId::new(GoId::MAX)), Subject::G(GoId::new(77_777))]).map(Filter::about).collect();
    let only = about.iter().map(|filter| filter.only(Marks::of(&[Mark::Handoff, Mark::Block])));
    let all = marks.iter().map(|mark| Filter::marks(*mark)).chain(only);
    all.chain(about.iter().copied()).chain([Filter::marks(Marks::NONE), Filter::marks(Marks::ALL)]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_is_put_in_comes_out(seed in any::<u64>(), count in 0_usize..3_000) {
        let (events, places) = (events(seed, count), [0, 1, 511, 512, 513, count / 2, count.saturating_sub(1), count]);
        let log = log(&events);
        let told = Events::of(&log);
        prop_assert_eq!(told.len(), count);
        prop_assert!(told.iter().eq(events.iter().copied()));
        prop_assert!(told.iter().rev().eq(events.iter().rev().copied()));
        for place in places {
            prop_assert_eq!(told.get(place), events.get(place).copied());
            prop_assert!(told.range(place..).eq(events.iter().skip(place).copied()));
            prop_assert!(told.range(..place).rev().take(9).eq(events.iter().take(place).rev().take(9).copied()));
        }
    }

    #[test]
    fn a_time_is_found(seed in any::<u64>(), count in 0_usize..3_000, at in any::<prop::sample::Index>()) {
        let events = events(seed, count);
        let log = log(&events);
        let time = if count == 0 { SimTime::ZERO } else { events[at.index(count)].time };
        for time in [time, time.before(SimDuration::from_nanos(1)), SimTime::ZERO, SimTime::MAX] {
            prop_assert_eq!(log.index_at(time), events.partition_point(|event| event.time <= time));
        }
    }

    #[test]
    fn events_are_found_by_sort_and_subject(seed in any::<u64>(), from in 0_usize..70_000) {
        let events = events(seed, 70_000);
        let log = log(&events);
        for filter in filters() {
            // More than a block holds.
            let those = |place: usize| filter.takes(&events[place]).then(|| (place, events[place]));
            let later = (from..events.len()).filter_map(those).take(600);
            prop_assert!(log.later(from, filter).take(600).eq(later), "{:?}", filter);
            let earlier = (0..from).rev().filter_map(those).take(600);
            prop_assert!(log.earlier(from, filter).take(600).eq(earlier), "{:?}", filter);
        }
    }

    #[test]
    fn density_counts_every_event_once(seed in any::<u64>(), count in 0_usize..40_000, columns in 1_u16..300) {
        let events = events(seed, count);
        let log = log(&events);
        let end = SimTime::from_nanos(log.last_time().nanos().saturating_add(1));
        let counts = log.density(SimTime::ZERO, end, columns);
        prop_assert_eq!(counts.len(), usize::from(columns));
        prop_assert_eq!(counts.iter().sum::<u64>(), count as u64);
    }
}

#[test]
fn density_is_exact_in_a_window_of_few_events() {
    let at = |time| Event { time: SimTime::from_nanos(time), g: None, m: None, p: None, kind: Kind::SpinBegin };
    let log = log(&[0, 1, 2, 3, 3, 9, 10, 11].map(at));
    let density = |from, to, columns| log.density(SimTime::from_nanos(from), SimTime::from_nanos(to), columns);
    assert_eq!(density(0, 12, 12), [1, 1, 1, 2, 0, 0, 0, 0, 0, 1, 1, 1]);
    assert_eq!(density(1, 11, 3), [4, 0, 2], "edges at 1, 4, 7, 11");
    assert_eq!(density(3, 4, 3), [0, 0, 2], "a nanosecond is not divided");
    assert_eq!(density(5, 5, 2), [0, 0]);
}

#[test]
fn the_events_of_every_built_in_scenario_come_out_as_they_were() {
    for scenario in builtin::all() {
        let plan = crate::runs::plan(scenario, &Overrides::default());
        let mut machine = plan.start();
        while machine.advance_some(plan.until, 10_000) {}
        let events = machine.take_events();
        assert!(Events::of(&log(&events)).iter().eq(events.iter().copied()), "{}", scenario.name);
    }
}
