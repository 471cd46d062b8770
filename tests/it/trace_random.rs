//! Random recordings in which every event fits the ones before, and what must hold for all of them.

use std::collections::BTreeMap;

use gopark::base::ids::{ChanId, CondId, FuncId, GoId, RwMutexId, WgId};
use gopark::base::time::SimTime;
use gopark::event::{
    Event, Kind, Object, Outcome, Passed, Place, Position, ProcState, Rule, StealSlot, StealWhy, StopReason, StwKind,
    TakeWhy, WaitReason, WakeCause,
};
use gopark::trace::activity::{Lane, Span, What};
use gopark::trace::census::{Census, Sort, Wait};
use gopark::trace::format;
use gopark::trace::keyframe::Keyframes;
use gopark::trace::stats::Stats;
use gopark::trace::timeline::Timeline;
use gopark::trace::world::{GState, World};
use proptest::prelude::*;

use crate::trace_script::{DB, Script, WORKER, core, g, header, m, p, us};

/// Numbers from a linear congruential generator: the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn place(dice: &mut Dice) -> Place {
    let proc = p(dice.below(4) as u16);
    [Place::Runnext(proc), Place::Runnext(proc), Place::Ring(proc), Place::GlobalTail, Place::Hand]
        [dice.below(5) as usize]
}

/// Any kind with small numbers in it; most do not fit, which is what damaged recordings are like.
pub(crate) fn kind(dice: &mut Dice) -> Kind {
    let (go, thread, proc, n) =
        (g(dice.below(12) as u32), m(dice.below(5) as u16), p(dice.below(4) as u16), dice.below(4) as u16);
    let on =
        [Object::None, Object::Chan(ChanId::new(0)), Object::Mutex(DB), Object::WaitGroup(WgId::new(0))][n as usize];
    let reason =
        [WaitReason::IoWait, WaitReason::ChanSend, WaitReason::MutexLock, WaitReason::WaitGroupWait][n as usize];
    let state = [ProcState::Idle, ProcState::GcStop, ProcState::Dead, ProcState::Running][n as usize];
    let (chan, rw) = (ChanId::new(u32::from(n % 2)), RwMutexId::new(0));
    match dice.below(45) {
        43 => Kind::CoreThrottle { core: core(n), until: us(9) },
        44 => [
            Kind::CoreUnthrottle { core: core(0) },
            Kind::CoreUnthrottle { core: core(1) },
            Kind::QuotaRefill { until: us(9) },
            Kind::QuotaChange { quota: "1ms/2ms".parse().expect("a quota") },
        ][n as usize],
        42 => [
            Kind::CoresChange { cores: 4 },
            Kind::CoresChange { cores: 3 },
            Kind::CostsChange { costs: 0 },
            Kind::SeedChange { seed: 7 },
        ][n as usize],
        34 | 35 => Kind::SelectWait { chan, send: n < 2 },
        36 => Kind::GoBlock { reason: WaitReason::Select, on: Object::Select, first: false },
        37 => Kind::SelectDone { g: go, chan },
        38 => [
            Kind::RwLock { rw, write: false },
            Kind::RwLock { rw, write: true },
            Kind::RwUnlock { rw, write: true },
            Kind::RwUnlock { rw, write: false },
        ][n as usize],
        39 => [
            Kind::GoBlock { reason: WaitReason::RwMutexRLock, on: Object::RwMutex(rw), first: false },
            Kind::GoBlock { reason: WaitReason::CondWait, on: Object::Cond(CondId::new(0)), first: false },
            Kind::Make { object: Object::Chan(chan), cap: 2 },
            Kind::Free { object: Object::RwMutex(rw) },
        ][n as usize],
        40 => [
            Kind::ThreadLock { locked: true },
            Kind::MParkLocked,
            Kind::MExit,
            Kind::MUnparkLocked { g: go, m: thread, p: proc },
        ][n as usize],
        41 => [
            Kind::GoAt { at: Position { func: FuncId::new(0), line: u32::from(n), file: 0 } },
            Kind::Output { fd: 1, bytes: 3 },
            Kind::MutexStarving { mutex: DB },
            Kind::ChanClose { chan },
        ][n as usize],
        0 => Kind::ProcsChange { procs: n + 1 },
        1..=3 => Kind::ProcStart,
        4 => Kind::ProcStop { to: ProcState::Idle },
        5 => Kind::ProcSteal { p: proc, from: thread, to: ProcState::Idle, why: StealWhy::TenMillis },
        6 => Kind::ProcStatus { p: proc, state },
        7..=9 => Kind::GoCreate { g: go, func: WORKER, place: place(dice) },
        10..=14 => Kind::GoStart { rule: Rule::Local, passed: Passed::NONE, inherit: n == 0 },
        15 => Kind::GoDestroy,
        16 => Kind::GoStop { reason: StopReason::Gosched, place: place(dice) },
        17 | 18 => Kind::GoBlock { reason, on, first: false },
        19 | 20 => Kind::GoUnblock { g: go, place: place(dice), cause: WakeCause::Unlocked },
        21 => Kind::GoSyscallBegin,
        22 => Kind::GoSyscallEnd,
        23 => Kind::GoSyscallEndBlocked { place: place(dice) },
        24 => Kind::MStart { m: thread },
        25 => Kind::CoreRun { core: core(n) },
        26 => Kind::CoreStop { core: core(n), ready: n % 2 == 0 },
        27 => [Kind::MPark, Kind::ThreadReady, Kind::SpinBegin, Kind::SpinEnd][n as usize],
        28 => Kind::MUnpark { m: thread, p: proc },
        29 => Kind::Steal { victim: proc, slot: StealSlot::Ring, n: n.max(1), of: n + 1 },
        30 => Kind::GlobalTake { why: TakeWhy::Batch, n },
        31 => Kind::MutexLock { mutex: DB, starving: n == 0 },
        32 => Kind::MutexUnlock { mutex: DB },
        _ => [
            Kind::STWBegin { kind: StwKind::Gomaxprocs },
            Kind::STWEnd,
            Kind::NetReady { g: go },
            Kind::WaitUntil { when: us(9) },
        ][n as usize],
    }
}

/// The header as the thread has it, mostly; now and then any.
fn event(dice: &mut Dice, world: &World, now: SimTime) -> Event {
    let thread = dice.below(5) as u16;
    let has = world.threads.get(usize::from(thread));
    let kind = kind(dice);
    let mut event = Event { time: now, g: has.and_then(|m| m.g), m: Some(m(thread)), p: has.and_then(|m| m.p), kind };
    if matches!(kind, Kind::ProcStart) || dice.below(20) == 0 {
        event.p = Some(p(dice.below(4) as u16));
    }
    if matches!(kind, Kind::GoStart { .. }) || dice.below(20) == 0 {
        event.g = Some(g(dice.below(12) as u32));
    }
    event
}

/// A recording of so many tries, of those that fit.
fn random(seed: u64, tries: usize) -> Timeline {
    let mut dice = Dice(seed);
    let mut timeline = Script::start(4, 4).timeline;
    let mut now = SimTime::ZERO;
    for _ in 0..tries {
        now = SimTime::from_nanos(now.nanos() + dice.below(3) * 700);
        let event = event(&mut dice, timeline.world(), now);
        if timeline.world().clone().apply(&event).is_ok() {
            timeline.push(event).expect("it folded before");
        }
    }
    timeline.finish(us(now.nanos() / 1_000 + 5), Outcome::MainReturned);
    timeline
}

fn folded(timeline: &Timeline, events: usize) -> World {
    let mut world = World::new(&header(4, 4));
    for event in timeline.recording().events().range(..events) {
        world.apply(&event).expect("it folded before");
    }
    world
}

#[test]
fn random_recordings_are_not_trivial() {
    let timeline = random(1, 40_000);
    assert!(timeline.recording().events().len() > 4_000, "{} events", timeline.recording().events().len());
    let stats = timeline.stats();
    assert!(stats.counts.switches > 50 && stats.counts.steals > 0 && stats.counts.finished > 0, "{:?}", stats.counts);
    assert!(stats.counts.max_parallelism > 1, "{:?}", stats.counts);
}

/// What a walk over all goroutines finds.
fn census_of(world: &World, done: u32) -> (u32, u32, Vec<GoId>, BTreeMap<Wait, Vec<GoId>>) {
    let (mut runnable, mut running, mut syscall) = (0, 0, Vec::new());
    let mut parked: BTreeMap<Wait, Vec<GoId>> = BTreeMap::new();
    for (g, goroutine) in &world.goroutines {
        match goroutine.state {
            GState::Running(_) => running += 1,
            GState::Syscall { .. } => syscall.push(g),
            GState::Waiting { reason, on, ready, .. } => {
                parked.entry(Wait { reason, on: Sort::of(on).0, ready }).or_default().push(g);
            }
            _ => runnable += 1,
        }
    }
    assert_eq!(world.census.done, done);
    (runnable, running, syscall, parked)
}

/// Who is at which line of which file, as a walk over all goroutines finds it.
fn lines_of(world: &World) -> BTreeMap<(u16, u32), Vec<GoId>> {
    let mut lines: BTreeMap<(u16, u32), Vec<GoId>> = BTreeMap::new();
    for (g, goroutine) in &world.goroutines {
        goroutine.at.iter().for_each(|at| lines.entry((at.file, at.line)).or_default().push(g));
    }
    lines
}

fn lines_of_census(census: &Census) -> BTreeMap<(u16, u32), Vec<GoId>> {
    let file = |file| census.at(file, 0..u32::MAX).map(move |(line, who)| ((file, line), who.iter().collect()));
    (0..10).flat_map(file).collect()
}

#[test]
fn the_census_says_what_a_walk_over_all_goroutines_would() {
    let timeline = random(2, 20_000);
    let mut world = World::new(&header(4, 4));
    let mut done = 0;
    for event in timeline.recording().events() {
        done += u32::from(event.kind == Kind::GoDestroy);
        world.apply(&event).expect("it folded before");
        let census = &world.census;
        let groups = census.waits().map(|(wait, group)| (wait, group.goroutines.iter().collect())).collect();
        let told = (census.runnable, census.running, census.syscall.iter().collect(), groups);
        assert_eq!(told, census_of(&world, done));
        assert_eq!(lines_of_census(census), lines_of(&world));
        // A select that is decided has left its queues; the random events make and free channels as they like.
        for (wait, _) in
            census.waits().filter(|(wait, _)| matches!(wait.on, Sort::Mutex | Sort::WaitGroup | Sort::Cond))
        {
            let queued = |(on, count): (Object, u32)| {
                let queue = world.waiters(on, wait.reason);
                let queue: Vec<GoId> = queue.filter(|g| census.group(wait).unwrap().goroutines.contains(*g)).collect();
                assert_eq!(queue.len() as u32, count, "{wait:?} {on:?} after {event:?}");
            };
            census.objects(wait).for_each(queued);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn seeking_anywhere_equals_folding_from_the_start(seed in 0u64..8, places in prop::collection::vec((0usize..6_000, 0_usize..6_000), 1..12)) {
        let timeline = random(seed, 30_000);
        let mut cursor = timeline.cursor();
        for (place, earlier) in places {
            let place = place.min(timeline.recording().events().len());
            timeline.seek_event(&mut cursor, place);
            prop_assert_eq!(cursor.at(), place);
            prop_assert_eq!(cursor.world(), &folded(&timeline, place));
            let branch = timeline.branch(&cursor, earlier);
            prop_assert_eq!((branch.at(), branch.world()), (earlier.min(place), &folded(&timeline, earlier.min(place))));
            if let Some(event) = timeline.back(&mut cursor) {
                prop_assert_eq!(Some(event), timeline.recording().events().get(place - 1));
                prop_assert_eq!(cursor.world(), &folded(&timeline, place - 1));
                prop_assert_eq!(timeline.forward(&mut cursor), Some(event));
                prop_assert_eq!(cursor.world(), &folded(&timeline, place));
            }
        }
    }

    #[test]
    fn seeking_is_exact_however_many_keyframes_there_are(
        seed in 0_u64..8,
        spacing in 1_usize..200,
        budget in 0_usize..3_000_000,
        places in prop::collection::vec(0_usize..6_000, 1..12),
    ) {
        let timeline = random(seed, 30_000);
        let recording = timeline.recording();
        let mut world = World::new(&header(4, 4));
        let mut keyframes = Keyframes::sized(world.clone(), spacing, budget);
        for (n, event) in recording.events().iter().enumerate() {
            world.apply(&event).expect("it folded before");
            keyframes.offer(n + 1, &world);
        }
        prop_assert!(keyframes.bytes() <= budget || keyframes.count() <= 2);
        prop_assert!(keyframes.spacing() == spacing || keyframes.bytes() > budget / 8, "no more is dropped than has to be");
        let mut cursor = timeline.cursor();
        for place in places {
            let place = place.min(recording.events().len());
            cursor.seek_event(recording, &keyframes, place);
            prop_assert_eq!(cursor.world(), &folded(&timeline, place));
        }
    }

    #[test]
    fn every_core_and_goroutine_is_accounted_for(seed in any::<u64>()) {
        let timeline = random(seed, 3_000);
        let stats = timeline.stats();
        for sums in &stats.cores {
            prop_assert_eq!((sums.there() + sums.absent).nanos(), stats.makespan.nanos());
        }
        for sums in &stats.procs {
            let all = sums.running + sums.syscall + sums.overhead + sums.no_core + sums.throttled + sums.waking + sums.stopped + sums.idle;
            prop_assert_eq!((all + sums.polling).nanos(), stats.makespan.nanos());
        }
        prop_assert_eq!(stats, &Stats::of(timeline.recording()).unwrap());
    }

    #[test]
    fn spans_of_a_lane_are_in_order_and_tell_what_the_world_says(seed in any::<u64>(), at in 0u64..2_000) {
        let timeline = random(seed, 3_000);
        let (from, to) = (SimTime::ZERO, SimTime::MAX);
        for lane in (0..4).map(|n| Lane::Core(core(n))).chain((1..12).map(|n| Lane::Goroutine(g(n)))) {
            let spans: Vec<Span> = timeline.spans().of(lane, from, to).collect();
            prop_assert!(spans.windows(2).all(|two| two[0].end <= two[1].start));
            prop_assert!(spans.iter().all(|span| !span.is_empty()));
        }
        let mut cursor = timeline.cursor();
        let time = us(at);
        timeline.seek_time(&mut cursor, time);
        let next = SimTime::from_nanos(time.nanos() + 1);
        for (n, seen) in cursor.world().cores.iter().enumerate() {
            let mut there = timeline.spans().of(Lane::Core(core(n as u16)), time, next);
            let on = there.next().filter(|span| !matches!(span.what, What::Idle | What::Offline)).and_then(|span| span.m);
            let over = time >= timeline.recording().end_time();
            prop_assert_eq!(on, seen.m.filter(|_| !over));
        }
    }

    #[test]
    fn what_is_written_can_be_read(seed in any::<u64>()) {
        let timeline = random(seed, 2_000);
        let mut bytes = Vec::new();
        format::write(timeline.recording(), &mut bytes).unwrap();
        let read = format::read(bytes.as_slice()).unwrap();
        prop_assert_eq!(read.recording().events(), timeline.recording().events());
        prop_assert_eq!(&read.recording().header, &timeline.recording().header);
        prop_assert_eq!(read.stats(), timeline.stats());
        let mut again = Vec::new();
        format::write(read.recording(), &mut again).unwrap();
        prop_assert_eq!(again, bytes);
    }

    #[test]
    fn damaged_bytes_never_panic(seed in any::<u64>(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = Vec::new();
        format::write(random(seed, 300).recording(), &mut bytes).unwrap();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = format::read(bytes.as_slice());
        bytes.truncate(at);
        prop_assert!(format::read(bytes.as_slice()).is_err());
    }
}
