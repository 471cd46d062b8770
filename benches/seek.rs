//! How long it takes to see the world at any time of a recording of ten million events.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gopark::base::ids::{CoreId, FuncId, GoId, MId, PId};
use gopark::base::time::SimTime;
use gopark::event::{Event, Kind, Object, Outcome, Passed, Place, Rule, WaitReason, WakeCause};
use gopark::trace::activity::Lane;
use gopark::trace::recording::{FORMAT, Header};
use gopark::trace::timeline::Timeline;

const EVENTS: u64 = 10_000_000;
const LANES: u16 = 8;
/// Goroutines that exist besides those that run, as in a server.
const PARKED: u32 = 1_000;

/// Pairs of goroutines that wake each other on eight Ps, among a thousand that wait.
fn recording() -> Timeline {
    let header = Header { format: FORMAT, cores: LANES, gomaxprocs: LANES, ring: 256, ..Header::default() };
    let mut timeline = Timeline::new(header);
    let mut add = |t: u64, lane: u16, g: Option<u32>, kind: Kind| {
        let (m, p) = (MId::new(if lane == 0 { 0 } else { lane + 1 }), PId::new(lane));
        let g = g.map(GoId::new);
        timeline.push(Event { time: SimTime::from_nanos(t), g, m: Some(m), p: Some(p), kind }).expect("it folds");
    };
    add(0, 0, None, Kind::ProcsChange { procs: LANES });
    (0..=LANES).for_each(|m| add(0, 0, None, Kind::MStart { m: MId::new(m) }));
    for lane in 0..LANES {
        add(0, lane, None, Kind::CoreRun { core: CoreId::new(lane) });
        add(0, lane, None, Kind::ProcStart);
    }
    let create = |g: u32, place| Kind::GoCreate { g: GoId::new(g), func: FuncId::new(g % 7), place };
    let start = Kind::GoStart { rule: Rule::Runnext, passed: Passed::NONE, inherit: true };
    let block = |reason| Kind::GoBlock { reason, on: Object::None, first: false };
    for g in 1_000..1_000 + PARKED {
        add(0, 0, None, create(g, Place::Runnext(PId::new(0))));
        add(0, 0, Some(g), start);
        add(0, 0, Some(g), block(WaitReason::IoWait));
    }
    for lane in 0..LANES {
        let (a, b) = (u32::from(lane) * 2 + 1, u32::from(lane) * 2 + 2);
        add(0, lane, None, create(b, Place::Hand));
        add(0, lane, Some(b), start);
        add(0, lane, Some(b), block(WaitReason::ChanReceive));
        add(0, lane, None, create(a, Place::Runnext(PId::new(lane))));
        add(0, lane, Some(a), start);
    }
    let rounds = EVENTS / (3 * u64::from(LANES));
    for round in 0..rounds {
        for lane in 0..LANES {
            let pair = (u32::from(lane) * 2 + 1, u32::from(lane) * 2 + 2);
            let (a, b) = if round % 2 == 0 { pair } else { (pair.1, pair.0) };
            let place = Place::Runnext(PId::new(lane));
            let time = round * 200 + u64::from(lane);
            add(time, lane, Some(a), Kind::GoUnblock { g: GoId::new(b), place, cause: WakeCause::Sent });
            add(time, lane, Some(a), block(WaitReason::ChanReceive));
            add(time, lane, Some(b), start);
        }
    }
    timeline.finish(SimTime::from_nanos(rounds * 200), Outcome::MainReturned);
    timeline
}

fn seek(c: &mut Criterion) {
    let timeline = recording();
    let end = timeline.recording().end_time().nanos();
    let mut dice = 1_u64;
    let mut random = move || {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        SimTime::from_nanos((dice >> 11) % end)
    };
    let mut cursor = timeline.cursor();
    c.bench_function("seek to a random time in 10 million events", |b| {
        b.iter(|| {
            timeline.seek_time(&mut cursor, random());
            black_box(cursor.at())
        });
    });
    timeline.seek_time(&mut cursor, SimTime::from_nanos(end / 2));
    c.bench_function("step back by one event", |b| b.iter(|| black_box(timeline.back(&mut cursor))));
    c.bench_function("200 cells of the whole run, one lane", |b| {
        let lane = Lane::Core(CoreId::new(0));
        b.iter(|| black_box(timeline.cells(lane, SimTime::ZERO, SimTime::from_nanos(end), 200)));
    });
}

criterion_group! { name = benches; config = Criterion::default().sample_size(20); targets = seek }
criterion_main!(benches);
