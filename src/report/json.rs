//! The report as one JSON object. These names are stable; new ones may come after them.
//!
//! | name | what |
//! |---|---|
//! | `scenario`, `seed` | what was run |
//! | `outcome` | `ok`, `exit`, `deadlock`, `panic`, `fatal`, `limit` or `until` |
//! | `makespan_ns` | time of the end of the run |
//! | `cores`, `gomaxprocs` | the machine, as it is at the end |
//! | `goroutines` | `created` (main included), `finished` of themselves, `blocked` at the end |
//! | `cpu_busy_ns` | by core: how long it ran goroutines |
//! | `switches`, `preemptions`, `steals`, `stolen`, `handoffs`, `retakes`, `overflows`, `threads` | counts |
//! | `expectations` | `key`, `expected`, `found`, `passed` of each |
//! | `passed` | whether all expectations were met |
//! | `utilisation_permille` | by core, of 1000 |
//! | `cpu_overhead_ns`, `cpu_idle_ns` | by core: with `cpu_busy_ns`, `_throttled_` and `_absent_` they add up to the makespan |
//! | `context_switches`, `preemptions_lost`, `syscalls`, `wakeups`, `max_parallelism` | more counts |
//! | `waits` | `function`, `reason`, `on` (empty: nothing with a name), `times`, `total_ns`, `longest_ns` of each |
//! | `functions` | `name`, `goroutines`, `running_ns`, `runnable_ns`, `waiting_ns`, `syscall_ns` of each |
//! | `mutexes` | `name`, `locks`, `waits`, `wait_ns` of each |
//! | `limited_by` | the sentence about what limited the run |
//! | `stdout`, `stderr` | what the program wrote |
//! | `cpu_absent_ns` | by core: for how long the machine did not have it |
//! | `cpu_throttled_ns` | by core: for how long its thread stood still, for nothing was left of the quota |
//! | `quota`, `throttles` | what the container may use at the end (`none`: all); times that a core was throttled |
//! | `findings` | `kind`, `sentence`, `time_ns`, `evidence` (`name`, `value`, `unit`) of each |
//!
//! **Invariants**: whole numbers only; the same run gives the same bytes.

use serde::Serialize;

use crate::base::ids::CoreId;
use crate::base::time::{SimDuration, SimTime};
use crate::event::Object;
use crate::report::{Run, limit};
use crate::scenario::Verdict;
use crate::trace::explain::{Teller, func_name, object_name};
use crate::trace::findings::{self, Evidence, Finding};
use crate::trace::stats::Stats;

#[derive(Serialize)]
struct Report<'a> {
    scenario: &'a str,
    seed: u64,
    outcome: &'static str,
    makespan_ns: u64,
    cores: u16,
    gomaxprocs: u16,
    goroutines: Goroutines,
    cpu_busy_ns: Vec<u64>,
    switches: u64,
    preemptions: u64,
    steals: u64,
    stolen: u64,
    handoffs: u64,
    retakes: u64,
    overflows: u64,
    threads: u64,
    expectations: &'a [Verdict],
    passed: bool,
    utilisation_permille: Vec<u64>,
    cpu_overhead_ns: Vec<u64>,
    cpu_idle_ns: Vec<u64>,
    context_switches: u64,
    preemptions_lost: u64,
    syscalls: u64,
    wakeups: u64,
    max_parallelism: u64,
    waits: Vec<Wait>,
    functions: Vec<Function>,
    mutexes: Vec<Mutex>,
    limited_by: String,
    stdout: String,
    stderr: String,
    findings: Vec<Found>,
    cpu_absent_ns: Vec<u64>,
    cpu_throttled_ns: Vec<u64>,
    quota: String,
    throttles: u64,
}

#[derive(Serialize)]
struct Found {
    kind: &'static str,
    sentence: String,
    time_ns: SimTime,
    evidence: Vec<Figure>,
}

#[derive(Serialize)]
struct Figure {
    name: &'static str,
    value: u64,
    unit: &'static str,
}

#[derive(Serialize)]
struct Goroutines {
    created: u64,
    finished: u64,
    blocked: u64,
}

#[derive(Serialize)]
struct Wait {
    function: String,
    reason: &'static str,
    on: String,
    times: u64,
    total_ns: SimDuration,
    longest_ns: SimDuration,
}

#[derive(Serialize)]
struct Function {
    name: String,
    goroutines: u64,
    running_ns: SimDuration,
    runnable_ns: SimDuration,
    waiting_ns: SimDuration,
    syscall_ns: SimDuration,
}

#[derive(Serialize)]
struct Mutex {
    name: String,
    locks: u64,
    waits: u64,
    wait_ns: SimDuration,
}

/// The report, on one line, without a line feed.
pub fn render(run: &Run<'_>) -> String {
    serde_json::to_string(&report(run)).expect("a report has only text, numbers and lists")
}

fn report<'a>(run: &Run<'a>) -> Report<'a> {
    let (recording, stats) = (run.timeline.recording(), run.timeline.stats());
    let (header, counts) = (&recording.header, &stats.counts);
    let cores = || (0..stats.cores.len()).map(|core| CoreId::new(core as u16));
    Report {
        scenario: &header.scenario,
        seed: header.seed,
        outcome: recording.outcome().map_or("until", crate::event::Outcome::name),
        makespan_ns: stats.makespan.nanos(),
        cores: run.timeline.world().online,
        gomaxprocs: run.timeline.world().gomaxprocs,
        goroutines: Goroutines { created: counts.created, finished: counts.finished, blocked: counts.blocked },
        cpu_busy_ns: stats.cores.iter().map(|core| core.busy.nanos()).collect(),
        switches: counts.switches,
        preemptions: counts.preemptions,
        steals: counts.steals,
        stolen: counts.stolen,
        handoffs: counts.handoffs,
        retakes: counts.retakes,
        overflows: counts.overflows,
        threads: counts.threads,
        expectations: run.expectations,
        passed: run.passed(),
        utilisation_permille: cores().map(|core| stats.utilisation_permille(core)).collect(),
        cpu_overhead_ns: stats.cores.iter().map(|core| core.overhead.nanos()).collect(),
        cpu_idle_ns: stats.cores.iter().map(|core| core.idle.nanos()).collect(),
        context_switches: counts.context_switches,
        preemptions_lost: counts.preemptions_lost,
        syscalls: counts.syscalls,
        wakeups: counts.wakeups,
        max_parallelism: counts.max_parallelism,
        waits: waits(run, stats),
        functions: functions(run, stats),
        mutexes: mutexes(run, stats),
        limited_by: limit::sentence(run.timeline),
        stdout: recording.output(1),
        stderr: recording.output(2),
        findings: found(run),
        cpu_absent_ns: stats.cores.iter().map(|core| core.absent.nanos()).collect(),
        cpu_throttled_ns: stats.cores.iter().map(|core| core.throttled.nanos()).collect(),
        quota: run.timeline.world().quota.to_string(),
        throttles: counts.throttles,
    }
}

fn found(run: &Run<'_>) -> Vec<Found> {
    let teller = Teller::new(run.timeline.recording());
    let figure = |one: Evidence| Figure { name: one.name, value: one.amount.number(), unit: one.amount.unit() };
    let row = |one: Finding| Found {
        kind: one.name(),
        sentence: one.told(teller).to_string(),
        time_ns: one.time(),
        evidence: one.evidence().into_iter().map(figure).collect(),
    };
    findings::find(run.timeline).into_iter().map(row).collect()
}

fn waits(run: &Run<'_>, stats: &Stats) -> Vec<Wait> {
    let names = &run.timeline.recording().header.names;
    let row = |(&(func, reason, on), sums): (&(_, crate::event::WaitReason, _), &crate::trace::stats::WaitSums)| Wait {
        function: func_name(names, func),
        reason: reason.words(),
        on: object_name(names, on),
        times: sums.times,
        total_ns: sums.total,
        longest_ns: sums.longest,
    };
    stats.waits.iter().map(row).collect()
}

fn functions(run: &Run<'_>, stats: &Stats) -> Vec<Function> {
    let names = &run.timeline.recording().header.names;
    let row = |(&func, sums): (_, &crate::trace::stats::FuncSums)| Function {
        name: func_name(names, func),
        goroutines: sums.goroutines,
        running_ns: sums.sums.running,
        runnable_ns: sums.sums.runnable,
        waiting_ns: sums.sums.blocked.total(),
        syscall_ns: sums.sums.syscall,
    };
    stats.functions.iter().map(row).collect()
}

fn mutexes(run: &Run<'_>, stats: &Stats) -> Vec<Mutex> {
    let names = &run.timeline.recording().header.names;
    let row = |(&mutex, sums): (_, &crate::trace::stats::MutexSums)| Mutex {
        name: object_name(names, Object::Mutex(mutex)),
        locks: sums.locks,
        waits: sums.wait.times,
        wait_ns: sums.wait.total,
    };
    stats.mutexes.iter().map(row).collect()
}
