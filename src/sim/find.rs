//! `findRunnable`: where a thread with a P looks for a goroutine, in the runtime's order.
//!
//! ```text
//!   own timers -> 61st tick: 1 from global -> runnext -> ring -> global batch -> network -> steal (4 passes)
//!     -> last look at global -> give up the P -> look again everywhere -> block in the poller, or park
//! ```
//!
//! The thread can be overtaken by others between the parts that are steps of their own. What was looked at in vain is
//! noted on the way and told with the decision.

use crate::base::ids::MId;
use crate::base::time::SimTime;
use crate::event::{Kind, Passed, ProcState, Rule, TakeWhy};
use crate::sim::Sim;
use crate::sim::program::{Gp, Program};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Step};

/// Every so many ticks the global queue goes first.
const GLOBAL_TICK: u32 = 61;

impl<P: Program, S: Sink> Sim<P, S> {
    /// Steps 5 to 8: the 61st tick, the own queue, the global queue.
    #[inline]
    pub(super) fn find_local(&mut self, m: MId) {
        let p = self.p_of(m);
        let tick = self.ps[p.index()].schedtick;
        if tick.is_multiple_of(GLOBAL_TICK) {
            if let Some(gp) = self.take_global(m, 1, TakeWhy::Tick) {
                return self.found(m, gp, Rule::GlobalTick { tick });
            }
            self.pass(m, Passed::GLOBAL_TICK);
        }
        if self.run_own_queue(m, |inherit| if inherit { Rule::Runnext } else { Rule::Local }).is_some() {
            return;
        }
        self.pass(m, Passed::RUNNEXT.with(Passed::RING));
        if let Some((gp, rule)) = self.take_batch(m, TakeWhy::Batch) {
            return self.found(m, gp, rule);
        }
        self.pass(m, Passed::GLOBAL);
        self.consider_netpoll(m);
    }

    /// `globrunqgetbatch` with its usual size.
    #[inline(never)]
    fn take_batch(&mut self, m: MId, why: TakeWhy) -> Option<(Gp, Rule)> {
        let size = self.sched.runq.len();
        let half = self.ps[self.p_of(m).index()].runq.half();
        let n = half.min(size).min(size / usize::from(self.gomaxprocs) + 1);
        let gp = self.take_global(m, n, why)?;
        Some((gp, Rule::GlobalBatch { n: n as u16 }))
    }

    /// Takes `n` from the global queue: the first is returned, the others go to the own (empty) ring.
    #[inline(never)]
    fn take_global(&mut self, m: MId, n: usize, why: TakeWhy) -> Option<Gp> {
        let gp = self.sched.runq.pop_front()?;
        let p = self.p_of(m);
        let ring = &mut self.ps[p.index()].runq.ring;
        ring.extend(self.sched.runq.drain(..n - 1));
        self.gs[gp.index()].status = GStatus::Hand(m);
        self.emit(m, Kind::GlobalTake { why, n: n as u16 });
        Some(gp)
    }

    /// Step 9: is the network to be polled, without blocking?
    #[inline(never)]
    fn consider_netpoll(&mut self, m: MId) {
        if self.sched.net_waiters == 0 {
            self.pass(m, Passed::NET_NO_WAITERS);
        } else if self.sched.poller.is_some() || self.sched.polling_net {
            self.pass(m, Passed::NET_OTHER_POLLER);
        } else {
            self.sched.polling_net = true;
            self.charge(m, self.cfg.costs.netpoll);
            return self.then(m, Step::Netpoll);
        }
        self.consider_stealing(m);
    }

    /// Step 9, the poll.
    pub(super) fn find_netpoll(&mut self, m: MId) {
        self.sched.polling_net = false;
        let list = self.netpoll(m, false);
        if let Some(gp) = self.run_first_inject_rest(m, list) {
            return self.found(m, gp, Rule::Netpoll);
        }
        self.pass(m, Passed::NETPOLL);
        self.consider_stealing(m);
    }

    /// Step 10: at most half of the busy Ps' number of threads spin.
    fn consider_stealing(&mut self, m: MId) {
        let busy = u32::from(self.gomaxprocs) - self.sched.pidle.len() as u32;
        if !self.ms[m.index()].spinning {
            if 2 * self.sched.nmspinning >= busy {
                self.pass(m, Passed::STEAL_NOT_ADMITTED);
                return self.find_nothing(m);
            }
            self.become_spinning(m);
        }
        self.begin_steal_pass(m, 0, false);
    }

    /// Nothing was found: what remains of the pass costs something for each P.
    pub(super) fn find_nothing(&mut self, m: MId) {
        self.then_after_look(m, Step::GiveUp);
    }

    /// The next of the three steps in which a thread gives up, each with its cost.
    fn then_after_look(&mut self, m: MId, step: Step) {
        self.charge(m, self.cfg.costs.find_each_p * u64::from(self.gomaxprocs));
        self.then(m, step);
    }

    /// Step 12: one last look under the scheduler's lock, then the P goes to the idle list.
    pub(super) fn give_up(&mut self, m: MId) {
        if self.sched.stop.is_some() {
            return self.then(m, Step::Schedule);
        }
        if let Some((gp, rule)) = self.take_batch(m, TakeWhy::BeforeIdle) {
            return self.found(m, gp, rule);
        }
        self.pass(m, Passed::GLOBAL_AGAIN);
        if !self.ms[m.index()].spinning && self.sched.needspinning {
            self.become_spinning(m);
            return self.then(m, Step::Schedule);
        }
        let p = self.releasep(m, ProcState::Idle);
        self.pidleput(p);
        self.emit_as(None, Some(m), Some(p), Kind::ProcStop { to: ProcState::Idle });
        self.ms[m.index()].find.was_spinning = self.ms[m.index()].spinning;
        if self.ms[m.index()].spinning {
            self.stop_spinning(m);
            self.then_after_look(m, Step::Recheck);
        } else {
            self.then_after_look(m, Step::Poll);
        }
    }

    /// Step 13: work submitted since may have counted on this thread's spinning. Look everywhere again.
    pub(super) fn recheck(&mut self, m: MId) {
        if !self.sched.runq.is_empty()
            && let Some(p) = self.pidleget_spinning()
        {
            self.acquirep(m, p);
            self.become_spinning(m);
            if let Some((gp, rule)) = self.take_batch(m, TakeWhy::Recheck) {
                return self.found(m, gp, rule);
            }
        }
        let has_work = |p: usize| !self.is_idle(p) && !self.ps[p].runq.is_empty();
        if (0..usize::from(self.gomaxprocs)).any(has_work)
            && let Some(p) = self.pidleget_spinning()
        {
            self.acquirep(m, p);
            self.become_spinning(m);
            return self.then(m, Step::Schedule);
        }
        let earliest = self.earliest_timer();
        let until = &mut self.ms[m.index()].find.poll_until;
        *until = until.iter().copied().chain(earliest).min();
        self.then_after_look(m, Step::Poll);
    }

    /// The earliest timer of all Ps.
    pub(super) fn earliest_timer(&self) -> Option<SimTime> {
        let ps = &self.ps[..usize::from(self.gomaxprocs)];
        ps.iter().filter_map(|p| p.timers.wake_time()).min()
    }
}
