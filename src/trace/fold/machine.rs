//! The fold of what Ps, threads and cores do.

use std::collections::VecDeque;

use super::{Fold, FoldError, SYSMON, Thing, proc_of, thread_of};
use crate::base::ids::{CoreId, MId, PId};
use crate::base::time::SimTime;
use crate::event::{Event, Kind, ProcState};
use crate::trace::world::{Core, GState, Kernel, Proc, Thread, ThreadState, World};

impl World {
    pub(super) fn apply_proc(&mut self, event: &Event) -> Fold {
        match event.kind {
            Kind::ProcsChange { procs } => self.procs_change(procs),
            Kind::ProcStart => {
                let (m, p) = (thread_of(event)?, proc_of(event)?);
                if self.proc(p)?.m.is_some() {
                    return Err(FoldError::Conflict(Thing::P(p), "already has a thread"));
                }
                if self.thread(m)?.p.replace(p).is_some() {
                    return Err(FoldError::Conflict(Thing::M(m), "already has a P"));
                }
                let proc = self.proc(p)?;
                (proc.m, proc.state) = (Some(m), ProcState::Running);
            }
            Kind::ProcStop { to } => self.detach(proc_of(event)?, thread_of(event)?, to)?,
            Kind::ProcSteal { p, from, to, .. } => self.detach(p, from, to)?,
            Kind::ProcStatus { p, state } => {
                let proc = self.proc(p)?;
                if proc.m.is_some() && matches!(state, ProcState::Idle | ProcState::Dead) {
                    return Err(FoldError::Conflict(Thing::P(p), "still has a thread"));
                }
                proc.state = state;
                if state == ProcState::Dead {
                    self.empty_dead(p)?;
                }
            }
            Kind::SchedTick { p, tick } => self.proc(p)?.schedtick = tick,
            _ => {}
        }
        Ok(())
    }

    /// New Ps are halted until the next events say otherwise; those that go away are told one by one.
    fn procs_change(&mut self, procs: u16) {
        let state = ProcState::GcStop;
        let wanted = usize::from(procs);
        for proc in self.procs.iter_mut().take(wanted).filter(|proc| proc.state == ProcState::Dead) {
            proc.state = state;
        }
        let new = Proc { state, m: None, schedtick: 0, runnext: None, ring: VecDeque::new(), moved: None };
        if self.procs.len() < wanted {
            self.procs.resize(wanted, new);
        }
        self.gomaxprocs = procs;
    }

    fn detach(&mut self, p: PId, m: MId, to: ProcState) -> Fold {
        if self.thread(m)?.p.take() != Some(p) {
            return Err(FoldError::Conflict(Thing::P(p), "is not held by that thread"));
        }
        let proc = self.proc(p)?;
        (proc.m, proc.state) = (None, to);
        Ok(())
    }

    /// `p.destroy`: the ring from its tail, then runnext, each to the head of the global queue.
    fn empty_dead(&mut self, p: PId) -> Fold {
        let proc = self.proc(p)?;
        let (ring, runnext) = (std::mem::take(&mut proc.ring), proc.runnext.take());
        for g in ring.into_iter().rev().chain(runnext) {
            self.global.push_front(g);
            self.set_state(g, GState::Global)?;
        }
        Ok(())
    }

    pub(super) fn apply_thread(&mut self, event: &Event) -> Fold {
        if let Kind::MStart { m } = event.kind {
            return self.thread_start(m);
        }
        if let Kind::MUnpark { m, .. } = event.kind {
            self.thread(m)?.state = ThreadState::Active;
            return Ok(());
        }
        let m = thread_of(event)?;
        match event.kind {
            Kind::CoreRun { core } => return self.core_run(m, core),
            Kind::CoreStop { core, ready } => return self.core_stop(m, core, ready),
            _ => {}
        }
        let thread = self.thread(m)?;
        match event.kind {
            Kind::MPark => thread.state = ThreadState::Idle,
            Kind::ThreadReady => thread.kernel = Kernel::Ready,
            Kind::MParkLocked => thread.state = ThreadState::Locked,
            Kind::MExit => thread.state = ThreadState::Gone,
            Kind::ThreadLock { locked } => thread.locked = event.g.filter(|_| locked),
            Kind::SpinBegin => thread.spinning = true,
            Kind::SpinEnd => thread.spinning = false,
            Kind::NetpollBlock { until } => thread.state = ThreadState::Polling { until },
            Kind::NetpollReturn { blocked: true, .. } => thread.state = ThreadState::Active,
            _ => {}
        }
        Ok(())
    }

    fn thread_start(&mut self, m: MId) -> Fold {
        if m.index() != self.threads.len() {
            return Err(FoldError::Conflict(Thing::M(m), "is not the next thread in order"));
        }
        let state = if m == SYSMON { ThreadState::Sysmon } else { ThreadState::Active };
        self.threads.push(Thread { kernel: Kernel::Asleep, state, p: None, g: None, spinning: false, locked: None });
        Ok(())
    }

    /// What is changed from outside, and what comes of a quota.
    pub(super) fn apply_change(&mut self, kind: Kind) -> Fold {
        match kind {
            Kind::CoresChange { cores } => {
                self.online = cores;
                let all = self.cores.len().max(cores.into());
                self.cores.resize(all, Core::default());
            }
            Kind::QuotaChange { quota } => self.quota = quota,
            Kind::CoreThrottle { core, until } => self.throttle(core, Some(until))?,
            Kind::CoreUnthrottle { core } => self.throttle(core, None)?,
            Kind::CostsChange { costs } => self.costs = Some(costs),
            Kind::SeedChange { seed } => self.seed = seed,
            _ => {}
        }
        Ok(())
    }

    /// A core with a thread has nothing left of the quota, until then; or it has some again.
    fn throttle(&mut self, core: CoreId, until: Option<SimTime>) -> Fold {
        let slot = self.cores.get_mut(core.index()).ok_or(FoldError::Unknown(Thing::Core(core)))?;
        if slot.m.is_none() {
            return Err(FoldError::Conflict(Thing::Core(core), "has no thread"));
        }
        if until.is_none() && slot.throttled.is_none() {
            return Err(FoldError::Conflict(Thing::Core(core), "is not throttled"));
        }
        slot.throttled = until;
        Ok(())
    }

    fn core_run(&mut self, m: MId, core: CoreId) -> Fold {
        if !self.has(core) {
            return Err(FoldError::Unknown(Thing::Core(core)));
        }
        let slot = self.cores.get_mut(core.index()).ok_or(FoldError::Unknown(Thing::Core(core)))?;
        if slot.m.replace(m).is_some() {
            return Err(FoldError::Conflict(Thing::Core(core), "already runs a thread"));
        }
        let thread = self.thread(m)?;
        if matches!(thread.kernel, Kernel::On(_)) {
            return Err(FoldError::Conflict(Thing::M(m), "is already on a core"));
        }
        thread.kernel = Kernel::On(core);
        Ok(())
    }

    fn core_stop(&mut self, m: MId, core: CoreId, ready: bool) -> Fold {
        let slot = self.cores.get_mut(core.index()).ok_or(FoldError::Unknown(Thing::Core(core)))?;
        if slot.m.take() != Some(m) {
            return Err(FoldError::Conflict(Thing::Core(core), "does not run that thread"));
        }
        slot.throttled = None;
        self.thread(m)?.kernel = if ready { Kernel::Ready } else { Kernel::Asleep };
        Ok(())
    }
}
