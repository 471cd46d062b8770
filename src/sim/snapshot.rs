//! The machine's own state in plain words, for holding the fold over its events against it.

use std::collections::BTreeMap;

use crate::base::ids::{CoreId, FuncId, GoId, MId, PId};
use crate::base::quota::CpuMax;
use crate::base::time::SimTime;
use crate::event::{Object, ProcState, WaitReason};
use crate::sim::Sim;
use crate::sim::objects::{Chan, Mutex, RwMutex};
use crate::sim::program::{Gp, Program};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, ThreadState};
use crate::sim::sudog::WaitQueue;

/// Everything at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// When.
    pub time: SimTime,
    /// GOMAXPROCS.
    pub gomaxprocs: u16,
    /// The thread on each core that there ever was.
    pub cores: Vec<Option<MId>>,
    /// Which of them are throttled.
    pub throttled: Vec<bool>,
    /// How many cores are there now: the first ones.
    pub online: u16,
    /// What the container may use.
    pub quota: CpuMax,
    /// By thread id.
    pub threads: Vec<ThreadView>,
    /// By P id.
    pub procs: Vec<ProcView>,
    /// The live goroutines.
    pub goroutines: BTreeMap<GoId, (FuncId, GView)>,
    /// The global queue, head first.
    pub global: Vec<GoId>,
    /// By mutex id: holder, waiters in order, starving.
    pub mutexes: Vec<(Option<GoId>, Vec<GoId>, bool)>,
    /// By channel id.
    pub chans: Vec<ChanView>,
    /// By `sync.RWMutex` id.
    pub rwmutexes: Vec<RwMutexView>,
    /// By mutex id, those inside of `sync.RWMutex`es.
    pub writers: Vec<(Option<GoId>, Vec<GoId>, bool)>,
    /// By `sync.Cond` id: who waits.
    pub conds: Vec<Vec<GoId>>,
    /// By wait group id: the counter.
    pub waitgroups: Vec<i32>,
    /// Whether the world is being stopped, or is.
    pub stopping: bool,
}

/// A thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadView {
    /// The core it is on.
    pub core: Option<CoreId>,
    /// Whether it waits for a core.
    pub ready: bool,
    /// Whether it is parked on the idle list.
    pub idle: bool,
    /// Its P.
    pub p: Option<PId>,
    /// Its goroutine.
    pub g: Option<GoId>,
    /// Whether it spins.
    pub spinning: bool,
    /// The goroutine that is wired to it.
    pub locked: Option<GoId>,
}

/// A P.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcView {
    /// Its state.
    pub state: ProcState,
    /// Its thread.
    pub m: Option<MId>,
    /// Its tick.
    pub schedtick: u32,
    /// Its runnext.
    pub runnext: Option<GoId>,
    /// Its ring, head first.
    pub ring: Vec<GoId>,
}

/// Where a goroutine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GView {
    /// On some queue.
    Queued,
    /// In a thread's hand.
    Hand(MId),
    /// Running.
    Running(MId),
    /// In a syscall.
    Syscall(MId),
    /// Parked.
    Waiting(WaitReason, Object),
}

/// A `sync.RWMutex`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RwMutexView {
    /// How many read.
    pub readers: u32,
    /// Who writes.
    pub writer: Option<GoId>,
    /// Who waits to read.
    pub waiting_readers: Vec<GoId>,
    /// Who waits for the readers.
    pub waiting_writers: Vec<GoId>,
}

/// A channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChanView {
    /// Values in its buffer.
    pub len: usize,
    /// Who waits to send.
    pub senders: Vec<GoId>,
    /// Who waits to receive.
    pub receivers: Vec<GoId>,
    /// Whether it is closed.
    pub closed: bool,
}

impl<P: Program, S: Sink> Sim<P, S> {
    /// The state as it is.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            time: self.now,
            gomaxprocs: self.gomaxprocs,
            cores: self.cores.iter().map(|core| core.m).collect(),
            throttled: self.cores.iter().map(|core| core.throttled).collect(),
            online: self.online,
            quota: self.cfg.quota,
            threads: (0..self.ms.len()).map(|m| self.view_thread(m)).collect(),
            procs: (0..self.ps.len()).map(|p| self.view_proc(p)).collect(),
            goroutines: self.gs.iter().filter_map(|g| Some((g.id, (g.func, view(g.status)?)))).collect(),
            global: self.ids(&self.sched.runq),
            mutexes: self.objects.mutexes.iter().map(|mutex| self.view_mutex(mutex)).collect(),
            chans: self.objects.chans.iter().map(|chan| self.view_chan(chan)).collect(),
            rwmutexes: self.objects.rwmutexes.iter().map(|rw| self.view_rwmutex(rw)).collect(),
            writers: self.objects.rwmutexes.iter().map(|rw| self.view_mutex(&rw.w)).collect(),
            conds: self.objects.conds.iter().map(|cond| self.ids(cond.queue.iter().map(|(gp, _)| gp))).collect(),
            waitgroups: self.objects.waitgroups.iter().map(|wg| wg.counter).collect(),
            stopping: self.sched.stop.is_some(),
        }
    }

    fn view_thread(&self, m: usize) -> ThreadView {
        let thread = &self.ms[m];
        ThreadView {
            core: match thread.thread.state {
                ThreadState::On(core) => Some(core),
                _ => None,
            },
            ready: thread.thread.state == ThreadState::Ready,
            idle: thread.idle,
            p: thread.p,
            g: thread.curg.map(|gp| self.gs[gp.index()].id),
            spinning: thread.spinning,
            locked: thread.lockedg.map(|gp| self.gs[gp.index()].id),
        }
    }

    fn view_proc(&self, p: usize) -> ProcView {
        let proc = &self.ps[p];
        ProcView {
            state: proc.state,
            m: proc.m,
            schedtick: proc.schedtick,
            runnext: proc.runq.runnext.map(|gp| self.gs[gp.index()].id),
            ring: self.ids(&proc.runq.ring),
        }
    }

    fn view_mutex(&self, mutex: &Mutex) -> (Option<GoId>, Vec<GoId>, bool) {
        (mutex.holder, self.ids(&mutex.sema.queue), mutex.starving)
    }

    fn view_rwmutex(&self, rw: &RwMutex) -> RwMutexView {
        RwMutexView {
            readers: rw.readers,
            writer: rw.writer,
            waiting_readers: self.ids(&rw.reader_sem.queue),
            waiting_writers: self.ids(&rw.writer_sem.queue),
        }
    }

    fn view_chan(&self, chan: &Chan<P::Value>) -> ChanView {
        ChanView {
            len: chan.buffer.len(),
            senders: self.waiters(chan.sendq),
            receivers: self.waiters(chan.recvq),
            closed: chan.closed,
        }
    }

    fn waiters(&self, queue: WaitQueue) -> Vec<GoId> {
        let sudogs = &self.objects.sudogs;
        sudogs.queued(queue).map(|link| self.gs[sudogs.get(link).g.index()].id).collect()
    }

    fn ids<'a>(&self, gs: impl IntoIterator<Item = &'a Gp>) -> Vec<GoId> {
        gs.into_iter().map(|gp| self.gs[gp.index()].id).collect()
    }
}

fn view(status: GStatus) -> Option<GView> {
    Some(match status {
        GStatus::Runnable => GView::Queued,
        GStatus::Hand(m) => GView::Hand(m),
        GStatus::Running(m) => GView::Running(m),
        GStatus::Syscall(m) => GView::Syscall(m),
        GStatus::Waiting(reason, on) => GView::Waiting(reason, on),
        GStatus::Dead => return None,
    })
}
