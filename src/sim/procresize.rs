//! `procresize`: the number of Ps changes while the world is stopped.

use crate::base::ids::{MId, PId};
use crate::event::{Kind, Passed, Place, ProcState, Rule, StopReason};
use crate::sim::Sim;
use crate::sim::program::Program;
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Proc};

impl<P: Program, S: Sink> Sim<P, S> {
    /// Changes GOMAXPROCS to `procs`. Returns the Ps that have work, in the order in which threads are woken for them,
    /// each with the idle thread chosen for it, if there is one.
    pub(super) fn procresize(&mut self, by: MId, procs: u16) -> Vec<(PId, Option<MId>)> {
        let old = self.gomaxprocs;
        self.gomaxprocs = procs;
        self.grow(procs);
        self.emit(by, Kind::ProcsChange { procs });
        self.keep_or_move_caller(by, procs);
        let heir = self.ms[by.index()].p.unwrap_or(PId::new(0));
        for p in (procs..old).map(PId::new) {
            self.destroy(p, heir);
        }
        let runnable = self.assign_threads(by);
        self.reset_steal_order();
        runnable
    }

    /// New Ps, or dead ones again: a P's record is kept for reuse.
    fn grow(&mut self, procs: u16) {
        for i in 0..usize::from(procs) {
            match self.ps.get_mut(i) {
                Some(p) if p.state == ProcState::Dead => p.state = ProcState::GcStop,
                Some(_) => {}
                None => self.ps.push(Proc::new(self.cfg.ring, ProcState::GcStop)),
            }
        }
    }

    /// The caller keeps its P if that survives; otherwise it goes on with P0, as if it had been rescheduled.
    fn keep_or_move_caller(&mut self, by: MId, procs: u16) {
        let Some(own) = self.ms[by.index()].p else { return };
        if own.number() < procs {
            return self.set_proc_state(own, ProcState::Running);
        }
        let gp = self.drop_current(by, GStatus::Hand(by));
        self.emit_for(by, gp, Some(own), Kind::GoStop { reason: StopReason::MovedToP0, place: Place::Hand });
        self.releasep(by, ProcState::GcStop);
        self.emit_as(None, Some(by), Some(own), Kind::ProcStop { to: ProcState::GcStop });
        self.acquirep(by, PId::new(0));
        self.ms[by.index()].curg = Some(gp);
        self.gs[gp.index()].status = GStatus::Running(by);
        self.counters.switches += 1;
        self.emit(by, Kind::GoStart { rule: Rule::MovedToP0, passed: Passed::NONE, inherit: true });
    }

    /// `p.destroy`: its goroutines go to the head of the global queue, its timers to another P.
    fn destroy(&mut self, p: PId, heir: PId) {
        let proc = &mut self.ps[p.index()];
        while let Some(gp) = proc.runq.ring.pop_back() {
            self.sched.runq.push_front(gp);
        }
        if let Some(gp) = proc.runq.runnext.take() {
            self.sched.runq.push_front(gp);
        }
        self.move_timers(p, heir);
        self.set_proc_state(p, ProcState::Dead);
    }

    /// Ps with work get threads, the one that had them last if it is idle; the others go to the idle list, the highest
    /// on top.
    fn assign_threads(&mut self, by: MId) -> Vec<(PId, Option<MId>)> {
        let own = self.ms[by.index()].p;
        let mut idle = Vec::new();
        let mut with_old_thread = Vec::new();
        let mut need_thread = Vec::new();
        for p in (0..self.gomaxprocs).rev().map(PId::new).filter(|p| Some(*p) != own) {
            if self.ps[p.index()].runq.is_empty() {
                idle.push(p);
                continue;
            }
            self.set_proc_state(p, ProcState::Idle);
            match self.take_idle_thread(self.ps[p.index()].oldm) {
                Some(m) => with_old_thread.push((p, Some(m))),
                None => need_thread.push(p),
            }
        }
        // The runtime builds linked lists by pushing at their heads; these are the orders that result.
        let mut runnable = Vec::new();
        for p in need_thread.into_iter().rev() {
            runnable.push((p, self.sched.midle.pop()));
        }
        runnable.reverse();
        runnable.extend(with_old_thread.into_iter().rev());
        for p in idle.into_iter().rev() {
            self.pidleput(p);
            self.set_proc_state(p, ProcState::Idle);
        }
        runnable
    }

    /// `mgetSpecific`: this thread, if it is idle.
    fn take_idle_thread(&mut self, m: Option<MId>) -> Option<MId> {
        let position = self.sched.midle.iter().position(|idle| Some(*idle) == m)?;
        Some(self.sched.midle.remove(position))
    }
}
