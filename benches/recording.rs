//! What recordings of millions of events cost in memory, and how long it takes to look around in one of ten million, 64
//! Ps and a hundred thousand goroutines.
//!
//! Every question is one that a frame of the view asks, at the size of a large terminal.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use crowd::{crowd, dice};
use gopark::base::ids::{GoId, PId};
use gopark::base::time::SimTime;
use gopark::simulate::Plan;
use gopark::trace::activity::Lane;
use gopark::trace::store::log::Filter;
use gopark::trace::store::mark::Mark;
use gopark::trace::store::subjects::Subject;
use gopark::trace::timeline::Timeline;
use work::{peak_memory, plan};

#[path = "work/crowd.rs"]
mod crowd;
mod work;

/// Lanes on a screen, and cells in each.
const LANES: u32 = 50;
const CELLS: u16 = 180;

/// What else is recorded: what it is called, and how often it goes round.
const OTHERS: [(&str, &str, u32); 4] = [
    ("ping-pong", include_str!("work/ping_pong.toml"), 400_000),
    ("server", include_str!("work/server.toml"), 100_000),
    ("sleepers", include_str!("work/sleepers.toml"), 100_000),
    ("spawn", include_str!("work/spawn.toml"), 300_000),
];

/// The bytes of memory that this process has now, where the system tells.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<usize>().ok()).unwrap_or(0) << 10
}

/// Simulates, records, and prints what recording took.
fn record(what: &str, plan: &Plan) -> Timeline {
    let mut timeline = Timeline::new(plan.header.clone());
    let (mut machine, mut took, before) = (plan.start(), Duration::ZERO, memory());
    let mut most = 0;
    loop {
        let more = machine.advance_some(plan.until, 10_000);
        let events = machine.take_events();
        let start = Instant::now();
        for event in events {
            timeline.push(event).expect("the machine's own events fold");
        }
        took += start.elapsed();
        most = most.max(timeline.world().goroutines.len());
        if !more {
            break;
        }
    }
    timeline.finish(machine.now(), machine.outcome().cloned().expect("the run is over"));
    drop(machine);
    let events = timeline.recording().events().len();
    let each = |bytes: usize| format!("{}.{}", bytes / events, bytes * 10 / events % 10);
    let (frames, all) = (timeline.keyframes(), memory().saturating_sub(before));
    let took = took.as_nanos() / events as u128;
    println!("{what}: {events} events, at most {most} goroutines; {took} ns to record each{}", peak_memory());
    let (log, lanes) = (each(timeline.recording().bytes()), each(timeline.spans().bytes()));
    let system = each(timeline.system().bytes());
    println!("  bytes an event: {log} events and their index, {lanes} lanes, {system} lanes of sysmon and the network");
    // Of the first recording only, for later ones get what the one before gave back.
    let all = each(all.saturating_sub(frames.bytes()));
    println!("  the process grew by {all} bytes an event, without the keyframes");
    println!("  keyframes: {}, {} MB, each {} events", frames.count(), frames.bytes() >> 20, frames.spacing());
    timeline
}

fn seek(c: &mut Criterion, timeline: &Timeline) {
    let mut group = c.benchmark_group("seek");
    group.sample_size(20).measurement_time(Duration::from_secs(4)).warm_up_time(Duration::from_secs(1));
    let (recording, mut cursor) = (timeline.recording(), timeline.cursor());
    let mut time = dice(recording.end_time().nanos());
    let mut worst = Duration::ZERO;
    group.bench_function("to a random time", |b| {
        b.iter(|| {
            let start = Instant::now();
            timeline.seek_time(&mut cursor, SimTime::from_nanos(time()));
            worst = worst.max(start.elapsed());
            black_box(cursor.at())
        });
    });
    println!("the slowest took {worst:.1?}");
    timeline.seek_event(&mut cursor, recording.events().len() / 2);
    group.bench_function("one event back", |b| b.iter(|| black_box(timeline.back(&mut cursor))));
    group.bench_function("one event forward", |b| b.iter(|| black_box(timeline.forward(&mut cursor))));
    group.finish();
}

fn lanes(c: &mut Criterion, timeline: &Timeline) {
    let mut group = c.benchmark_group("50 lanes of 180 cells");
    group.sample_size(20).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    let end = timeline.recording().end_time();
    let middle = end.nanos() / 2;
    let windows = [
        ("the whole run", SimTime::ZERO, end),
        ("a tenth", SimTime::from_nanos(middle), SimTime::from_nanos(middle + end.nanos() / 10)),
        ("a millisecond", SimTime::from_nanos(middle), SimTime::from_nanos(middle + 1_000_000)),
    ];
    for (what, from, to) in windows {
        let mut draw = |who: &str, lane: fn(u32) -> Lane| {
            group.bench_function(format!("{who}, {what}"), |b| {
                b.iter(|| (0..LANES).for_each(|n| drop(black_box(timeline.cells(lane(n), from, to, CELLS)))));
            });
        };
        draw("Ps", |n| Lane::Proc(PId::new(n as u16)));
        draw("goroutines", |n| Lane::Goroutine(GoId::new(1_000 + 7 * n)));
    }
    group.finish();
}

fn find(c: &mut Criterion, timeline: &Timeline) {
    let mut group = c.benchmark_group("find");
    group.sample_size(20).measurement_time(Duration::from_secs(1)).warm_up_time(Duration::from_millis(500));
    let recording = timeline.recording();
    let events = recording.events().len();
    let mut place = dice(events as u64);
    let somebody = Filter::about(Subject::G(GoId::new(50_000)));
    let filters = [
        ("steal", Filter::marks(Mark::Steal)),
        ("preemption", Filter::marks(Mark::Preempt)),
        ("event that never comes", Filter::marks(Mark::Retake)),
        ("event of a goroutine", somebody),
        ("steal of a P", Filter::about(Subject::P(PId::new(3))).only(Mark::Steal)),
        ("event of nobody", Filter::about(Subject::G(GoId::new(900_000)))),
    ];
    for (what, filter) in filters {
        group.bench_function(format!("the next {what}"), |b| {
            b.iter(|| black_box(recording.next(place() as usize, filter)));
        });
        group.bench_function(format!("the previous {what}"), |b| {
            b.iter(|| black_box(recording.previous(place() as usize, filter)));
        });
    }
    group.bench_function("one event by its place", |b| {
        b.iter(|| black_box(recording.events().get(place() as usize)));
    });
    group.bench_function("the 100 events before a place", |b| {
        b.iter(|| black_box(recording.events().range(..place() as usize).rev().take(100).count()));
    });
    group.bench_function("density of the whole run in 200 columns", |b| {
        b.iter(|| black_box(recording.density(SimTime::ZERO, recording.end_time(), 200)));
    });
    group.finish();
}

fn recording(c: &mut Criterion) {
    let timeline = record("crowd", &crowd());
    seek(c, &timeline);
    lanes(c, &timeline);
    find(c, &timeline);
    drop(timeline);
    for (what, text, n) in OTHERS {
        record(what, &plan(text, &[("n", n)]));
    }
}

criterion_group!(benches, recording);
criterion_main!(benches);
