//! `sync.Mutex`: `lockSlow` and `unlockSlow`, with active spinning, barging and starvation mode.
//!
//! ```text
//!   Lock: free? take it -- else spin a little -- else queue (at the head if it queued before) and park
//!     woken: the mutex was handed over (starvation mode), or compete again with whoever runs
//!   Unlock: normal mode: wake the head waiter, keep running, perhaps lock again at once
//!           starvation mode: hand over to the head waiter and yield to it
//! ```

use crate::base::ids::{MId, MutexId};
use crate::base::time::SimDuration;
use crate::event::{Kind, Object, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::objects::SemaAddr;
use crate::sim::program::{Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{Locking, Next, Step};

/// Rounds of active spinning (`active_spin`).
const ACTIVE_SPIN: u8 = 4;
/// Who waits longer makes the mutex starving (`starvationThresholdNs`).
const STARVATION: SimDuration = SimDuration::from_millis(1);

impl<P: Program, S: Sink> Sim<P, S> {
    /// `Mutex.Lock`
    pub(super) fn lock(&mut self, m: MId, id: MutexId) {
        let locking =
            Locking { mutex: id, iter: 0, awoke: false, starving: false, wait_start: None, lifo: false, parked: false };
        self.lock_slow(m, locking);
    }

    /// `Mutex.lockSlow`, from the top of its loop or from where `semacquire` returns.
    pub(super) fn lock_slow(&mut self, m: MId, locking: Locking) {
        if locking.parked {
            self.woken_to_lock(m, locking);
        } else {
            self.try_lock(m, locking);
        }
    }

    /// One round of the loop.
    fn try_lock(&mut self, m: MId, mut locking: Locking) {
        let can_spin = self.can_spin(m, locking.iter);
        let mutex = self.objects.mutex(locking.mutex);
        if mutex.locked && !mutex.starving && can_spin {
            if !locking.awoke && !mutex.woken && mutex.waiters > 0 {
                mutex.woken = true;
                locking.awoke = true;
            }
            locking.iter += 1;
            self.set_next(m, Next::Lock(locking));
            self.charge(m, self.cfg.costs.mutex_spin);
            return self.then(m, Step::Operate);
        }
        let (was_locked, was_starving) = (mutex.locked, mutex.starving);
        if !was_starving {
            mutex.locked = true;
        }
        if was_locked || was_starving {
            mutex.waiters += 1;
        }
        if locking.awoke {
            mutex.woken = false;
        }
        if !was_locked && !was_starving {
            return self.locked(m, locking.mutex);
        }
        if locking.starving && was_locked && !was_starving {
            mutex.starving = true;
            self.emit(m, Kind::MutexStarving { mutex: locking.mutex });
        }
        self.queue_up(m, locking);
    }

    /// Queues up: at the head if it has waited before.
    fn queue_up(&mut self, m: MId, mut locking: Locking) {
        locking.lifo = locking.wait_start.is_some();
        locking.wait_start.get_or_insert(self.now);
        locking.parked = true;
        if self.objects.mutex(locking.mutex).sema.try_acquire() {
            return self.semacquired_now(m, locking);
        }
        self.park_on_sema(m, locking);
    }

    fn park_on_sema(&mut self, m: MId, locking: Locking) {
        let gp = self.g_of(m);
        self.set_next(m, Next::Lock(locking));
        let queue = &mut self.objects.mutex(locking.mutex).sema.queue;
        if locking.lifo {
            queue.push_front(gp);
        } else {
            queue.push_back(gp);
        }
        self.gopark_queued(m, WaitReason::MutexLock, Object::Mutex(locking.mutex), locking.lifo);
    }

    /// Woken in `semacquire`: with a ticket, or able to decrement, or back to sleep.
    fn woken_to_lock(&mut self, m: MId, locking: Locking) {
        let gp = self.g_of(m);
        let ticket = std::mem::take(&mut self.gs[gp.index()].ticket);
        if ticket || self.objects.mutex(locking.mutex).sema.try_acquire() {
            self.semacquired_now(m, locking);
        } else {
            self.park_on_sema(m, locking);
        }
    }

    /// Behind `semacquire`: the mutex was handed over, or it has to be competed for.
    fn semacquired_now(&mut self, m: MId, mut locking: Locking) {
        locking.parked = false;
        let waited = locking.wait_start.map_or(SimDuration::ZERO, |start| self.now.since(start));
        locking.starving |= waited > STARVATION;
        let mutex = self.objects.mutex(locking.mutex);
        if mutex.starving {
            mutex.locked = true;
            mutex.starving = locking.starving && mutex.waiters > 1;
            mutex.waiters -= 1;
            return self.locked(m, locking.mutex);
        }
        locking.awoke = true;
        locking.iter = 0;
        self.try_lock(m, locking);
    }

    /// The current goroutine owns the mutex.
    fn locked(&mut self, m: MId, id: MutexId) {
        self.own_mutex(m, id);
        match id.rwmutex() {
            Some(rw) => self.announce_writer(m, rw),
            None => self.go_on(m, Woke::Go),
        }
    }

    /// Notes and tells who has the mutex now.
    pub(super) fn own_mutex(&mut self, m: MId, id: MutexId) {
        let g = self.gs[self.g_of(m).index()].id;
        let mutex = self.objects.mutex(id);
        mutex.holder = Some(g);
        let starving = mutex.starving;
        self.emit(m, Kind::MutexLock { mutex: id, starving });
    }

    /// `Mutex.TryLock`
    pub(super) fn mutex_try_lock(&mut self, m: MId, id: MutexId) {
        let free = self.objects.mutex(id).try_lock();
        if free {
            self.own_mutex(m, id);
        }
        self.go_on(m, Woke::Bool(free));
    }

    /// `Mutex.Unlock`
    pub(super) fn unlock(&mut self, m: MId, id: MutexId) {
        let mutex = self.objects.mutex(id);
        if !mutex.locked {
            return self.fatal(m, "sync: unlock of unlocked mutex");
        }
        mutex.locked = false;
        mutex.holder = None;
        let starving = mutex.starving;
        let wake = mutex.waiters > 0 && !mutex.woken;
        self.emit(m, Kind::MutexUnlock { mutex: id });
        self.go_on(m, Woke::Go);
        if starving {
            if self.semrelease(m, SemaAddr::Mutex(id), true, WakeCause::HandedOff) {
                self.goyield(m);
            }
        } else if wake {
            let mutex = self.objects.mutex(id);
            mutex.waiters -= 1;
            mutex.woken = true;
            self.semrelease(m, SemaAddr::Mutex(id), false, WakeCause::Unlocked);
        }
    }

    /// `runtime_canSpin`: spinning helps only if the holder runs at the same time and nobody waits for this P.
    fn can_spin(&self, m: MId, iter: u8) -> bool {
        let idle = self.sched.pidle.len() as u32 + self.sched.nmspinning;
        iter < ACTIVE_SPIN
            && self.cfg.cores > 1
            && u32::from(self.gomaxprocs) > idle + 1
            && self.ps[self.p_of(m).index()].runq.is_empty()
    }
}
