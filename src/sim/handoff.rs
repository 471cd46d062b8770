//! `handoffp`: what becomes of a P that lost its thread.
//!
//! It must start a thread wherever `findRunnable` would find something to run on that P.

use crate::base::ids::{MId, PId};
use crate::event::{HandoffReason, Kind, ProcState};
use crate::sim::Sim;
use crate::sim::program::Program;
use crate::sim::sink::Sink;

impl<P: Program, S: Sink> Sim<P, S> {
    /// Gives the ownerless P to a thread, or lays it down; `by` does it.
    pub(super) fn handoffp(&mut self, by: MId, p: PId) {
        let reason = self.handoff_reason(p);
        self.emit(by, Kind::Handoff { p, reason });
        match reason {
            HandoffReason::LocalWork | HandoffReason::GlobalWork | HandoffReason::LastPoller => {
                self.counters.handoffs += 1;
                self.startm(by, p, false);
            }
            HandoffReason::NobodyLooking => {
                self.counters.handoffs += 1;
                self.sched.needspinning = false;
                self.startm(by, p, true);
            }
            HandoffReason::Stw => {
                self.set_proc_state(p, ProcState::GcStop);
                self.one_stopped();
            }
            HandoffReason::Idle => {
                self.pidleput(p);
                if let Some(when) = self.ps[p.index()].timers.wake_time() {
                    self.wake_net_poller(by, when);
                }
            }
        }
    }

    fn handoff_reason(&self, p: PId) -> HandoffReason {
        let idle = self.sched.pidle.len();
        if !self.ps[p.index()].runq.is_empty() {
            HandoffReason::LocalWork
        } else if !self.sched.runq.is_empty() {
            HandoffReason::GlobalWork
        } else if self.sched.nmspinning == 0 && idle == 0 {
            HandoffReason::NobodyLooking
        } else if self.sched.stop.is_some() {
            HandoffReason::Stw
        } else if idle == usize::from(self.gomaxprocs) - 1 && self.sched.poller.is_none() {
            HandoffReason::LastPoller
        } else {
            HandoffReason::Idle
        }
    }

    /// A P that no thread holds changes its state.
    pub(super) fn set_proc_state(&mut self, p: PId, state: ProcState) {
        self.ps[p.index()].state = state;
        self.emit_as(None, None, None, Kind::ProcStatus { p, state });
    }
}
