//! Why something was decided: the rule and the facts it was decided on, and the candidates that had nothing.

use serde::{Deserialize, Serialize};

use crate::base::ids::PId;

/// The rule of `findRunnable` (or of another road to the processor) that chose a goroutine to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// It is the main goroutine at the start of the program.
    Start,
    /// Every 61st tick one goroutine is taken from the global queue first.
    GlobalTick {
        /// The P's `schedtick`, a multiple of 61.
        tick: u32,
    },
    /// It was in the P's runnext.
    Runnext,
    /// It was at the head of the P's ring.
    Local,
    /// It was the head of the global queue; a batch was taken.
    GlobalBatch {
        /// Goroutines taken with it, itself included.
        n: u16,
    },
    /// The network poller had it.
    Netpoll,
    /// It was stolen from another P's ring, the youngest of those taken.
    Stolen {
        /// From this P.
        victim: PId,
        /// How many were taken.
        n: u16,
        /// How many the victim's ring had.
        of: u16,
    },
    /// It was another P's runnext, taken in the fourth pass.
    StolenRunnext {
        /// From this P.
        victim: PId,
    },
    /// A thief ran another P's expired timer, which made it runnable on the thief's own P.
    StolenTimer {
        /// Whose timer.
        victim: PId,
    },
    /// It came back from a syscall and took its old P back.
    SyscallOldP,
    /// It came back from a syscall and found an idle P.
    SyscallIdleP,
    /// `procresize` moved the caller of `runtime.GOMAXPROCS` to P0.
    MovedToP0,
    /// It is wired to this thread, to which the thread that found it gave its P.
    Locked,
}

/// What `findRunnable` looked at before it found something, and found empty: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passed(u16);

impl Passed {
    /// Nothing was looked at.
    pub const NONE: Self = Self(0);
    /// Own timers: none expired.
    pub const TIMERS: Self = Self(1);
    /// The tick was a multiple of 61, but the global queue was empty.
    pub const GLOBAL_TICK: Self = Self(1 << 1);
    /// Runnext: empty.
    pub const RUNNEXT: Self = Self(1 << 2);
    /// The own ring: empty.
    pub const RING: Self = Self(1 << 3);
    /// The global queue: empty.
    pub const GLOBAL: Self = Self(1 << 4);
    /// The network: polled, nothing ready.
    pub const NETPOLL: Self = Self(1 << 5);
    /// The network: not polled, nobody waits for it.
    pub const NET_NO_WAITERS: Self = Self(1 << 6);
    /// The network: not polled, another thread is at it.
    pub const NET_OTHER_POLLER: Self = Self(1 << 7);
    /// First stealing pass: every other P's ring empty.
    pub const STEAL_PASS_0: Self = Self(1 << 8);
    /// Second pass.
    pub const STEAL_PASS_1: Self = Self(1 << 9);
    /// Third pass.
    pub const STEAL_PASS_2: Self = Self(1 << 10);
    /// Fourth pass, with timers and runnext.
    pub const STEAL_PASS_3: Self = Self(1 << 11);
    /// Stealing was not tried: enough threads spin already.
    pub const STEAL_NOT_ADMITTED: Self = Self(1 << 12);
    /// The last look at the global queue before the P is given up: empty.
    pub const GLOBAL_AGAIN: Self = Self(1 << 13);

    /// Every member with the words a reader sees, in the order in which `findRunnable` looks.
    pub const ALL: [(Self, &'static str); 14] = [
        (Self::TIMERS, "own timers: none due"),
        (Self::GLOBAL_TICK, "61st tick: global queue empty"),
        (Self::RUNNEXT, "runnext empty"),
        (Self::RING, "local ring empty"),
        (Self::GLOBAL, "global queue empty"),
        (Self::NETPOLL, "network: nothing ready"),
        (Self::NET_NO_WAITERS, "network: nobody waits"),
        (Self::NET_OTHER_POLLER, "network: another thread polls"),
        (Self::STEAL_PASS_0, "steal pass 1: all rings empty"),
        (Self::STEAL_PASS_1, "steal pass 2: all rings empty"),
        (Self::STEAL_PASS_2, "steal pass 3: all rings empty"),
        (Self::STEAL_PASS_3, "steal pass 4: no timer, ring or runnext"),
        (Self::STEAL_NOT_ADMITTED, "stealing: enough threads spin already"),
        (Self::GLOBAL_AGAIN, "global queue still empty"),
    ];

    /// The pass numbered 0 to 3.
    pub fn steal_pass(pass: u8) -> Self {
        Self(Self::STEAL_PASS_0.0 << pass.min(3))
    }

    /// This set and another.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is in it.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The words of its members, in the order in which they were looked at.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().filter(move |(member, _)| self.has(*member)).map(|(_, words)| words)
    }
}

/// Why a goroutine stopped while runnable. The trace calls the second, third and fourth "preempted".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StopReason {
    /// `runtime.Gosched`.
    Gosched,
    /// Preempted, its request delivered by the signal, in the middle of computing.
    PreemptedAsync,
    /// Preempted at a function's prologue.
    PreemptedSync,
    /// It released a starving mutex and yields to the waiter (`goyield`).
    Goyield,
    /// `procresize` moves it to P0 (the trace calls this "runtime.Gosched" too).
    MovedToP0,
}

/// Why a goroutine waits; printed as the runtime prints it between the brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WaitReason {
    /// `IO wait`
    IoWait,
    /// `finalizer wait`
    FinalizerWait,
    /// `force gc (idle)`
    ForceGcIdle,
    /// `GC sweep wait`
    GcSweepWait,
    /// `GC scavenge wait`
    GcScavengeWait,
    /// `GOMAXPROCS updater (idle)`
    MaxProcsUpdaterIdle,
    /// `sleep`
    Sleep,
    /// `chan receive (nil chan)`
    ChanReceiveNil,
    /// `chan send (nil chan)`
    ChanSendNil,
    /// `chan receive`
    ChanReceive,
    /// `chan send`
    ChanSend,
    /// `sync.Mutex.Lock`
    MutexLock,
    /// `sync.WaitGroup.Wait`
    WaitGroupWait,
    /// `select (no cases)`
    SelectNoCases,
    /// `select`
    Select,
    /// `sync.Cond.Wait`
    CondWait,
    /// `sync.RWMutex.RLock`
    RwMutexRLock,
    /// `sync.RWMutex.Lock`
    RwMutexLock,
}

impl WaitReason {
    /// All of them, in the runtime's order.
    pub const ALL: [Self; 18] = [
        Self::IoWait,
        Self::FinalizerWait,
        Self::ForceGcIdle,
        Self::GcSweepWait,
        Self::GcScavengeWait,
        Self::MaxProcsUpdaterIdle,
        Self::Sleep,
        Self::ChanReceiveNil,
        Self::ChanSendNil,
        Self::SelectNoCases,
        Self::Select,
        Self::ChanReceive,
        Self::ChanSend,
        Self::CondWait,
        Self::MutexLock,
        Self::RwMutexRLock,
        Self::RwMutexLock,
        Self::WaitGroupWait,
    ];

    /// The runtime's words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::IoWait => "IO wait",
            Self::FinalizerWait => "finalizer wait",
            Self::ForceGcIdle => "force gc (idle)",
            Self::GcSweepWait => "GC sweep wait",
            Self::GcScavengeWait => "GC scavenge wait",
            Self::MaxProcsUpdaterIdle => "GOMAXPROCS updater (idle)",
            Self::Sleep => "sleep",
            Self::ChanReceiveNil => "chan receive (nil chan)",
            Self::ChanSendNil => "chan send (nil chan)",
            Self::ChanReceive => "chan receive",
            Self::ChanSend => "chan send",
            Self::MutexLock => "sync.Mutex.Lock",
            Self::WaitGroupWait => "sync.WaitGroup.Wait",
            Self::SelectNoCases => "select (no cases)",
            Self::Select => "select",
            Self::CondWait => "sync.Cond.Wait",
            Self::RwMutexRLock => "sync.RWMutex.RLock",
            Self::RwMutexLock => "sync.RWMutex.Lock",
        }
    }

    /// Whether only system goroutines wait like this.
    pub const fn is_system(self) -> bool {
        matches!(
            self,
            Self::FinalizerWait
                | Self::ForceGcIdle
                | Self::GcSweepWait
                | Self::GcScavengeWait
                | Self::MaxProcsUpdaterIdle
        )
    }
}

/// What made a parked goroutine runnable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WakeCause {
    /// A value was sent to it.
    Sent,
    /// Its value was received.
    Received,
    /// The channel was closed.
    Closed,
    /// A mutex was unlocked; it has to compete for it.
    Unlocked,
    /// A starving mutex was handed to it.
    HandedOff,
    /// The wait group reached zero.
    WaitGroupZero,
    /// Its timer expired.
    Timer,
    /// The network poller found its data.
    Netpoll,
    /// The writer unlocked the `sync.RWMutex`: a reader goes on.
    WriterDone,
    /// The last reader unlocked the `sync.RWMutex`: the writer goes on.
    ReadersDone,
    /// The condition was signalled.
    Signal,
    /// The condition was signalled to all.
    Broadcast,
    /// sysmon found that GOMAXPROCS should be another one, for the container's quota has changed.
    QuotaChanged,
}

/// What came of a call of `wakep`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WakepResult {
    /// A thread was woken or created, to spin with this P.
    Started(PId),
    /// Nothing: a thread is spinning already and will find the work.
    SpinnerExists,
    /// Nothing: no P is idle. `needspinning` is set.
    NoIdleP,
}

/// Where a thief found its goroutines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StealSlot {
    /// The victim's ring.
    Ring,
    /// The victim's runnext.
    Runnext,
}

/// Why goroutines were taken from the global queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TakeWhy {
    /// The P's tick is a multiple of 61.
    Tick,
    /// The P has nothing of its own.
    Batch,
    /// A last look before the P would have been given up.
    BeforeIdle,
    /// A look after it was given up: it was got back for this.
    Recheck,
}

/// Why sysmon or another taker could take a P from a thread in a syscall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StealWhy {
    /// The P has goroutines of its own waiting.
    LocalWork,
    /// No P is idle and nobody spins.
    NobodyIdle,
    /// The syscall, or the slice, is 10 ms old.
    TenMillis,
    /// The world is being stopped.
    Stw,
    /// The thread that had it before came back from its own syscall.
    OldOwner,
}

/// Why a P without a thread was given to one, or not (`handoffp`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum HandoffReason {
    /// It has goroutines of its own.
    LocalWork,
    /// The global queue has some.
    GlobalWork,
    /// Nobody spins and no P is idle: a spinning thread is started.
    NobodyLooking,
    /// The world is being stopped: it is halted.
    Stw,
    /// It is the last P, and somebody has to poll the network.
    LastPoller,
    /// There is nothing to do: it is laid on the idle list.
    Idle,
}

/// Why a goroutine was asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PreemptWhy {
    /// sysmon has seen the same `schedtick` for 10 ms or more.
    SliceAge,
    /// The world is being stopped.
    Stw,
}

/// For what the world is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StwKind {
    /// GOMAXPROCS changes.
    Gomaxprocs,
}
