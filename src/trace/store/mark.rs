//! Sorts of events that somebody may want to jump to, or to see alone.

use crate::event::{Event, Kind, StopReason, WakepResult};

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A sort of events.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Mark {
            $($(#[$doc])* $name,)*
        }

        impl Mark {
            /// All of them.
            pub const ALL: [Self; [$(Self::$name),*].len()] = [$(Self::$name),*];
        }
    };
}

marks! {
    /// A goroutine is created, or was there from the start.
    Create,
    /// A goroutine begins to run.
    Start,
    /// A goroutine ends.
    End,
    /// A goroutine parks.
    Block,
    /// A goroutine is woken.
    Wake,
    /// A goroutine is preempted.
    Preempt,
    /// A goroutine gives way by itself.
    Yield,
    /// A syscall begins or ends.
    Syscall,
    /// A thief takes goroutines.
    Steal,
    /// A P is taken from a thread in a syscall.
    Retake,
    /// A P is given to a thread, or laid down, by `handoffp`.
    Handoff,
    /// A thread is started to look for work.
    StartThread,
    /// GOMAXPROCS changes, or shall.
    Procs,
    /// A core has nothing left of the quota, or goes on.
    Quota,
    /// Cores, their quota, costs or the seed are changed from outside.
    Machine,
    /// The world stops, or goes on.
    Stw,
    /// A P turns to another state or thread.
    Proc,
    /// A thread parks, is woken, begins, ends, or is wired.
    Thread,
    /// A thread comes to a core, leaves one, or waits for one.
    Core,
    /// A thread looks for work, with or without success.
    Search,
    /// Goroutines move to or from the global queue.
    GlobalQueue,
    /// Somebody is asked to stop.
    Request,
    /// sysmon looks.
    Sysmon,
    /// A timer, and until when something waits.
    Timer,
    /// The network.
    Net,
    /// A lock is taken or released, or a wait group counted.
    Lock,
    /// A channel's fill changes; a select queues up or is decided.
    Chan,
    /// Something is made or freed.
    Make,
    /// A goroutine comes to a place in the source.
    Place,
    /// The program writes.
    Output,
}

impl Mark {
    /// The sort of an event.
    pub const fn of(event: &Event) -> Self {
        match event.kind {
            Kind::GoCreate { .. } | Kind::GoStatus { .. } => Self::Create,
            Kind::GoStart { .. } => Self::Start,
            Kind::GoDestroy => Self::End,
            Kind::GoBlock { .. } => Self::Block,
            Kind::GoUnblock { .. } => Self::Wake,
            Kind::GoStop { reason: StopReason::PreemptedAsync | StopReason::PreemptedSync, .. } => Self::Preempt,
            Kind::GoStop { .. } => Self::Yield,
            Kind::GoSyscallBegin | Kind::GoSyscallEnd | Kind::GoSyscallEndBlocked { .. } => Self::Syscall,
            Kind::Steal { .. } => Self::Steal,
            Kind::ProcSteal { .. } => Self::Retake,
            Kind::Handoff { .. } => Self::Handoff,
            Kind::Wakep { result: WakepResult::Started(_) } => Self::StartThread,
            Kind::ProcsChange { .. } | Kind::SetMaxProcs { .. } => Self::Procs,
            Kind::CoreThrottle { .. } | Kind::QuotaRefill { .. } | Kind::CoreUnthrottle { .. } => Self::Quota,
            Kind::CoresChange { .. }
            | Kind::QuotaChange { .. }
            | Kind::CostsChange { .. }
            | Kind::SeedChange { .. } => Self::Machine,
            Kind::STWBegin { .. } | Kind::STWEnd => Self::Stw,
            Kind::ProcStart | Kind::ProcStop { .. } | Kind::ProcStatus { .. } | Kind::SchedTick { .. } => Self::Proc,
            Kind::MStart { .. }
            | Kind::MPark
            | Kind::MUnpark { .. }
            | Kind::ThreadLock { .. }
            | Kind::MParkLocked
            | Kind::MUnparkLocked { .. }
            | Kind::MExit => Self::Thread,
            Kind::CoreRun { .. } | Kind::CoreStop { .. } | Kind::ThreadReady => Self::Core,
            Kind::SpinBegin | Kind::SpinEnd | Kind::Wakep { .. } | Kind::StealPass { .. } => Self::Search,
            Kind::GlobalTake { .. } | Kind::RunqOverflow { .. } => Self::GlobalQueue,
            Kind::PreemptRequest { .. } | Kind::PreemptLost => Self::Request,
            Kind::SysmonTick { .. } | Kind::SysmonDeepSleep => Self::Sysmon,
            Kind::WaitUntil { .. } | Kind::TimerRun { .. } => Self::Timer,
            Kind::NetReady { .. } | Kind::NetpollBlock { .. } | Kind::NetpollReturn { .. } => Self::Net,
            Kind::MutexLock { .. }
            | Kind::MutexUnlock { .. }
            | Kind::MutexStarving { .. }
            | Kind::RwLock { .. }
            | Kind::RwUnlock { .. }
            | Kind::WaitGroupCounter { .. } => Self::Lock,
            Kind::ChanLen { .. } | Kind::ChanClose { .. } | Kind::SelectWait { .. } | Kind::SelectDone { .. } => {
                Self::Chan
            }
            Kind::Make { .. } | Kind::Free { .. } => Self::Make,
            Kind::GoAt { .. } => Self::Place,
            Kind::Output { .. } => Self::Output,
        }
    }
}

/// A set of sorts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u32);

impl Marks {
    /// None.
    pub const NONE: Self = Self(0);
    /// All.
    pub const ALL: Self = Self((1 << Mark::ALL.len()) - 1);
    /// What is a change of a goroutine.
    pub const CHANGES: Self = Self::of(&[
        Mark::Create,
        Mark::Start,
        Mark::End,
        Mark::Block,
        Mark::Wake,
        Mark::Preempt,
        Mark::Yield,
        Mark::Syscall,
    ]);

    /// These.
    pub const fn of(marks: &[Mark]) -> Self {
        let (mut all, mut at) = (Self::NONE, 0);
        while at < marks.len() {
            all = all.with(marks[at]);
            at += 1;
        }
        all
    }

    /// This one too.
    #[must_use]
    pub const fn with(self, mark: Mark) -> Self {
        Self(self.0 | 1 << mark as u32)
    }

    /// All but this one.
    #[must_use]
    pub const fn without(self, mark: Mark) -> Self {
        Self(self.0 & !(1 << mark as u32))
    }

    /// Whether it is among them.
    pub const fn has(self, mark: Mark) -> bool {
        self.0 & 1 << mark as u32 != 0
    }

    /// Whether any is in both.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl From<Mark> for Marks {
    fn from(mark: Mark) -> Self {
        Self::NONE.with(mark)
    }
}
