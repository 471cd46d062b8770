//! Idle Ps and Ms: `wakep` starts one thief at most, `startm` gives a P to a thread, `stopm` parks one.
//!
//! **Invariants**: both idle lists are last in, first out; an idle P has an empty queue; `nmspinning` counts exactly the
//! threads whose flag is set.

use crate::base::ids::{MId, PId};
use crate::event::{Kind, Place, ProcState, WakeCause, WakepResult};
use crate::sim::Sim;
use crate::sim::program::{Gp, Program};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Step};

/// sysmon's thread.
pub(super) const SYSMON: MId = MId::new(1);

impl<P: Program, S: Sink> Sim<P, S> {
    /// `wakep`: there is new work; start one spinning thread unless one is looking already.
    pub(super) fn wakep(&mut self, m: MId) {
        let result = if self.sched.nmspinning > 0 {
            WakepResult::SpinnerExists
        } else if let Some(p) = self.pidleget_spinning() {
            WakepResult::Started(p)
        } else {
            WakepResult::NoIdleP
        };
        self.emit(m, Kind::Wakep { result });
        if let WakepResult::Started(p) = result {
            self.startm(m, p, true);
        }
    }

    /// `startm`: an idle thread, or a new one, gets this P. `by` does it.
    pub(super) fn startm(&mut self, by: MId, p: PId, spinning: bool) {
        let m = match self.sched.midle.pop() {
            Some(m) => self.unpark(by, m, p),
            None => match self.newm(by, p) {
                Some(m) => m,
                None => return,
            },
        };
        if spinning {
            self.set_spinning(m);
        }
    }

    /// Wakes an idle thread (already off the list) for this P.
    pub(super) fn unpark(&mut self, by: MId, m: MId, p: PId) -> MId {
        let thread = &mut self.ms[m.index()];
        thread.idle = false;
        thread.nextp = Some(p);
        thread.step = Step::Woken;
        self.emit(by, Kind::MUnpark { m, p });
        self.wake_thread(m, self.cfg.costs.thread_wake);
        m
    }

    /// `newm`: a new thread for this P; none if there are too many, which is fatal as in Go.
    pub(super) fn newm(&mut self, by: MId, p: PId) -> Option<MId> {
        let existing = self.ms.len() - self.sched.freed_threads;
        if existing >= usize::from(self.cfg.limits.threads) || self.ms.len() >= usize::from(MId::MAX) {
            self.fatal(by, "thread exhaustion");
            return None;
        }
        let m = self.new_m(Step::Woken);
        self.ms[m.index()].nextp = Some(p);
        self.emit(by, Kind::MStart { m });
        self.wake_thread(m, self.cfg.costs.thread_create);
        Some(m)
    }

    /// `stopm`: the thread, without a P, parks on the idle list. This is where a deadlock is noticed.
    pub(super) fn stopm(&mut self, m: MId) {
        self.ms[m.index()].idle = true;
        self.sched.midle.push(m);
        self.emit(m, Kind::MPark);
        self.sleep_thread(m);
        self.checkdead();
    }

    /// `becomeSpinning`: the thread decides so itself, which is what `needspinning` asked for.
    pub(super) fn become_spinning(&mut self, m: MId) {
        self.sched.needspinning = false;
        self.set_spinning(m);
    }

    /// `mspinning`: the thread is started as a spinning one. `wakep` leaves `needspinning` as it is.
    fn set_spinning(&mut self, m: MId) {
        self.ms[m.index()].spinning = true;
        self.sched.nmspinning += 1;
        self.emit(m, Kind::SpinBegin);
    }

    /// The thread's flag is cleared, whether it found something or not.
    pub(super) fn stop_spinning(&mut self, m: MId) {
        self.ms[m.index()].spinning = false;
        self.sched.nmspinning -= 1;
        self.emit(m, Kind::SpinEnd);
    }

    /// `pidleput`
    pub(super) fn pidleput(&mut self, p: PId) {
        let proc = &mut self.ps[p.index()];
        debug_assert!(proc.runq.is_empty(), "an idle P has no goroutines");
        proc.state = ProcState::Idle;
        self.sched.pidle.push(p);
    }

    /// `pidlegetSpinning`: if there is none, the next thread about to idle shall spin instead.
    pub(super) fn pidleget_spinning(&mut self) -> Option<PId> {
        let p = self.sched.pidle.pop();
        self.sched.needspinning |= p.is_none();
        p
    }

    /// `idlepMask`
    pub(super) fn is_idle(&self, p: usize) -> bool {
        self.sched.pidle.iter().any(|idle| idle.index() == p)
    }

    /// `injectglist`: many parked goroutines become runnable at once.
    pub(super) fn injectglist(&mut self, m: MId, list: Vec<Gp>, cause: WakeCause) {
        if list.is_empty() {
            return;
        }
        let Some(own) = self.ms[m.index()].p else {
            let n = list.len();
            for gp in list {
                self.make_runnable(m, gp, Place::GlobalTail, cause);
            }
            return self.start_idle(m, n);
        };
        let to_global = self.sched.pidle.len().min(list.len());
        for (i, gp) in list.into_iter().enumerate() {
            let room = self.ps[own.index()].runq.has_room();
            let place = if i < to_global || !room { Place::GlobalTail } else { Place::Ring(own) };
            self.make_runnable(m, gp, place, cause);
        }
        self.start_idle(m, to_global);
        self.wakep(m);
    }

    /// A parked goroutine becomes runnable at this place.
    pub(super) fn make_runnable(&mut self, m: MId, gp: Gp, place: Place, cause: WakeCause) {
        let g = &mut self.gs[gp.index()];
        g.status = GStatus::Runnable;
        let id = g.id;
        match place {
            Place::GlobalTail => self.sched.runq.push_back(gp),
            Place::Ring(p) => self.ps[p.index()].runq.ring.push_back(gp),
            Place::Hand => self.gs[gp.index()].status = GStatus::Hand(m),
            Place::Runnext(_) => unreachable!("runnext is goready's"),
        }
        self.emit(m, Kind::GoUnblock { g: id, place, cause });
    }

    /// Starts up to `n` threads for idle Ps, none of them spinning.
    fn start_idle(&mut self, m: MId, n: usize) {
        for _ in 0..n {
            let Some(p) = self.pidleget_spinning() else { return };
            self.startm(m, p, false);
        }
    }
}
