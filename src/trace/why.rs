//! Why something happened: the rule behind a decision, its reason, and what was passed over. Written for learners.
//!
//! **Invariants**: every kind of event has at least one line; what a line claims is a rule of Go's runtime, not of the
//! simulator, except where it says "model".

use crate::event::{
    Event, HandoffReason, Kind, Passed, Place, PreemptWhy, Rule, StealSlot, StealWhy, StopReason, TakeWhy, WakeCause,
    WakepResult,
};
use crate::trace::store::log::Events;

/// How far back the pass in which something was stolen is looked for.
const PASS_WITHIN: usize = 64;
/// Ps of a pass that are named at most.
const PS_NAMED: usize = 8;

/// Why the event at this place happened; for one that was stolen, also which Ps were looked at before.
pub fn why(events: Events<'_>, place: usize) -> Vec<String> {
    let Some(event) = events.get(place) else { return Vec::new() };
    let mut lines = why_lines(&event);
    let stolen = matches!(
        event.kind,
        Kind::GoStart { rule: Rule::Stolen { .. } | Rule::StolenRunnext { .. } | Rule::StolenTimer { .. }, .. }
    );
    if stolen || matches!(event.kind, Kind::Steal { .. }) {
        let before = events.range(place.saturating_sub(PASS_WITHIN)..place).rev();
        let pass = before.filter(|other| other.m == event.m).find_map(|other| looked_line(&other));
        lines.extend(pass);
    }
    lines
}

/// The rule and its reason, then what was looked at before and had nothing.
pub fn why_lines(event: &Event) -> Vec<String> {
    let mut lines: Vec<String> = reasons(event).into_iter().map(String::from).collect();
    match event.kind {
        Kind::GoStart { passed, inherit, .. } => {
            lines.push(slice_line(inherit).into());
            lines.extend(passed_lines(passed));
        }
        Kind::GoCreate { place, .. } | Kind::GoUnblock { place, .. } | Kind::GoStop { place, .. } => {
            lines.push(place_line(place).into());
        }
        Kind::StealPass { .. } => lines.extend(looked_line(event)),
        _ => {}
    }
    lines
}

/// The Ps of a stealing pass in the order in which they were looked at.
fn looked_line(event: &Event) -> Option<String> {
    let Kind::StealPass { first, step, procs, victim, .. } = event.kind else { return None };
    let (first, step, procs) = (u32::from(first), u32::from(step), u32::from(procs));
    let own = event.p.map(|p| u32::from(p.number()));
    let victim = victim.map(|p| u32::from(p.number()));
    let order = (0..procs).map(|i| (first + i * step) % procs).filter(|p| Some(*p) != own);
    let empty: Vec<String> = order.take_while(|p| Some(*p) != victim).map(|p| format!("P{p} (empty)")).collect();
    let more = empty.len().saturating_sub(PS_NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let named = &empty[..empty.len().min(PS_NAMED)];
    let named = match named {
        [rest @ .., last] if !rest.is_empty() && more.is_empty() => format!("{} and {last}", rest.join(", ")),
        all => all.join(", "),
    };
    Some(match victim {
        None => format!("It looked at {named}{more}."),
        Some(victim) if empty.is_empty() => format!("It looked at P{victim} first."),
        Some(victim) => format!("It looked at {named}{more}, then at P{victim}."),
    })
}

fn passed_lines(passed: Passed) -> impl Iterator<Item = String> {
    passed.words().map(|words| format!("Passed over: {words}."))
}

const fn slice_line(inherit: bool) -> &'static str {
    if inherit {
        "It inherits the slice: schedtick stands still, so to sysmon this is still the slice before."
    } else {
        "A new slice begins: schedtick goes up by one."
    }
}

const fn place_line(place: Place) -> &'static str {
    match place {
        Place::Runnext(_) => {
            "Runnext goes before the queue, for its data are warm; whoever was there is kicked to the ring's tail."
        }
        Place::Ring(_) => "At the tail of the ring it waits behind those who came earlier.",
        Place::GlobalTail => "The global queue is for everybody: any P that looks there may take it.",
        Place::Hand => "It is on no queue: the thread runs it at once.",
    }
}

fn reasons(event: &Event) -> Vec<&'static str> {
    match event.kind {
        Kind::GoStart { rule, .. } => vec![rule_reason(rule)],
        Kind::GoStop { reason, .. } => vec![stop_reason(reason)],
        Kind::GoUnblock { cause, .. } => vec![wake_reason(cause)],
        Kind::ProcSteal { why, .. } => vec![
            "A P stays with its thread in a syscall, for most are short. It is taken when it is missed.",
            steal_why_reason(why),
        ],
        Kind::Wakep { result } => vec![
            "New work appeared. One thread at a time is started to look for it; it starts the next one when it has found some.",
            wakep_reason(result),
        ],
        Kind::Steal { slot, .. } => vec![slot_reason(slot)],
        Kind::GlobalTake { why, .. } => vec![take_reason(why)],
        Kind::Handoff { reason, .. } => vec!["A P without a thread does nothing (handoffp).", handoff_reason(reason)],
        Kind::PreemptRequest { why, .. } => vec![preempt_reason(why)],
        _ => vec![plain_reason(event.kind)],
    }
}

const fn rule_reason(rule: Rule) -> &'static str {
    match rule {
        Rule::Start => "main is the first goroutine of every program.",
        Rule::GlobalTick { .. } => {
            "Every 61st tick the global queue goes first, else two goroutines that wake each other could starve it."
        }
        Rule::Runnext => "Runnext goes first: it was made runnable last, by a goroutine of this P.",
        Rule::Local => "Runnext was empty, so the head of the P's own ring is next: first come, first served.",
        Rule::GlobalBatch { .. } => {
            "The P had nothing of its own: it takes its share of the global queue, runs the head and keeps the rest."
        }
        Rule::Netpoll => {
            "Nothing was queued, so the network was asked. The poller's list is a stack: who became ready last runs first."
        }
        Rule::Stolen { .. } => {
            "The P found nothing anywhere: it takes half of another P's ring, the oldest, and runs the youngest of them."
        }
        Rule::StolenRunnext { .. } => {
            "Only in the fourth pass, and after a pause of 3us, may a runnext be taken: its own P usually runs it soon."
        }
        Rule::StolenTimer { .. } => {
            "In the fourth pass a thief also runs other Ps' expired timers; one woke this goroutine."
        }
        Rule::SyscallOldP => "Its P had been taken meanwhile, but could be had back: no queue, no new tick.",
        Rule::SyscallIdleP => "Its P had been taken meanwhile, but another one was idle: no queue, no new tick.",
        Rule::Locked => {
            "Its goroutine is wired to it (runtime.LockOSThread), so whoever finds that goroutine hands its own P over."
        }
        Rule::MovedToP0 => "GOMAXPROCS shrank below the P that the caller ran on, so it goes on with P0.",
    }
}

const fn stop_reason(reason: StopReason) -> &'static str {
    match reason {
        StopReason::Gosched => "Gosched lets others go first: the caller goes to the tail of the global queue.",
        StopReason::PreemptedAsync => {
            "sysmon's request came as a signal in the middle of computing. (There is no fixed slice of 10ms.)"
        }
        StopReason::PreemptedSync => "A function's prologue checks for a request to stop, and there was one.",
        StopReason::Goyield => {
            "A starving mutex is handed over, and its releaser steps aside so that the waiter runs at once."
        }
        StopReason::MovedToP0 => "GOMAXPROCS shrank below its P; it goes on with P0.",
    }
}

const fn wake_reason(cause: WakeCause) -> &'static str {
    match cause {
        WakeCause::Sent => "A receiver waited, so the value went straight to it; the sender keeps running.",
        WakeCause::Received => "A sender waited, so its value was taken and it may go on; the receiver keeps running.",
        WakeCause::Closed => "Closing wakes everybody who waits, the last one first.",
        WakeCause::Unlocked => {
            "An unlocked mutex is not handed over: the waiter is only woken and may find it locked again (barging)."
        }
        WakeCause::HandedOff => {
            "The mutex starves (a waiter has waited over 1ms), so it is handed to the first waiter."
        }
        WakeCause::WaitGroupZero => "The counter reached zero: all waiters are woken, the last woken runs first.",
        WakeCause::WriterDone => "All readers that waited for the writer go on, before the next writer.",
        WakeCause::ReadersDone => "A writer waits for the readers that were there before it; new ones wait behind it.",
        WakeCause::Signal => "Signal wakes who has waited longest; it still has to lock the mutex again.",
        WakeCause::Broadcast => "Broadcast wakes all in the order in which they came; the last woken runs first.",
        WakeCause::Timer => "Timers are run by threads that pass through the scheduler, so they may be late.",
        WakeCause::QuotaChanged => {
            "sysmon looks at the quota once a second, but cannot stop the world itself: this goroutine does it."
        }
        WakeCause::Netpoll => {
            "A goroutine that waits for the network holds no thread; whoever polls makes it runnable."
        }
    }
}

const fn steal_why_reason(why: StealWhy) -> &'static str {
    match why {
        StealWhy::LocalWork => "Goroutines wait in its queue, and sysmon has seen the same syscall twice.",
        StealWhy::NobodyIdle => "No P is idle and nobody spins: new work would find no P.",
        StealWhy::TenMillis => "After 10ms it is taken even if nobody misses it yet.",
        StealWhy::Stw => "Stopping the world takes the Ps of threads in syscalls at once.",
        StealWhy::OldOwner => {
            "Its former thread is back from its own syscall and may take it from one that is still in one."
        }
    }
}

const fn wakep_reason(result: WakepResult) -> &'static str {
    match result {
        WakepResult::Started(_) => "A P was idle and nobody looked for work, so a spinning thread was started with it.",
        WakepResult::SpinnerExists => "One spinning thread is enough: it will find this work too.",
        WakepResult::NoIdleP => "Without an idle P another thread could run nothing.",
    }
}

const fn slot_reason(slot: StealSlot) -> &'static str {
    match slot {
        StealSlot::Ring => "A thief takes half, rounded up, so that it need not come again soon: the oldest ones.",
        StealSlot::Runnext => "The ring was empty; the runnext is taken only in the fourth pass, after a pause of 3us.",
    }
}

const fn take_reason(why: TakeWhy) -> &'static str {
    match why {
        TakeWhy::Tick => "At every 61st tick exactly one is taken from the global queue, before everything else.",
        TakeWhy::Batch => {
            "A share is taken at once: the queue's length divided by GOMAXPROCS, plus one, at most half a ring."
        }
        TakeWhy::BeforeIdle => "Before a P is laid down the global queue is looked at once more, now under its lock.",
        TakeWhy::Recheck => "Work may have come in just when the P was laid down; so everything is looked at again.",
    }
}

const fn handoff_reason(reason: HandoffReason) -> &'static str {
    match reason {
        HandoffReason::LocalWork => "Goroutines wait in its own queue.",
        HandoffReason::GlobalWork => "Goroutines wait in the global queue.",
        HandoffReason::NobodyLooking => "Nobody spins and no P is idle: somebody has to be looking for work.",
        HandoffReason::Stw => "The world is being stopped, so it is halted.",
        HandoffReason::LastPoller => "All other Ps are idle, and nobody sleeps in the network poller.",
        HandoffReason::Idle => "There is nothing it could run, so it goes on the idle list.",
    }
}

const fn preempt_reason(why: PreemptWhy) -> &'static str {
    match why {
        PreemptWhy::SliceAge => {
            "sysmon has seen the same schedtick for 10ms or more. It looks only now and then: a slice of 20ms is usual."
        }
        PreemptWhy::Stw => "To stop the world every running goroutine is asked to stop.",
    }
}

const fn plain_reason(kind: Kind) -> &'static str {
    match kind {
        Kind::ProcsChange { .. } => "GOMAXPROCS is the number of Ps: how many goroutines can run Go code at once.",
        Kind::ProcStart => "To run Go code a thread needs a P.",
        Kind::ProcStop { .. } => "A thread keeps its P only while it has something to run with it.",
        Kind::SchedTick { .. } => "The 61st-tick rule counts from here.",
        Kind::ProcStatus { .. } => "No thread held it; stopping the world or a change of GOMAXPROCS moved it.",
        Kind::GoCreate { .. } => "A go statement makes a goroutine runnable; its creator keeps running.",
        Kind::GoDestroy => "Its function returned. Ending wakes nobody by itself.",
        Kind::GoBlock { .. } => "A parked goroutine costs no thread and no P; its P goes on with the next one.",
        Kind::GoSyscallBegin => "The kernel blocks the whole thread. The P stays, in case it is short; sysmon watches.",
        Kind::GoSyscallEnd => "Nobody had taken the P, so nothing has to be scheduled.",
        Kind::GoSyscallEndBlocked { place: Place::Hand } => "Its P was taken while it was away; it got one at once.",
        Kind::GoSyscallEndBlocked { .. } => {
            "Without a P it may not run Go code: it waits its turn, and its thread parks."
        }
        Kind::GoStatus { .. } => "It exists from the start of the run.",
        Kind::STWBegin { .. } => "GOMAXPROCS can only be changed while nothing runs.",
        Kind::STWEnd => "Ps with work get threads again; the others are idle.",
        Kind::MStart { .. } => "A P needs a thread, and no thread is parked. Threads are kept afterwards.",
        Kind::MPark => "It found nothing and has no P. Parked threads are woken again, the last parked first.",
        Kind::MUnpark { .. } => "A P needs a thread; the one that parked last is taken, for it is warm.",
        Kind::CoreRun { .. } => {
            "The kernel chose it (model: first come, first served, on the core it ran on last if that is free)."
        }
        Kind::CoreStop { ready: true, .. } => {
            "More threads than cores: its time slice ended, or a woken thread took the core."
        }
        Kind::CoreStop { .. } => "It has to wait for something, so the kernel takes the core back.",
        Kind::ThreadReady => "More threads than cores: it waits in the kernel's run queue, which Go knows nothing of.",
        Kind::SpinBegin => "A spinning thread looks for work instead of sleeping, for waking one takes longer.",
        Kind::SpinEnd => "It found work, or looked everywhere and gives up.",
        Kind::StealPass { .. } => {
            "A thief looks at all other Ps, in random order, up to four times; timers and runnext only the fourth time."
        }
        Kind::RunqOverflow { .. } => {
            "A full ring gives its older half and the newcomer to the global queue, for everybody."
        }
        Kind::PreemptLost => "A request belongs to one goroutine: if that parks or ends first, it is gone.",
        Kind::SysmonTick { .. } => "sysmon looks every 20us at first; with nothing to do it sleeps longer, up to 10ms.",
        Kind::SysmonDeepSleep => "All Ps are idle, so there is nothing to preempt and no P to take back.",
        Kind::WaitUntil { .. } => "The wait ends by itself then; to run again it still needs a P.",
        Kind::TimerRun { .. } => "Each P has its timers; they are run by a thread that passes through the scheduler.",
        Kind::NetReady { .. } => {
            "Data alone wake nobody: a thread in the scheduler, the poller or sysmon has to ask for them."
        }
        Kind::NetpollBlock { .. } => {
            "One idle thread, without a P, sleeps in the poller until data or the next timer are due."
        }
        Kind::NetpollReturn { .. } => "What is ready becomes runnable; the first one runs at once if there is a P.",
        Kind::MutexLock { .. } => "It was free, or was handed over.",
        Kind::MutexUnlock { .. } => "Who unlocks keeps running and may lock again before a woken waiter gets there.",
        Kind::MutexStarving { .. } => "From now on it is handed over in order, so that nobody starves.",
        Kind::ChanLen { .. } => "Values wait in the buffer only while nobody waits for them.",
        Kind::ChanClose { .. } => "After this, receivers get what is left, then zero values.",
        Kind::WaitGroupCounter { .. } => "At zero everybody in Wait is woken.",
        Kind::RwLock { write: true, .. } => "No reader is left, and the writers' mutex is its own.",
        Kind::RwLock { .. } => "No writer has it or waits for it.",
        Kind::RwUnlock { write: true, .. } => "Waiting readers go on first, then the next writer.",
        Kind::RwUnlock { .. } => "The last reader that a writer waits for lets it go on.",
        Kind::SelectWait { .. } => {
            "No case is ready, so it waits on all channels at once, in the order of their numbers."
        }
        Kind::SelectDone { .. } => "The first channel that can go on decides the select; it leaves the others' queues.",
        Kind::Make { .. } => "The program made it while it ran.",
        Kind::Free { .. } => "The garbage collector found that nothing refers to it.",
        Kind::GoAt { .. } => "So far its code has come.",
        Kind::Output { .. } => "Output is a syscall, a short one: it does not yield.",
        Kind::ThreadLock { .. } => "A wired goroutine runs on this thread only, and this thread runs nothing else.",
        Kind::MParkLocked => "It may run nothing else than its own goroutine, so it hands its P over meanwhile.",
        Kind::MUnparkLocked { .. } => "A wired goroutine costs two turns between threads each time it is woken.",
        Kind::MExit => "A thread that a goroutine kept for itself may be in any state, so nobody else gets it.",
        Kind::SetMaxProcs { .. } => "Somebody outside the program changes it.",
        Kind::CoreThrottle { .. } => {
            "Each core takes slices of 5ms from the quota; it had used up its own, and none was left. Go's scheduler does not \
             know of it: to it, the P is running."
        }
        Kind::QuotaRefill { .. } => {
            "What was not used up before is lost, but for what cores still had of their slices."
        }
        Kind::CoreUnthrottle { .. } => "Cores get their slices in the order in which they ran out of them.",
        Kind::QuotaChange { .. } => {
            "Somebody outside changes it. The runtime looks at it once a second, and sets GOMAXPROCS unless somebody has."
        }
        Kind::CoresChange { .. } => {
            "Somebody outside changes the machine. GOMAXPROCS and what the program knows of its cores stay as they are."
        }
        Kind::CostsChange { .. } => "Somebody outside changes it. What a thread is paying for already keeps its price.",
        Kind::SeedChange { .. } => "Somebody outside changes it: every stream of random numbers begins anew.",
        _ => "",
    }
}
