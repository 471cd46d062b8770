//! How fast the machine runs: by its size, observed and not, and with very many goroutines.
//!
//! Besides criterion's figures it prints, for each run, events (or switches) a second and the memory in use at most.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gopark::event::Outcome;
use gopark::scenario::Scenario;
use gopark::sim::sink::NoSink;
use gopark::simulate::{Overrides, Plan};

fn plan(text: &str) -> Plan {
    let scenario = Scenario::parse(text).unwrap_or_else(|found| panic!("{found:?}\n{text}"));
    Plan::new("bench", scenario, &Overrides::default())
}

/// Two goroutines that hand each other the turn, on one P.
fn ping_pong(rounds: u32) -> Plan {
    plan(&format!(
        r#"
title = "ping-pong"
channels = {{ ping = 0, pong = 0 }}
[machine]
cores = 1
[[task]]
name = "ping"
repeat = {rounds}
steps = ["send ping", "recv pong"]
[[task]]
name = "pong"
repeat = {rounds}
steps = ["recv ping", "send pong"]
"#
    ))
}

/// As many workers as twice the Ps, which compute, share locks, sleep and start short goroutines.
fn mixed(procs: u16, repeat: u32) -> Plan {
    plan(&format!(
        r#"
title = "mixed"
channels = {{ c = 16 }}
[machine]
cores = {procs}
[[task]]
name = "main"
steps = ["go worker {workers}", "go sink", "wait all"]
[[task]]
name = "worker"
repeat = {repeat}
steps = ["cpu 2us +-50%", "lock m", "cpu 100ns", "unlock m", "go short", "sleep 5us", "send c", "net 3us", "done all"]
[[task]]
name = "short"
steps = ["cpu 500ns"]
[[task]]
name = "sink"
repeat = {all}
steps = ["recv c"]
[waitgroups]
all = {all}
"#,
        workers = 2 * procs,
        all = 2 * u32::from(procs) * repeat,
    ))
}

/// So many goroutines that each lock one mutex once.
fn one_mutex(goroutines: u32) -> Plan {
    plan(&format!(
        r#"
title = "one mutex"
[machine]
cores = 4
[[task]]
name = "t"
count = {goroutines}
steps = ["lock m", "cpu 50ns", "unlock m"]
"#
    ))
}

/// So many goroutines that do next to nothing.
fn spawn(goroutines: u32) -> Plan {
    plan(&format!(
        "title = \"spawn\"\n[machine]\ncores = 4\n[[task]]\nname = \"t\"\ncount = {goroutines}\nsteps = [\"cpu 50ns\"]\n"
    ))
}

/// So many goroutines that all sleep at the same time.
fn sleepers(goroutines: u32) -> Plan {
    plan(&format!(
        "title = \"sleep\"\n[machine]\ncores = 4\n[[task]]\nname = \"t\"\ncount = {goroutines}\nsteps = [\"sleep 10s\"]\n"
    ))
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

/// The most memory that this process has had so far, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map(|peak| format!(", peak memory so far {}", peak.trim())).unwrap_or_default()
}

fn once(what: &str, unit: &str, run: impl FnOnce() -> u64) {
    let start = Instant::now();
    let count = run();
    report(what, count, unit, start.elapsed());
}

/// Long runs, each once, from the least memory to the most.
fn long_runs(_: &mut Criterion) {
    once("ping-pong unobserved", "hops", || unobserved(&ping_pong(2_000_000)));
    once("spawn a million, unobserved", "switches", || unobserved(&spawn(1_000_000)));
    once("a million lock one mutex, unobserved", "switches", || unobserved(&one_mutex(1_000_000)));
    once("a million sleep at once, unobserved", "switches", || unobserved(&sleepers(1_000_000)));
    once("ping-pong recorded", "events", || ping_pong(1_650_000).run().recording().events().len() as u64);
    once("spawn a million, recorded", "events", || spawn(1_000_000).run().recording().events().len() as u64);
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
    let plan = ping_pong(10_000);
    group.throughput(Throughput::Elements(unobserved(&plan)));
    group.bench_function("hops unobserved", |b| b.iter(|| black_box(unobserved(&plan))));
    let events = plan.run().recording().events().len() as u64;
    group.throughput(Throughput::Elements(events));
    group.bench_function("events recorded", |b| b.iter(|| black_box(plan.run())));
    group.finish();
}

criterion_group!(benches, engine, long_runs);
criterion_main!(benches);
