//! How fast the machine runs: by its size, observed and not, and with very many goroutines.
//!
//! Besides criterion's figures it prints, for each run, events (or switches) a second and the memory in use at most.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gopark::event::Outcome;
use gopark::sim::sink::NoSink;
use gopark::simulate::Plan;
use work::{peak_memory, plan};

mod work;

const PING_PONG: &str = include_str!("work/ping_pong.toml");
const MIXED: &str = include_str!("work/mixed.toml");
const ONE_MUTEX: &str = include_str!("work/one_mutex.toml");
const SPAWN: &str = include_str!("work/spawn.toml");
const SLEEPERS: &str = include_str!("work/sleepers.toml");
const MILLION: [(&str, u32); 1] = [("n", 1_000_000)];

fn mixed(procs: u16, n: u32) -> Plan {
    let workers = 2 * u32::from(procs);
    plan(MIXED, &[("n", n), ("procs", procs.into()), ("workers", workers), ("all", workers * n)])
}

fn unobserved(plan: &Plan) -> u64 {
    let mut sim = plan.machine(NoSink);
    sim.run();
    assert_eq!(sim.outcome().map(Outcome::name), Some("ok"));
    sim.counters().switches
}

fn report(what: &str, count: u64, unit: &str, took: Duration) {
    let each = took.as_nanos() / u128::from(count.max(1));
    let rate = u128::from(count) * 1_000_000_000 / took.as_nanos().max(1);
    println!("{what}: {count} {unit} in {took:.2?}, {rate}/s, {each} ns each{}", peak_memory());
}

fn once(what: &str, unit: &str, run: impl FnOnce() -> u64) {
    let start = Instant::now();
    let count = run();
    report(what, count, unit, start.elapsed());
}

/// Long runs, each once, from the least memory to the most.
fn long_runs(_: &mut Criterion) {
    once("ping-pong unobserved", "hops", || unobserved(&plan(PING_PONG, &[("n", 2_000_000)])));
    once("spawn a million, unobserved", "switches", || unobserved(&plan(SPAWN, &MILLION)));
    once("a million lock one mutex, unobserved", "switches", || unobserved(&plan(ONE_MUTEX, &MILLION)));
    once("a million sleep at once, unobserved", "switches", || unobserved(&plan(SLEEPERS, &MILLION)));
    once("ping-pong recorded", "events", || {
        plan(PING_PONG, &[("n", 1_300_000)]).run().recording().events().len() as u64
    });
    once("spawn a million, recorded", "events", || plan(SPAWN, &MILLION).run().recording().events().len() as u64);
}

fn engine(c: &mut Criterion) {
    let mut group = c.benchmark_group("mixed work");
    group.sample_size(10).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    for procs in [1, 4, 16, 64] {
        let plan = mixed(procs, 1_600 / u32::from(procs));
        let events = plan.run().recording().events().len() as u64;
        group.throughput(Throughput::Elements(events));
        group.bench_function(format!("{procs} Ps unobserved"), |b| b.iter(|| black_box(unobserved(&plan))));
        group.bench_function(format!("{procs} Ps recorded"), |b| b.iter(|| black_box(plan.run())));
    }
    group.finish();
    let mut group = c.benchmark_group("ping-pong");
    group.sample_size(10).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    let plan = plan(PING_PONG, &[("n", 10_000)]);
    group.throughput(Throughput::Elements(unobserved(&plan)));
    group.bench_function("hops unobserved", |b| b.iter(|| black_box(unobserved(&plan))));
    let events = plan.run().recording().events().len() as u64;
    group.throughput(Throughput::Elements(events));
    group.bench_function("events recorded", |b| b.iter(|| black_box(plan.run())));
    group.finish();
}

criterion_group!(benches, engine, long_runs);
criterion_main!(benches);
