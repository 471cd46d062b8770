//! Everything that leaves the simulator: events in the vocabulary of Go's execution trace, and the simulator's own
//! records of what that trace omits.
//!
//! ```text
//!   Event = time + who (thread M, its P, the goroutine it runs) + Kind
//! ```
//!
//! **Invariants**: an event is emitted right after the change it tells of is complete, so that folding the events up
//! to any point gives the simulator's own state at that point; events tell *decisions*, and where a goroutine lands
//! ([`Place`]); what follows mechanically (runnext kicks the previous one into the ring, an overflow moves the older
//! half to the global queue) is not repeated, the fold does the same. An event is a few plain words: it fits 32 bytes.

mod outcome;
mod reason;

pub use outcome::{Limit, Outcome, Stuck};
pub use reason::{
    HandoffReason, Passed, PreemptWhy, Rule, StealSlot, StealWhy, StopReason, StwKind, TakeWhy, WaitReason, WakeCause,
    WakepResult,
};

use serde::{Deserialize, Serialize};

use crate::base::ids::{ChanId, CondId, CoreId, FuncId, GoId, MId, MutexId, PId, RwMutexId, WgId};
use crate::base::quota::CpuMax;
use crate::base::time::{SimDuration, SimTime};

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When, in nanoseconds since the start. Never less than the previous event's.
    pub time: SimTime,
    /// The goroutine that the thread was running (also while it is in a syscall), if any.
    pub g: Option<GoId>,
    /// The thread that did it; none for what comes from outside (a packet arrives, the person changes a setting).
    pub m: Option<MId>,
    /// The P that the thread held, if any.
    pub p: Option<PId>,
    /// What.
    pub kind: Kind,
}

/// Where a goroutine that became runnable is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The P's runnext cell. Who was there is kicked to the ring's tail; if the ring is full, the older half of the
    /// ring and the kicked one, in this order, go to the global queue's tail (`runqputslow`).
    Runnext(PId),
    /// The tail of the P's ring; if that is full, the older half of the ring and this one go to the global queue.
    Ring(PId),
    /// The tail of the global queue.
    GlobalTail,
    /// The event's thread holds it and is about to run it; it is on no queue.
    Hand,
}

/// What a goroutine waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Object {
    /// Nothing that has a name (sleep, network, a system goroutine's wait).
    None,
    /// A channel.
    Chan(ChanId),
    /// A mutex.
    Mutex(MutexId),
    /// A wait group.
    WaitGroup(WgId),
    /// A `sync.RWMutex`.
    RwMutex(RwMutexId),
    /// A `sync.Cond`.
    Cond(CondId),
    /// The channels of a select, which [`Kind::SelectWait`] told one by one.
    Select,
}

/// A place in the program's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// The function.
    pub func: FuncId,
    /// The line, from 1.
    pub line: u32,
    /// The file, by its place in [`Names::files`].
    pub file: u16,
}

/// The state of a goroutine as a status event tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GoState {
    /// On a queue, at this place.
    Runnable(Place),
    /// Running on the event's thread and P.
    Running,
    /// Parked for this reason.
    Waiting(WaitReason),
}

/// The state of a P.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProcState {
    /// On the idle list, or on its way to a thread that was woken for it.
    Idle,
    /// Wired to a thread (also while that thread's goroutine is in a syscall).
    Running,
    /// Halted by stop-the-world; keeps its queue.
    GcStop,
    /// GOMAXPROCS shrank below it.
    Dead,
}

/// What happened. The first group is the execution trace's, with its names; the second is the simulator's own.
///
/// "The thread", "its P" and "the goroutine" are the ones in the event's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    // ---- the execution trace's vocabulary ----
    /// GOMAXPROCS is now `procs`; new Ps are in state `GcStop`, until the next events say otherwise.
    ProcsChange {
        /// The new number.
        procs: u16,
    },
    /// The thread acquired its P (the header has it).
    ProcStart,
    /// The thread gave up the P in the header; the P is now in this state.
    ProcStop {
        /// `Idle` or `GcStop`.
        to: ProcState,
    },
    /// A P was taken from a thread whose goroutine is in a syscall.
    ProcSteal {
        /// The P taken.
        p: PId,
        /// From this thread.
        from: MId,
        /// What the P became: `Idle`, or `GcStop`.
        to: ProcState,
        /// Why it could be taken.
        why: StealWhy,
    },
    /// A P is in this state: at the start of a run, and where stop-the-world or `procresize` moves it. Its thread, if
    /// it has one, keeps it. A P that becomes `Dead` is emptied as `p.destroy` does: its ring, from the tail, each to the
    /// *head* of the global queue, then its runnext to the head.
    ProcStatus {
        /// Which.
        p: PId,
        /// Now so.
        state: ProcState,
    },
    /// At the start of a run: the P has had so many slices before.
    SchedTick {
        /// Which P.
        p: PId,
        /// Its `schedtick`.
        tick: u32,
    },
    /// The goroutine created another one (no goroutine in the header: timer code did).
    GoCreate {
        /// The new one, runnable.
        g: GoId,
        /// What it runs.
        func: FuncId,
        /// Where it was put.
        place: Place,
    },
    /// The goroutine in the header begins to run on the thread and P; it leaves the queue it was on.
    GoStart {
        /// The rule that chose it.
        rule: Rule,
        /// What was looked at before and had nothing.
        passed: Passed,
        /// Whether it inherits the slice (`inheritTime`): then `schedtick` stands still.
        inherit: bool,
    },
    /// The goroutine ended. If it was wired to its thread it is so no longer, and the thread ends too.
    GoDestroy,
    /// The goroutine stops running but stays runnable.
    GoStop {
        /// Why.
        reason: StopReason,
        /// Where it was put.
        place: Place,
    },
    /// The goroutine parks.
    GoBlock {
        /// The wait reason, as in `goroutine 7 [chan receive]`.
        reason: WaitReason,
        /// On what.
        on: Object,
        /// Whether it is put at the head of the object's wait queue (a mutex waiter that has waited before), and
        /// not at its tail.
        first: bool,
    },
    /// Goroutine `g` became runnable.
    GoUnblock {
        /// Who.
        g: GoId,
        /// Where it was put.
        place: Place,
        /// By what.
        cause: WakeCause,
    },
    /// The goroutine enters a syscall; its P stays with the thread.
    GoSyscallBegin,
    /// It returned and still has its P.
    GoSyscallEnd,
    /// It returned after its P was taken. `Hand`: a P was found at once ([`Kind::ProcStart`] came just before,
    /// `GoStart` follows). `GlobalTail`: none was; it waits its turn and its thread parks.
    GoSyscallEndBlocked {
        /// `Hand` or `GlobalTail`.
        place: Place,
    },
    /// A goroutine that exists at the start of the run.
    GoStatus {
        /// Which.
        g: GoId,
        /// What it runs.
        func: FuncId,
        /// How it is.
        state: GoState,
    },
    /// The world is being stopped.
    STWBegin {
        /// For what.
        kind: StwKind,
    },
    /// The world runs again.
    STWEnd,

    // ---- threads and cores ----
    /// Thread `m` was created (to be given its P, where it has one).
    MStart {
        /// The new thread.
        m: MId,
    },
    /// The thread, out of work, parked on the idle list (`stopm`).
    MPark,
    /// Thread `m` was taken off the idle list and woken, with P `p` in its hand.
    MUnpark {
        /// Which.
        m: MId,
        /// The P it will acquire.
        p: PId,
    },
    /// The thread runs on this core from now on.
    CoreRun {
        /// Where.
        core: CoreId,
    },
    /// The thread leaves this core, which is not throttled any more, if it was.
    CoreStop {
        /// Where.
        core: CoreId,
        /// Whether the thread could go on (its time slice ended or a woken thread took the core) or blocks.
        ready: bool,
    },
    /// The thread could run, but every core is taken: it waits in the kernel's run queue.
    ThreadReady,
    /// The core has nothing left of the container's quota: the thread stays on it, and stands still until the kernel
    /// shares out the next period's quota. Told again in each further period in which the core gets none.
    CoreThrottle {
        /// Where.
        core: CoreId,
        /// When the next period begins.
        until: SimTime,
    },
    /// A new period has begun, and threads that stand still are waiting for it: the quota is whole again.
    QuotaRefill {
        /// When this period ends.
        until: SimTime,
    },
    /// The core has some of the quota again: the thread on it goes on.
    CoreUnthrottle {
        /// Where.
        core: CoreId,
    },
    /// The goroutine is wired to its thread from now on, or no longer (`runtime.LockOSThread`).
    ThreadLock {
        /// Whether it is.
        locked: bool,
    },
    /// The thread, whose goroutine is wired to it and cannot run now, parks without a P (`stoplockedm`).
    MParkLocked,
    /// The thread has goroutine `g` in its hand, which is wired to thread `m`: it gives its P to that thread and wakes
    /// it for the goroutine (`startlockedm`).
    MUnparkLocked {
        /// The goroutine, now in the hand of its own thread.
        g: GoId,
        /// That thread.
        m: MId,
        /// The P it will acquire.
        p: PId,
    },
    /// The thread ends, because its goroutine ended while it was wired to it (`mexit`).
    MExit,

    // ---- the scheduler's decisions ----
    /// The thread became a spinning one.
    SpinBegin,
    /// The thread stopped spinning.
    SpinEnd,
    /// `wakep` was called: somebody may be started to look for the work that just appeared.
    Wakep {
        /// What came of it.
        result: WakepResult,
    },
    /// One pass of `stealWork` over all Ps ended. Victims are visited from `first`, each `step` further, modulo
    /// GOMAXPROCS; the own P is skipped.
    StealPass {
        /// 0 to 3. Timers and runnext are only taken in pass 3.
        pass: u8,
        /// The first victim's number.
        first: u16,
        /// The stride, coprime to GOMAXPROCS.
        step: u16,
        /// GOMAXPROCS.
        procs: u16,
        /// The victim that had something; none if the pass found nothing.
        victim: Option<PId>,
    },
    /// The thread took `n` goroutines from a victim: the youngest of them in its hand, the others to its own P's
    /// ring in order. From a ring these are the `n` oldest.
    Steal {
        /// From this P.
        victim: PId,
        /// From its ring or its runnext.
        slot: StealSlot,
        /// How many.
        n: u16,
        /// How many the victim had there.
        of: u16,
    },
    /// The thread took `n` from the global queue's head: the first in its hand, the rest to its P's ring in order.
    GlobalTake {
        /// The 61st tick, or a batch for an empty P.
        why: TakeWhy,
        /// How many.
        n: u16,
    },
    /// A P's ring was full: `n` goroutines went to the global queue (follows the event whose `Runnext` caused it).
    RunqOverflow {
        /// Whose ring.
        p: PId,
        /// Half the ring and the kicked one.
        n: u16,
    },
    /// An ownerless P is given to a thread or laid down (`handoffp`).
    Handoff {
        /// Which P.
        p: PId,
        /// By which rule.
        reason: HandoffReason,
    },

    // ---- preemption ----
    /// sysmon, or stop-the-world, asks goroutine `g` on thread `on` to stop.
    PreemptRequest {
        /// Who is asked.
        g: GoId,
        /// On which thread it runs.
        on: MId,
        /// Why.
        why: PreemptWhy,
    },
    /// The goroutine parked or exited before a request reached it: the request is lost.
    PreemptLost,
    /// sysmon woke and looked.
    SysmonTick {
        /// How long it will sleep now.
        delay: SimDuration,
    },
    /// sysmon found nothing to watch and sleeps until a syscall, a timer or the start of the world wakes it.
    SysmonDeepSleep,

    // ---- timers and network ----
    /// The current goroutine's wait (sleep, network, blocking syscall) will be over at this time; follows the event
    /// that begins the wait.
    WaitUntil {
        /// Then.
        when: SimTime,
    },
    /// The thread runs an expired timer of this P's heap.
    TimerRun {
        /// Whose heap.
        p: PId,
        /// How late it is.
        late: SimDuration,
    },
    /// What goroutine `g` waits for on the network is there; somebody has to poll for it.
    NetReady {
        /// Who waits for it.
        g: GoId,
    },
    /// The thread, without a P, blocks in the network poller; until then at the latest, if there is a time.
    NetpollBlock {
        /// The next timer's time, or [`SimTime::MAX`] for "no deadline".
        until: SimTime,
    },
    /// A poll returned so many goroutines.
    NetpollReturn {
        /// How many became runnable.
        n: u16,
        /// Whether the thread had been blocked in the poller.
        blocked: bool,
    },

    // ---- what goroutines share ----
    /// The goroutine owns the mutex.
    MutexLock {
        /// Which.
        mutex: MutexId,
        /// Whether it is in starvation mode now.
        starving: bool,
    },
    /// The goroutine released the mutex (in starvation mode: the head waiter owns it as soon as it runs).
    MutexUnlock {
        /// Which.
        mutex: MutexId,
    },
    /// The mutex went into starvation mode: a waiter has waited more than 1 ms.
    MutexStarving {
        /// Which.
        mutex: MutexId,
    },
    /// The channel has this many values in its buffer now.
    ChanLen {
        /// Which.
        chan: ChanId,
        /// Values waiting in it.
        len: u32,
    },
    /// The goroutine closed the channel.
    ChanClose {
        /// Which.
        chan: ChanId,
    },
    /// The wait group's counter changed.
    WaitGroupCounter {
        /// Which.
        wg: WgId,
        /// To this.
        counter: i32,
    },
    /// The goroutine owns the `sync.RWMutex`, or is one of its readers.
    RwLock {
        /// Which.
        rw: RwMutexId,
        /// Whether for writing.
        write: bool,
    },
    /// The goroutine released the `sync.RWMutex`.
    RwUnlock {
        /// Which.
        rw: RwMutexId,
        /// Whether it had it for writing.
        write: bool,
    },
    /// The goroutine, in a select, queues up at this channel too; after all of them comes its `GoBlock`.
    SelectWait {
        /// Which.
        chan: ChanId,
        /// Whether to send.
        send: bool,
    },
    /// The select of goroutine `g` is decided: it leaves all the queues that it is in. Its `GoUnblock` follows.
    SelectDone {
        /// Whose.
        g: GoId,
        /// The channel that it will go on with.
        chan: ChanId,
    },
    /// The goroutine made this; its number may have been another one's before.
    Make {
        /// What.
        object: Object,
        /// What a channel's buffer holds; 0 for anything else.
        cap: u32,
    },
    /// Nothing refers to this any more.
    Free {
        /// What.
        object: Object,
    },

    // ---- the program ----
    /// The goroutine is at this place in the source now. Told only before something else is told of it.
    GoAt {
        /// Where.
        at: Position,
    },
    /// The goroutine wrote so many bytes, within the syscall just told.
    Output {
        /// 1 is the standard output, 2 the standard error.
        fd: u8,
        /// How many.
        bytes: u32,
    },

    // ---- from outside ----
    /// GOMAXPROCS shall become this: somebody outside wants it, or sysmon, for the container's quota has changed.
    SetMaxProcs {
        /// The number asked for.
        procs: u16,
    },
    /// The machine has the cores from 0 to one below this number now. The next events take the threads off those that are
    /// gone, and put threads that wait on those that are new.
    CoresChange {
        /// The new number.
        cores: u16,
    },
    /// The container may use this from now on; its first period begins. The next events let threads that stand still go
    /// on.
    QuotaChange {
        /// What it may use.
        quota: CpuMax,
    },
    /// Operations that begin from now on cost this.
    CostsChange {
        /// What is in force now, by its place in [`Names::costs`].
        costs: u16,
    },
    /// Every stream of random numbers begins anew, from this seed.
    SeedChange {
        /// The new seed.
        seed: u64,
    },
}

/// What functions, channels, mutexes and wait groups are called; an id is a place in its list. What a program makes
/// while it runs has a number only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// By [`FuncId`].
    pub funcs: Vec<String>,
    /// By [`ChanId`].
    pub chans: Vec<ChanName>,
    /// By [`MutexId`].
    pub mutexes: Vec<String>,
    /// By [`WgId`].
    pub waitgroups: Vec<String>,
    /// The program's source, for [`Position::file`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<SourceFile>,
    /// The tables of costs that come into force during the run, for [`Kind::CostsChange`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<String>,
}

/// A file of the program's source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// Its text; empty if it is not worth keeping.
    pub text: String,
}

/// A channel's name and capacity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChanName {
    /// What it is called.
    pub name: String,
    /// Values its buffer holds; 0 for an unbuffered one.
    pub capacity: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_fits_32_bytes() {
        assert!(size_of::<Event>() <= 32, "{} bytes", size_of::<Event>());
    }
}
