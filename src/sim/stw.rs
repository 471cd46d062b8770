//! Stopping and starting the world, for changes of GOMAXPROCS.
//!
//! ```text
//!   stop: halt the own P, take Ps from syscalls, take idle Ps, ask all others to stop (again every 100 us)
//!     -> all halted -> procresize -> wake threads for the Ps that have work -> wakep
//! ```
//!
//! In Go the caller of `runtime.GOMAXPROCS` does this, or the goroutine that follows the quota (`maxprocs.rs`). A change
//! from the keyboard has no such goroutine; sysmon's thread does it then, without a P, so that it happens when it was asked for.

use crate::base::ids::{MId, PId};
use crate::base::time::SimDuration;
use crate::event::{Kind, PreemptWhy, ProcState, StealWhy, StopReason, StwKind, WakeCause};
use crate::sim::Sim;
use crate::sim::calendar::Due;
use crate::sim::program::{Op, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{Next, Step, Stop, Stopper, ThreadState};
use crate::sim::wake::SYSMON;

/// How long the stopper waits before it asks again.
const RETRY: SimDuration = SimDuration::from_micros(100);

impl<P: Program, S: Sink> Sim<P, S> {
    /// GOMAXPROCS is changed from outside.
    pub(super) fn change_procs(&mut self, procs: u16) {
        self.cfg.custom_gomaxprocs = true;
        self.emit_as(None, None, None, Kind::SetMaxProcs { procs });
        self.queue_change(procs);
    }

    /// GOMAXPROCS is changed as soon as the world runs.
    pub(super) fn queue_change(&mut self, procs: u16) {
        self.sched.queued_changes.push_back(procs);
        self.next_change();
    }

    /// Begins the first change that waits, unless the world is stopped already.
    fn next_change(&mut self) {
        while self.sched.stop.is_none() {
            let Some(procs) = self.sched.queued_changes.pop_front() else { return };
            if procs != 0 && procs != self.gomaxprocs {
                self.stop_the_world(Stopper::Outside, procs);
            }
        }
    }

    /// `runtime.GOMAXPROCS(n)`: nothing is stopped for what is so already.
    pub(super) fn gomaxprocs_called(&mut self, m: MId, procs: u16) {
        self.cfg.custom_gomaxprocs |= procs != 0;
        if procs == 0 || procs == self.gomaxprocs {
            return self.go_on(m, Woke::Procs(self.gomaxprocs));
        }
        self.resize(m, procs, Next::Op(Op::Gomaxprocs(procs)));
    }

    /// The goroutine on this thread stops the world to change GOMAXPROCS; where it cannot, it does `again` later.
    pub(super) fn resize(&mut self, m: MId, procs: u16, again: Next<P::Func, P::Value>) {
        if self.sched.stop.is_some() {
            // Somebody else holds worldsema; this goroutine is stopped like any other and asks again.
            self.set_next(m, again);
            return self.gosched(m, StopReason::PreemptedSync);
        }
        self.then(m, Step::Resize(procs));
        self.stop_the_world(Stopper::Thread(m), procs);
    }

    /// `stopTheWorldWithSema`
    fn stop_the_world(&mut self, stopper: Stopper, procs: u16) {
        let by = stopper.thread();
        self.sched.stop_generation += 1;
        self.sched.stop = Some(Stop { stopper, stopwait: self.gomaxprocs, procs });
        self.emit(by, Kind::STWBegin { kind: StwKind::Gomaxprocs });
        self.preemptall(by);
        if let Some(own) = self.ms[by.index()].p {
            self.set_proc_state(own, ProcState::GcStop);
            self.one_stopped();
        }
        self.halt_syscalls(by);
        self.halt_idle();
        if self.sched.stop.is_some_and(|stop| stop.stopwait > 0) {
            self.calendar.add(self.now + RETRY, Due::StopTheWorldRetry(self.sched.stop_generation));
            if stopper == Stopper::Thread(by) {
                self.sleep_thread(by);
            }
        }
    }

    /// `preemptall`
    fn preemptall(&mut self, by: MId) {
        for p in (0..self.gomaxprocs).map(PId::new) {
            if self.ps[p.index()].state == ProcState::Running {
                self.preemptone(by, p, PreemptWhy::Stw);
            }
        }
    }

    fn halt_syscalls(&mut self, by: MId) {
        for p in (0..self.gomaxprocs).map(PId::new) {
            if let Some(owner) = self.syscall_owner(p) {
                self.take_from_syscall(by, p, owner, ProcState::GcStop, StealWhy::Stw);
                self.one_stopped();
            }
        }
    }

    fn halt_idle(&mut self) {
        while let Some(p) = self.sched.pidle.pop() {
            self.set_proc_state(p, ProcState::GcStop);
            self.one_stopped();
        }
    }

    /// The stopper has waited: some request may have been lost.
    pub(super) fn stop_retry(&mut self, generation: u32) {
        let Some(stop) = self.sched.stop else { return };
        if stop.stopwait > 0 && self.sched.stop_generation == generation {
            self.preemptall(stop.stopper.thread());
            self.calendar.add(self.now + RETRY, Due::StopTheWorldRetry(generation));
        }
    }

    /// One P less to wait for; the last one lets the stopper go on.
    pub(super) fn one_stopped(&mut self) {
        let stop = self.sched.stop.as_mut().expect("only while the world is being stopped");
        stop.stopwait -= 1;
        if stop.stopwait > 0 {
            return;
        }
        let cost = self.cfg.costs.stop_the_world;
        match stop.stopper {
            Stopper::Outside => self.calendar.add(self.now + cost, Due::Resize),
            Stopper::Thread(m) => {
                self.charge(m, cost);
                if self.ms[m.index()].thread.state == ThreadState::Asleep {
                    self.wake_thread(m, self.cfg.costs.thread_wake);
                }
            }
        }
    }

    /// The world has stopped for a change from outside.
    pub(super) fn resize_from_outside(&mut self) {
        let procs = self.sched.stop.expect("the world is stopped").procs;
        self.start_the_world(SYSMON, procs);
    }

    /// The world has stopped for the goroutine that this thread runs.
    pub(super) fn resize_by_caller(&mut self, m: MId, procs: u16) {
        let before = self.gomaxprocs;
        self.start_the_world(m, procs);
        if self.gs[self.g_of(m).index()].system {
            self.procs_updated(m);
        } else {
            self.go_on(m, Woke::Procs(before));
        }
    }

    /// `startTheWorldWithSema`
    fn start_the_world(&mut self, by: MId, procs: u16) {
        if self.sched.net_waiters > 0 {
            let list = self.netpoll(by, false);
            self.injectglist(by, list, WakeCause::Netpoll);
        }
        let runnable = self.procresize(by, procs);
        self.wake_sysmon();
        for (p, m) in runnable {
            match m {
                Some(m) => {
                    self.unpark(by, m, p);
                }
                None => {
                    self.newm(by, p);
                }
            }
        }
        self.sched.stop = None;
        self.emit(by, Kind::STWEnd);
        self.wakep(by);
        self.next_change();
    }
}

impl Stopper {
    /// The thread that does the work.
    fn thread(self) -> MId {
        match self {
            Self::Outside => SYSMON,
            Self::Thread(m) => m,
        }
    }
}
