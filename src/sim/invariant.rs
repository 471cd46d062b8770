//! What must hold after every event. Checked in debug builds and tests.

use crate::base::ids::{MId, PId};
use crate::event::ProcState;
use crate::sim::Sim;
use crate::sim::program::{Gp, Program};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, M, Proc, Step, ThreadState};

impl<P: Program, S: Sink> Sim<P, S> {
    /// Checks everything.
    ///
    /// # Panics
    /// If something does not hold: that is a fault of the simulator.
    pub(super) fn check_invariants(&self) {
        self.check_goroutines();
        self.check_procs();
        self.check_threads();
        self.check_cores();
    }

    /// Every goroutine is in exactly one place.
    fn check_goroutines(&self) {
        let mut places = vec![0_u32; self.gs.len()];
        let queues = self.ps.iter().flat_map(|p| p.runq.runnext.iter().chain(&p.runq.ring));
        for gp in queues.chain(&self.sched.runq) {
            places[gp.index()] += 1;
        }
        for (i, g) in self.gs.iter().enumerate() {
            let queued = u32::from(g.status == GStatus::Runnable);
            assert_eq!(places[i], queued, "goroutine {} ({:?}) is on {} queues", g.id, g.status, places[i]);
            if let GStatus::Running(m) | GStatus::Syscall(m) = g.status {
                assert_eq!(self.ms[m.index()].curg, Some(Gp(i as u32)), "thread {m} does not run goroutine {}", g.id);
            }
        }
    }

    /// P and thread agree; idle Ps have nothing; GOMAXPROCS of them are alive.
    fn check_procs(&self) {
        let alive = self.ps.iter().filter(|p| p.state != ProcState::Dead).count();
        let resizing = self.sched.stop.is_some();
        assert!(resizing || alive == usize::from(self.gomaxprocs), "{alive} Ps");
        for (i, p) in self.ps.iter().enumerate() {
            if let Some(m) = p.m {
                assert_eq!(self.ms[m.index()].p.map(PId::index), Some(i), "P{i} and M{m} disagree");
            }
            assert!(p.state != ProcState::Running || p.m.is_some(), "P{i} runs without a thread");
            assert!(p.runq.ring.len() <= usize::from(self.cfg.ring), "P{i}'s ring overflows");
        }
        for p in &self.sched.pidle {
            let proc = &self.ps[p.index()];
            assert!(proc.runq.is_empty() && proc.m.is_none(), "idle P{p} has work or a thread");
        }
    }

    /// The spinning count is exact; a running goroutine's thread has a P; the idle list is the idle threads.
    fn check_threads(&self) {
        let spinning = self.ms.iter().filter(|m| m.spinning).count();
        assert_eq!(spinning, self.sched.nmspinning as usize, "number of spinning threads");
        let idle = self.ms.iter().filter(|m| m.idle).count();
        let resizing = self.sched.stop.is_some();
        assert!(resizing || idle == self.sched.midle.len(), "{idle} idle threads");
        for (i, m) in self.ms.iter().enumerate() {
            let Some(gp) = m.curg else { continue };
            let g = &self.gs[gp.index()];
            let running = g.status == GStatus::Running(MId::new(i as u16));
            let leaving = m.step == Step::ExitSyscall;
            assert!(!running || m.p.is_some() || leaving, "M{i} runs goroutine {} without a P", g.id);
        }
    }

    /// A core and its thread agree.
    fn check_cores(&self) {
        for (i, core) in self.cores.iter().enumerate() {
            if let Some(m) = core.m {
                let state = self.ms[m.index()].thread.state;
                assert!(matches!(state, ThreadState::On(on) if on.index() == i), "core {i} and M{m} disagree");
            }
        }
        let throttled = self.cores.iter().filter(|core| core.throttled).count();
        assert_eq!(throttled, self.sched.throttled.len(), "throttled cores");
        assert!(self.sched.throttled.iter().all(|core| self.cores[core.index()].throttled), "throttled cores");
        let on_cores = self.ms.iter().filter(|m| matches!(m.thread.state, ThreadState::On(_))).count();
        assert_eq!(on_cores, self.cores.iter().filter(|core| core.m.is_some()).count(), "threads on cores");
    }

    /// Work is conserved: whenever time goes on while goroutines are queued on a P and another P is idle, somebody is on
    /// the way who will find them. (The runtime's own goroutines that a real start-up leaves in P0's ring are not meant:
    /// they are queued before anybody could be woken for them.)
    ///
    /// # Panics
    /// If nobody is.
    pub(super) fn check_work_conserved(&self) {
        let queued = |p: &Proc| p.runq.ring.iter().any(|gp| !self.gs[gp.index()].system);
        if self.sched.pidle.is_empty() || self.sched.stop.is_some() || !self.ps.iter().any(queued) {
            return;
        }
        let on_the_way = |m: &M| m.spinning || m.nextp.is_some() || m.step == Step::Recheck;
        assert!(self.ms.iter().any(on_the_way), "goroutines wait beside an idle P, and nobody looks for them");
    }
}
