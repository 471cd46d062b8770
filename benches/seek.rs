//! How long it takes to record ten million events, and then to see the world at any time of them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use gopark::base::ids::CoreId;
use gopark::base::time::SimTime;
use gopark::simulate::Plan;
use gopark::trace::activity::Lane;
use gopark::trace::timeline::Timeline;
use work::{peak_memory, plan};

mod work;

const RUNS: [(&str, &str, u32); 3] = [
    ("server", include_str!("work/server.toml"), 300_000),
    ("ping-pong", include_str!("work/ping_pong.toml"), 1_300_000),
    ("100000 sleepers", include_str!("work/sleepers.toml"), 100_000),
];

/// Runs a plan and prints what recording it took.
fn record(what: &str, plan: &Plan) -> Timeline {
    let start = Instant::now();
    let timeline = plan.run();
    let (events, took) = (timeline.recording().events().len(), start.elapsed());
    let rate = events as u128 * 1_000_000_000 / took.as_nanos().max(1);
    println!("{what}: {events} events recorded in {took:.2?}, {rate}/s{}", peak_memory());
    timeline
}

/// Numbers from a linear congruential generator.
fn dice(below: u64) -> impl FnMut() -> u64 {
    let mut state = 1_u64;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) % below
    }
}

fn look_around(c: &mut Criterion, what: &str, timeline: &Timeline) {
    let mut group = c.benchmark_group(what);
    group.sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    let end = timeline.recording().end_time();
    let mut event = dice(timeline.recording().events().len() as u64);
    let mut cursor = timeline.cursor();
    group.bench_function("seek to a random event", |b| {
        b.iter(|| {
            timeline.seek_event(&mut cursor, event() as usize);
            black_box(cursor.at())
        });
    });
    let mut time = dice(end.nanos());
    group.bench_function("seek to a random time", |b| {
        b.iter(|| {
            timeline.seek_time(&mut cursor, SimTime::from_nanos(time()));
            black_box(cursor.at())
        });
    });
    timeline.seek_event(&mut cursor, timeline.recording().events().len() / 2);
    group.bench_function("step back by one event", |b| b.iter(|| black_box(timeline.back(&mut cursor))));
    group.bench_function("200 cells of the whole run, one lane", |b| {
        let lane = Lane::Core(CoreId::new(0));
        b.iter(|| black_box(timeline.cells(lane, SimTime::ZERO, end, 200)));
    });
    group.finish();
}

fn seek(c: &mut Criterion) {
    for (what, text, n) in RUNS {
        let timeline = record(what, &plan(text, &[("n", n)]));
        look_around(c, what, &timeline);
    }
}

criterion_group!(benches, seek);
criterion_main!(benches);
