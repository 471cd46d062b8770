//! What everything looks like at one time: the state that a fold over events arrives at.
//!
//! **Invariants**: a `World` is changed by [`World::apply`] alone; it knows nothing that the events do not say; after
//! every event it equals the simulator's own state.

use std::collections::VecDeque;

use smallvec::SmallVec;

use crate::base::ids::{ChanId, CondId, CoreId, FuncId, GoId, MId, MutexId, PId, RwMutexId, WgId};
use crate::base::quota::CpuMax;
use crate::base::time::SimTime;
use crate::event::{Event, Object, Position, ProcState, WaitReason};
use crate::trace::census::Census;
use crate::trace::recording::Header;
use crate::trace::table::Table;

/// Everything at one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct World {
    /// The time of the last event.
    pub time: SimTime,
    /// GOMAXPROCS.
    pub gomaxprocs: u16,
    /// By core id: all that there ever were.
    pub cores: Vec<Core>,
    /// How many cores are there now: the first ones.
    pub online: u16,
    /// CPU time that all cores together may use.
    pub quota: CpuMax,
    /// The costs that came into force last, by their place in [`crate::event::Names::costs`]; none for those at the
    /// start.
    pub costs: Option<u16>,
    /// The seed of all random numbers.
    pub seed: u64,
    /// By thread id.
    pub threads: Vec<Thread>,
    /// By P id; those beyond GOMAXPROCS are `Dead`.
    pub procs: Vec<Proc>,
    /// The live goroutines.
    pub goroutines: Table<GoId, Goroutine>,
    /// The global run queue, head first.
    pub global: VecDeque<GoId>,
    /// Mutexes that somebody holds or waits for.
    pub mutexes: Table<MutexId, Mutex>,
    /// Channels that have been used.
    pub chans: Table<ChanId, Chan>,
    /// Wait groups' counters.
    pub waitgroups: Table<WgId, i32>,
    /// Who waits for a wait group, first come first.
    pub joining: Table<WgId, VecDeque<GoId>>,
    /// `sync.RWMutex`es that somebody has or waits for.
    pub rwmutexes: Table<RwMutexId, RwMutex>,
    /// Who waits for a `sync.Cond`, first come first.
    pub conds: Table<CondId, VecDeque<GoId>>,
    /// Where goroutines in a select have queued up: at which channel, and whether to send.
    pub selects: Table<GoId, SmallVec<[(ChanId, bool); 2]>>,
    /// How many goroutines are in which state, and who waits for what.
    pub census: Census,
    /// Whether the world is stopped, or being stopped.
    pub stopping: bool,
    /// Slots of a P's ring; what does not fit overflows to the global queue.
    pub ring: u16,
}

impl World {
    /// The world before the first event: the cores of this recording's machine, and nothing else.
    pub fn new(header: &Header) -> Self {
        let Header { cores: online, gomaxprocs, quota, seed, ring, .. } = *header;
        let cores = vec![Core::default(); usize::from(online)];
        Self { gomaxprocs, cores, online, quota, seed, ring, ..Self::default() }
    }

    /// Whether this core is there now.
    pub fn has(&self, core: CoreId) -> bool {
        core.number() < self.online
    }

    /// Whether this thread is on a core that has nothing left of the quota.
    pub fn is_throttled(&self, m: MId) -> bool {
        match self.threads.get(m.index()).map(|thread| thread.kernel) {
            Some(Kernel::On(core)) => self.cores.get(core.index()).is_some_and(|core| core.throttled.is_some()),
            _ => false,
        }
    }

    /// What this goroutine runs, while it lives.
    pub fn func(&self, g: GoId) -> Option<FuncId> {
        self.goroutines.get(&g).map(|goroutine| goroutine.func)
    }

    /// Who waits for an object, in the order in which they will be served. Of a channel those who wait to send or
    /// those who wait to receive, as the reason says; who is in a select is among them.
    pub fn waiters(&self, on: Object, reason: WaitReason) -> impl ExactSizeIterator<Item = GoId> {
        let queue = match on {
            Object::Chan(chan) if reason == WaitReason::ChanSend => self.chans.get(&chan).map(|chan| &chan.senders),
            Object::Chan(chan) => self.chans.get(&chan).map(|chan| &chan.receivers),
            Object::Mutex(mutex) => self.mutexes.get(&mutex).map(|mutex| &mutex.waiters),
            Object::RwMutex(rw) if reason == WaitReason::RwMutexRLock => {
                self.rwmutexes.get(&rw).map(|rw| &rw.waiting_readers)
            }
            Object::RwMutex(rw) => self.rwmutexes.get(&rw).map(|rw| &rw.waiting_writers),
            Object::Cond(cond) => self.conds.get(&cond),
            Object::WaitGroup(wg) => self.joining.get(&wg),
            Object::None | Object::Select => None,
        };
        queue.map(VecDeque::iter).unwrap_or_default().copied()
    }
}

impl World {
    /// About how many bytes this world has that `other` does not share.
    pub(super) fn bytes_beside(&self, other: &Self) -> usize {
        let procs: usize = self.procs.iter().map(|proc| size_of::<Proc>() + queue_bytes(&proc.ring)).sum();
        let machine = size_of_val(self.cores.as_slice()) + size_of_val(self.threads.as_slice()) + procs;
        let goroutines = self.goroutines.bytes_beside(&other.goroutines, |_| 0)
            + queue_bytes(&self.global)
            + self.census.bytes_beside(&other.census);
        let objects = self.mutexes.bytes_beside(&other.mutexes, |mutex| queue_bytes(&mutex.waiters))
            + self.chans.bytes_beside(&other.chans, |chan| queue_bytes(&chan.senders) + queue_bytes(&chan.receivers))
            + self.waitgroups.bytes_beside(&other.waitgroups, |_| 0)
            + self.joining.bytes_beside(&other.joining, queue_bytes)
            + self.rwmutexes.bytes_beside(&other.rwmutexes, |rw| {
                queue_bytes(&rw.waiting_readers) + queue_bytes(&rw.waiting_writers)
            })
            + self.conds.bytes_beside(&other.conds, queue_bytes)
            + self.selects.bytes_beside(&other.selects, |on| on.capacity() * size_of::<(ChanId, bool)>());
        size_of::<Self>() + machine + goroutines + objects
    }
}

fn queue_bytes(queue: &VecDeque<GoId>) -> usize {
    queue.capacity() * size_of::<GoId>()
}

/// A core.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Core {
    /// The thread on it.
    pub m: Option<MId>,
    /// It has nothing left of the quota, and its thread stands still: until then at least.
    pub throttled: Option<SimTime>,
}

/// A thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// What the kernel does with it.
    pub kernel: Kernel,
    /// What the runtime does with it.
    pub state: ThreadState,
    /// The P it holds. One that was woken for a P holds it when it runs, from `ProcStart` on.
    pub p: Option<PId>,
    /// The goroutine it runs, also while that is in a syscall.
    pub g: Option<GoId>,
    /// Whether it is looking for work as a spinning thread.
    pub spinning: bool,
    /// The goroutine that is wired to it.
    pub locked: Option<GoId>,
}

/// Where the kernel has a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// On this core.
    On(CoreId),
    /// Able to run, but waiting for a core.
    Ready,
    /// Asleep: parked, in a syscall, in the poller, or on its way up.
    Asleep,
}

/// What the runtime has a thread do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadState {
    /// Running a goroutine or the scheduler, or about to (woken, created).
    Active,
    /// Parked on the idle list.
    Idle,
    /// Blocked in the network poller.
    Polling {
        /// Until then at the latest.
        until: SimTime,
    },
    /// Parked until the goroutine that is wired to it can run.
    Locked,
    /// It has ended.
    Gone,
    /// sysmon's thread, which never holds a P and needs no core in this model.
    Sysmon,
}

/// A P.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proc {
    /// Its state.
    pub state: ProcState,
    /// The thread that holds it.
    pub m: Option<MId>,
    /// Counts slices: +1 for each `GoStart` that does not inherit.
    pub schedtick: u32,
    /// The cell that goes first.
    pub runnext: Option<GoId>,
    /// The ring, head first.
    pub ring: VecDeque<GoId>,
    /// What brought somebody to its queue last, or took somebody from there to a thief or to the global queue.
    pub moved: Option<Event>,
}

/// A goroutine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goroutine {
    /// What it runs.
    pub func: FuncId,
    /// Who created it; none for main, the runtime's own, and what a timer started.
    pub parent: Option<GoId>,
    /// Where it was in the source when that was told last.
    pub at: Option<Position>,
    /// Its state.
    pub state: GState,
    /// Since when it is in this state. Moving from one queue to another does not count: a runnable goroutine has been
    /// so since it became runnable.
    pub since: SimTime,
}

/// The state of a goroutine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GState {
    /// In a P's runnext.
    Runnext(PId),
    /// In a P's ring.
    Ring(PId),
    /// In the global queue.
    Global,
    /// A thread holds it and is about to run it.
    Hand(MId),
    /// Running on this thread.
    Running(MId),
    /// In a syscall on this thread.
    Syscall {
        /// The thread, blocked with it.
        m: MId,
        /// When it will be over, where that is known.
        until: Option<SimTime>,
    },
    /// Parked.
    Waiting {
        /// Why.
        reason: WaitReason,
        /// On what.
        on: Object,
        /// When it will be over by itself, where that is known.
        until: Option<SimTime>,
        /// Whether it waits for the network and its data are there, unpolled.
        ready: bool,
    },
}

impl GState {
    /// Whether it is on a queue, or in a thread's hand, to be run.
    pub const fn is_runnable(self) -> bool {
        matches!(self, Self::Runnext(_) | Self::Ring(_) | Self::Global | Self::Hand(_))
    }
}

/// A mutex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mutex {
    /// Who holds it.
    pub holder: Option<GoId>,
    /// Who waits, in the order in which they will be woken.
    pub waiters: VecDeque<GoId>,
    /// Whether it is in starvation mode.
    pub starving: bool,
}

/// A `sync.RWMutex`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RwMutex {
    /// How many read.
    pub readers: u32,
    /// Who writes.
    pub writer: Option<GoId>,
    /// Who waits to read, first come first.
    pub waiting_readers: VecDeque<GoId>,
    /// Who waits for the readers to be done. (Other writers wait for its mutex.)
    pub waiting_writers: VecDeque<GoId>,
}

/// A channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chan {
    /// What its buffer holds, if it was made while the program ran.
    pub capacity: Option<u32>,
    /// Values in the buffer.
    pub len: u32,
    /// Who waits to send, first come first.
    pub senders: VecDeque<GoId>,
    /// Who waits to receive, first come first.
    pub receivers: VecDeque<GoId>,
    /// Whether it is closed.
    pub closed: bool,
}
