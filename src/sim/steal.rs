//! `stealWork`: four passes over all Ps in pseudo-random orders; timers and runnext only in the fourth.
//!
//! The order of a pass: start anywhere, then go on by a stride that is coprime to GOMAXPROCS, so that every P is
//! visited exactly once (`randomOrder`). One random number a pass.

use crate::base::ids::{MId, PId};
use crate::base::time::SimDuration;
use crate::event::{Kind, Passed, ProcState, Rule, StealSlot};
use crate::sim::Sim;
use crate::sim::program::{Gp, Program};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, StealWork, Step};

/// The last pass.
const LAST_PASS: u8 = 3;

impl<P: Program, S: Sink> Sim<P, S> {
    /// Begins a pass with a new order.
    pub(super) fn begin_steal_pass(&mut self, m: MId, pass: u8, ran_timer: bool) {
        let random = self.ms[m.index()].rng.u32();
        let count = u32::from(self.gomaxprocs);
        let coprimes = &self.sched.steal_coprimes;
        let step = coprimes[(random / count) as usize % coprimes.len()];
        let work = StealWork { pass, first: (random % count) as u16, step, visited: 0, ran_timer };
        self.next_victim(m, work);
    }

    /// Looking at the next victim takes its time.
    fn next_victim(&mut self, m: MId, work: StealWork) {
        self.charge(m, self.cfg.costs.steal_attempt);
        self.then(m, Step::Steal(work));
    }

    /// Looks at one victim.
    pub(super) fn steal_from_next(&mut self, m: MId, work: StealWork) {
        if self.sched.stop.is_some() {
            return self.then(m, Step::Schedule);
        }
        let victim = work.victim(self.gomaxprocs);
        if victim == self.p_of(m) {
            return self.after_victim(m, work);
        }
        let mut work = work;
        if work.pass == LAST_PASS && self.steal_timers(m, &mut work, victim) {
            return;
        }
        if self.is_idle(victim.index()) {
            return self.after_victim(m, work);
        }
        self.runqsteal(m, work, victim);
    }

    /// Runs the victim's expired timers. True if that gave this thread something to run.
    fn steal_timers(&mut self, m: MId, work: &mut StealWork, victim: PId) -> bool {
        let ran = self.check_timers(m, victim);
        let next = self.ps[victim.index()].timers.wake_time();
        let until = &mut self.ms[m.index()].find.poll_until;
        *until = until.iter().copied().chain(next).min();
        if !ran {
            return false;
        }
        let found = !self.ps[self.p_of(m).index()].runq.is_empty();
        if found {
            self.end_steal_pass(m, *work, Some(victim));
            self.run_own_queue(m, |_| Rule::StolenTimer { victim });
            return true;
        }
        work.ran_timer = true;
        false
    }

    /// `runqsteal`, `runqgrab`
    fn runqsteal(&mut self, m: MId, work: StealWork, victim: PId) {
        let of = self.ps[victim.index()].runq.ring.len() as u16;
        if of > 0 {
            self.end_steal_pass(m, work, Some(victim));
            return self.take_half(m, victim, of);
        }
        match self.ps[victim.index()].runq.runnext {
            Some(gp) if work.pass == LAST_PASS => self.steal_runnext_later(m, work, gp, victim),
            _ => self.after_victim(m, work),
        }
    }

    /// Takes the older half: the youngest of it is run, the others go to the own ring.
    fn take_half(&mut self, m: MId, victim: PId, of: u16) {
        let mut batch = self.ps[victim.index()].runq.grab();
        let n = batch.len() as u16;
        let gp = batch.pop().expect("half of something, rounded up, is something");
        let own = self.p_of(m);
        self.ps[own.index()].runq.ring.extend(batch);
        self.stolen(m, gp, StealSlot::Ring, n, of, victim);
    }

    /// A runnext is left alone for a moment, for its P is most likely about to run it.
    fn steal_runnext_later(&mut self, m: MId, work: StealWork, gp: Gp, victim: PId) {
        self.then(m, Step::StealRunnext(work, gp));
        let backoff = self.cfg.costs.runnext_backoff;
        if !backoff.is_zero() && self.may_run_it_soon(victim) {
            self.sleep_thread_for(m, backoff);
        }
    }

    /// Whether the victim's thread is in Go code, and not in a syscall.
    fn may_run_it_soon(&self, victim: PId) -> bool {
        let proc = &self.ps[victim.index()];
        let Some(m) = proc.m else { return false };
        let curg = self.ms[m.index()].curg;
        proc.state == ProcState::Running
            && curg.is_none_or(|gp| !matches!(self.gs[gp.index()].status, GStatus::Syscall(_)))
    }

    /// The moment is over: take the runnext if it is still the same; otherwise look at this victim anew.
    pub(super) fn steal_runnext(&mut self, m: MId, work: StealWork, gp: Gp) {
        let victim = work.victim(self.gomaxprocs);
        if self.ps[victim.index()].runq.runnext != Some(gp) {
            return self.runqsteal(m, work, victim);
        }
        self.end_steal_pass(m, work, Some(victim));
        self.ps[victim.index()].runq.runnext = None;
        self.stolen(m, gp, StealSlot::Runnext, 1, 1, victim);
    }

    /// `n` goroutines are the thread's; `gp` will run as soon as the work of moving them is paid.
    fn stolen(&mut self, m: MId, gp: Gp, slot: StealSlot, n: u16, of: u16, victim: PId) {
        self.gs[gp.index()].status = GStatus::Hand(m);
        self.counters.steals += 1;
        self.counters.stolen += u64::from(n);
        self.emit(m, Kind::Steal { victim, slot, n, of });
        let rule = match slot {
            StealSlot::Ring => Rule::Stolen { victim, n, of },
            StealSlot::Runnext => Rule::StolenRunnext { victim },
        };
        let cost: SimDuration = self.cfg.costs.steal + self.cfg.costs.steal_each * u64::from(n);
        self.charge(m, cost);
        self.then(m, Step::Execute(gp, rule));
    }

    /// This victim had nothing: on to the next one, the next pass, or out.
    fn after_victim(&mut self, m: MId, work: StealWork) {
        let visited = work.visited + 1;
        if visited < self.gomaxprocs {
            return self.next_victim(m, StealWork { visited, ..work });
        }
        self.end_steal_pass(m, work, None);
        self.pass(m, Passed::steal_pass(work.pass));
        if work.pass < LAST_PASS {
            self.begin_steal_pass(m, work.pass + 1, work.ran_timer);
        } else if work.ran_timer {
            self.then(m, Step::Schedule);
        } else {
            self.find_nothing(m);
        }
    }

    fn end_steal_pass(&mut self, m: MId, work: StealWork, victim: Option<PId>) {
        let StealWork { pass, first, step, .. } = work;
        let procs = self.gomaxprocs;
        self.emit(m, Kind::StealPass { pass, first, step, procs, victim });
    }

    /// `stealOrder.reset`: the strides that visit every P.
    pub(super) fn reset_steal_order(&mut self) {
        let n = self.gomaxprocs;
        self.sched.steal_coprimes = (1..=n).filter(|step| gcd(*step, n) == 1).collect();
    }
}

impl StealWork {
    /// Whose turn it is.
    fn victim(self, gomaxprocs: u16) -> PId {
        let position = u32::from(self.first) + u32::from(self.visited) * u32::from(self.step);
        PId::new((position % u32::from(gomaxprocs)) as u16)
    }
}

/// The greatest common divisor.
fn gcd(a: u16, b: u16) -> u16 {
    if b == 0 { a } else { gcd(b, a % b) }
}
