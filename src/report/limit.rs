//! What limited a run, in one sentence, chosen by the evidence in its statistics.
//!
//! ```text
//!   ended badly?                    -> that
//!   threads stood still >= 10 %     -> the CPU quota
//!   usable cores busy >= 85 %       -> GOMAXPROCS below the cores | threads share cores | the CPU quota | the CPU
//!   one goroutine ran nearly always, and nothing shared kept others waiting -> nothing runs in parallel
//!   otherwise                       -> the greatest of: a mutex, network/sleep/syscalls, channels, waiting for a P
//! ```
//!
//! **Invariant**: the sentence names the figures it was chosen by.

use crate::base::ids::MutexId;
use crate::base::time::SimDuration;
use crate::event::{Object, Outcome, WaitReason};
use crate::report::text::percent;
use crate::trace::explain::{Teller, object_name};
use crate::trace::stats::Stats;
use crate::trace::timeline::Timeline;

/// From so many parts of 1000 on, cores count as busy all the time.
const BUSY: u128 = 850;
/// From so many on, sharing cores or waiting is worth a word.
const NOTICEABLE: u128 = 100;
/// Goroutines of a deadlock that the sentence tells of at most.
const STUCK_TOLD: usize = 4;

/// What limited this run.
pub fn sentence(timeline: &Timeline) -> String {
    match timeline.recording().outcome() {
        Some(Outcome::Deadlock { .. }) => deadlock(timeline),
        Some(Outcome::Panic { .. } | Outcome::Fatal { .. }) => "The program died before it was done.".into(),
        _ => stalled(timeline)
            .or_else(|| busy(timeline))
            .or_else(|| waiting(timeline))
            .unwrap_or_else(|| nothing(timeline)),
    }
}

fn nothing(timeline: &Timeline) -> String {
    format!(
        "Nothing limited it noticeably: {} goroutines took turns without waiting long.",
        timeline.stats().counts.created
    )
}

// ---- the cores ----

/// Threads had cores, and the container's quota was used up.
fn stalled(timeline: &Timeline) -> Option<String> {
    let all = timeline.stats().all_cores();
    let quota = timeline.world().quota.quota().or(timeline.recording().header.quota.quota())?;
    let share = permille(all.throttled, all.busy + all.overhead + all.throttled);
    (share >= NOTICEABLE).then(|| {
        format!(
            "The CPU quota of {} in {}: threads stood still for {}, {} of the time for which they could have run.",
            quota.cpu(),
            quota.period(),
            all.throttled,
            percent(share)
        )
    })
}

fn busy(timeline: &Timeline) -> Option<String> {
    let stats = timeline.stats();
    let (cores, procs) = (timeline.world().online, timeline.world().gomaxprocs);
    let all = stats.all_cores();
    let busy = all.busy;
    let share = permille(busy, all.there().min(makespan(stats) * u64::from(procs)));
    if share < BUSY {
        let alone = stats.counts.max_parallelism <= 1 && cores.min(procs) > 1;
        let alone = alone && permille(busy, makespan(stats)) >= BUSY && !is_held_up(stats);
        return alone.then(|| {
            "It never ran more than one goroutine at a time: there was nothing to run in parallel.".to_string()
        });
    }
    let no_core: SimDuration = stats.threads.iter().map(|sums| sums.no_core).sum();
    let quota = timeline.world().quota.quota().filter(|quota| quota.cpus() < cores.into());
    Some(if let Some(quota) = quota.filter(|quota| quota.cpus() <= procs.into()) {
        format!(
            "The CPU quota of {} in {}, worth {} of {cores} cores: the Ps were busy {}.",
            quota.cpu(),
            quota.period(),
            quota.cpus(),
            percent(share)
        )
    } else if procs < cores {
        format!(
            "GOMAXPROCS is {procs} on {cores} cores: the Ps were busy {}, the other cores stood idle.",
            percent(share)
        )
    } else if procs > cores && permille(no_core, makespan(stats)) >= NOTICEABLE {
        format!(
            "GOMAXPROCS is {procs} on only {cores} cores: threads shared them and waited {no_core} for a core; more Ps \
             than cores gain nothing."
        )
    } else {
        format!("The CPU: the cores were busy {} of the time.", percent(share))
    })
}

// ---- waits ----

/// What goroutines waited for, together.
#[derive(Default)]
struct Waits {
    outside: SimDuration,
    channels: SimDuration,
    runnable: SimDuration,
}

fn waits(stats: &Stats) -> Waits {
    let mut waits = Waits::default();
    for ((_, reason, _), sums) in &stats.waits {
        match reason {
            WaitReason::IoWait | WaitReason::Sleep => waits.outside += sums.total,
            WaitReason::ChanReceive | WaitReason::ChanSend | WaitReason::Select => waits.channels += sums.total,
            // Waiting for others to finish says nothing of what they waited for.
            _ => {}
        }
    }
    waits.outside += stats.functions.values().map(|func| func.sums.syscall).sum();
    waits.runnable = stats.functions.values().map(|func| func.sums.runnable).sum();
    waits
}

fn waiting(timeline: &Timeline) -> Option<String> {
    let stats = timeline.stats();
    let waits = waits(stats);
    let (mutex, lock) = hottest(stats);
    let greatest = lock.max(waits.outside).max(waits.channels).max(waits.runnable);
    if permille(greatest, makespan(stats)) < NOTICEABLE {
        return None;
    }
    let all = stats.all_cores();
    let busy = percent(permille(all.busy, all.there()));
    let name = mutex.map(|mutex| object_name(&timeline.recording().header.names, Object::Mutex(mutex)));
    Some(match name {
        Some(name) if greatest == lock => {
            format!(
                "The mutex {name}: goroutines waited {lock} for it, while the cores ran goroutines {busy} of the time."
            )
        }
        _ if greatest == waits.outside => format!(
            "Waiting, not computing: network, sleep and syscalls took {}, while the cores ran goroutines {busy} of the time.",
            waits.outside
        ),
        _ if greatest == waits.channels => format!(
            "Goroutines waited for each other: {} on channels, while the cores ran goroutines {busy} of the time.",
            waits.channels
        ),
        _ => format!(
            "Waiting for a turn: together, goroutines were runnable for {} before they ran; GOMAXPROCS is {} at the end.",
            waits.runnable,
            timeline.world().gomaxprocs
        ),
    })
}

/// Whether mutexes or channels kept goroutines waiting: then they, and not a lack of work, are why only one ran at a
/// time.
fn is_held_up(stats: &Stats) -> bool {
    permille(hottest(stats).1.max(waits(stats).channels), makespan(stats)) >= NOTICEABLE
}

/// The mutex that was waited for longest.
fn hottest(stats: &Stats) -> (Option<MutexId>, SimDuration) {
    let waits = stats.mutexes.iter().map(|(mutex, sums)| (sums.wait.total, Some(*mutex)));
    // Of equals the first: the ids are in order, and `max_by_key` would take the last.
    let (total, mutex) = waits.rev().max_by_key(|(total, _)| *total).unwrap_or_default();
    (mutex, total)
}

// ---- deadlock ----

fn deadlock(timeline: &Timeline) -> String {
    let Some(Outcome::Deadlock { stuck }) = timeline.recording().outcome() else { return String::new() };
    let teller = Teller::new(timeline.recording());
    let who = |one: &crate::event::Stuck| match one.holder {
        Some(holder) if holder == one.g => {
            format!("{} waits for {}, which it holds itself", teller.go(one.g), teller.object(one.on))
        }
        Some(holder) => {
            format!("{} waits for {}, which {} holds", teller.go(one.g), teller.object(one.on), teller.go(holder))
        }
        None if one.on == Object::None => format!("{} waits for ever ({})", teller.go(one.g), one.reason.words()),
        None => format!("{} waits for {} ({})", teller.go(one.g), teller.object(one.on), one.reason.words()),
    };
    // Those who wait for a holder tell the story; the others wait for them.
    let mut told: Vec<_> = stuck.iter().collect();
    told.sort_by_key(|one| one.holder.is_none());
    let text = told.iter().take(STUCK_TOLD).map(|one| who(one)).collect::<Vec<_>>().join("; ");
    let more = stuck.len().saturating_sub(STUCK_TOLD);
    let more = if more == 0 { String::new() } else { format!("; and {more} more") };
    format!("Deadlock: {text}{more}. Nobody is left who could wake them.")
}

fn makespan(stats: &Stats) -> SimDuration {
    SimDuration::from_nanos(stats.makespan.nanos())
}

fn permille(part: SimDuration, whole: SimDuration) -> u128 {
    u128::from(part.nanos()) * 1000 / u128::from(whole.nanos().max(1))
}
