//! `runtime.LockOSThread`: a goroutine and a thread that are wired together, and threads that end.
//!
//! ```text
//!   the goroutine stops running --> its thread hands its P over and parks (`stoplockedm`)
//!   another thread finds it on a queue --> gives its own P to that thread, wakes it, and parks (`startlockedm`)
//! ```
//!
//! The template thread, from which the runtime makes threads while the one that asks is wired, is left out.
//!
//! **Invariant**: a thread with a wired goroutine runs nothing else, and while that cannot run has no P.

use crate::base::ids::MId;
use crate::event::{Kind, ProcState};
use crate::sim::Sim;
use crate::sim::program::{Gp, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Step};

impl<P: Program, S: Sink> Sim<P, S> {
    /// `runtime.LockOSThread`; calls are counted.
    pub(super) fn lock_thread(&mut self, m: MId) {
        let gp = self.g_of(m);
        let thread = &mut self.ms[m.index()];
        thread.locks = thread.locks.saturating_add(1);
        if thread.lockedg.replace(gp).is_none() {
            self.gs[gp.index()].lockedm = Some(m);
            self.emit(m, Kind::ThreadLock { locked: true });
        }
        self.go_on(m, Woke::Go);
    }

    /// `runtime.UnlockOSThread`
    pub(super) fn unlock_thread(&mut self, m: MId) {
        let gp = self.g_of(m);
        let thread = &mut self.ms[m.index()];
        let last = thread.locks == 1;
        thread.locks = thread.locks.saturating_sub(1);
        if last {
            thread.lockedg = None;
            self.gs[gp.index()].lockedm = None;
            self.emit(m, Kind::ThreadLock { locked: false });
        }
        self.go_on(m, Woke::Go);
    }

    /// `stoplockedm`: the thread's goroutine cannot run now, and it may run no other.
    pub(super) fn stoplockedm(&mut self, m: MId) {
        if self.ms[m.index()].p.is_some() {
            self.give_p_away(m);
        }
        self.sched.idle_locked += 1;
        self.emit(m, Kind::MParkLocked);
        self.sleep_thread(m);
        self.checkdead();
    }

    fn give_p_away(&mut self, m: MId) {
        let p = self.releasep(m, ProcState::Idle);
        self.emit_as(None, Some(m), Some(p), Kind::ProcStop { to: ProcState::Idle });
        self.handoffp(m, p);
    }

    /// `startlockedm`: thread `m` has found a goroutine that only the thread `to` may run.
    pub(super) fn startlockedm(&mut self, m: MId, gp: Gp, to: MId) {
        let p = self.p_of(m);
        self.sched.idle_locked -= 1;
        self.gs[gp.index()].status = GStatus::Hand(to);
        self.ms[to.index()].nextp = Some(p);
        self.ms[to.index()].step = Step::Woken;
        let g = self.gs[gp.index()].id;
        self.emit(m, Kind::MUnparkLocked { g, m: to, p });
        self.releasep(m, ProcState::Idle);
        self.emit_as(None, Some(m), Some(p), Kind::ProcStop { to: ProcState::Idle });
        self.wake_thread(to, self.cfg.costs.thread_wake);
        self.stopm(m);
    }

    /// `mexit`: the goroutine that was wired to this thread has ended. (The main thread does not end, but will never do
    /// anything again.)
    pub(super) fn mexit(&mut self, m: MId) {
        self.give_p_away(m);
        self.sched.freed_threads += 1;
        self.emit(m, Kind::MExit);
        self.sleep_thread(m);
        self.checkdead();
    }
}
