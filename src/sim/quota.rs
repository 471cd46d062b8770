//! The container's CPU quota, as Linux keeps it (CFS bandwidth control).
//!
//! ```text
//!   each period:  pool = quota
//!   a core with a thread takes a slice of 5 ms from the pool, uses it up, takes another ...
//!     idle                --> what it has left goes back to the pool, but for 1 ms
//!     nothing left to take -> throttled: its thread stays on it and stands still
//!   next period:  the pool is whole again; throttled cores take a slice each, first come, first served
//! ```
//!
//! Where nobody is throttled nothing has to be done when a period begins: whoever takes from the pool next makes it whole.
//! A thread that has computed all it wanted at the moment at which its core's share is used up still does what it
//! computed for; one that comes to a core without a share is throttled before anything else.
//!
//! **Invariants**: in a period the program uses no more than the quota and what its cores had left before it; a core
//! is throttled if and only if it is in the queue of those; without a quota nothing here changes anything.

use crate::base::ids::CoreId;
use crate::base::quota::{CpuMax, Quota};
use crate::base::time::{SimDuration, SimTime};
use crate::event::Kind;
use crate::sim::Sim;
use crate::sim::calendar::Due;
use crate::sim::program::Program;
use crate::sim::sink::Sink;

/// What a core takes from the pool at once (`sched_cfs_bandwidth_slice_us`).
pub const SLICE: SimDuration = SimDuration::from_millis(5);
/// What an idle core keeps (`min_cfs_rq_runtime`).
pub const KEPT: SimDuration = SimDuration::from_millis(1);

/// The account of one quota.
#[derive(Debug)]
pub(super) struct Bandwidth {
    quota: Quota,
    /// When its first period began.
    origin: SimTime,
    /// The period in which the pool was made whole, from 0.
    period: u64,
    /// What is left for cores to take.
    pool: SimDuration,
    /// The beginning of the next period is in the calendar.
    awaited: bool,
}

impl Bandwidth {
    /// A quota that comes into force.
    pub(super) fn new(quota: Quota, origin: SimTime) -> Self {
        Self { quota, origin, period: 0, pool: quota.cpu(), awaited: false }
    }

    fn period_at(&self, now: SimTime) -> u64 {
        now.since(self.origin).nanos() / self.quota.period().nanos()
    }

    /// The end of the period that `now` is in.
    fn period_end(&self, now: SimTime) -> SimTime {
        self.origin + self.quota.period() * (self.period_at(now) + 1)
    }

    /// The pool, whole again if another period has begun.
    fn pool_at(&mut self, now: SimTime) -> &mut SimDuration {
        let period = self.period_at(now);
        if period > self.period {
            (self.period, self.pool) = (period, self.quota.cpu());
        }
        &mut self.pool
    }

    /// A slice, or what is left of one.
    fn take(&mut self, now: SimTime) -> SimDuration {
        let pool = self.pool_at(now);
        let slice = SLICE.min(*pool);
        *pool -= slice;
        slice
    }
}

impl<P: Program, S: Sink> Sim<P, S> {
    /// Sees to it that this core has a share of the quota. False if there is none to be had.
    #[inline]
    pub(super) fn has_share(&mut self, core: CoreId) -> bool {
        let Some(bandwidth) = &mut self.bandwidth else { return true };
        let share = &mut self.cores[core.index()].share;
        if share.is_zero() {
            *share = bandwidth.take(self.now);
        }
        !share.is_zero()
    }

    /// The thread on this core stands still from now on.
    pub(super) fn throttle(&mut self, core: CoreId) {
        let Some(bandwidth) = &mut self.bandwidth else { return };
        let until = bandwidth.period_end(self.now);
        if !std::mem::replace(&mut bandwidth.awaited, true) {
            self.calendar.add(until, Due::QuotaRefill(self.sched.quota_generation));
        }
        let slot = &mut self.cores[core.index()];
        slot.throttled = true;
        slot.generation += 1;
        self.sched.throttled.push_back(core);
        self.counters.throttles += 1;
        self.emit_on(core, Kind::CoreThrottle { core, until });
    }

    /// A period begins for which somebody waits.
    pub(super) fn quota_refill(&mut self, generation: u32) {
        let Some(bandwidth) = &mut self.bandwidth else { return };
        if self.sched.quota_generation != generation {
            return;
        }
        bandwidth.awaited = false;
        let until = bandwidth.period_end(self.now);
        self.emit_as(None, None, None, Kind::QuotaRefill { until });
        self.share_out();
    }

    /// Throttled cores go on, as far as there is a share for them; of the others it is told that they do not.
    fn share_out(&mut self) {
        for _ in 0..self.sched.throttled.len() {
            let Some(core) = self.sched.throttled.pop_front() else { return };
            if self.has_share(core) {
                self.unthrottle(core);
            } else {
                self.throttle(core);
            }
        }
    }

    /// The thread on this core goes on, with a new time slice; signals that came meanwhile reach it now.
    fn unthrottle(&mut self, core: CoreId) {
        let slot = &mut self.cores[core.index()];
        slot.throttled = false;
        slot.on_since = self.now;
        slot.burning_since = self.now;
        let m = slot.m;
        self.emit_on(core, Kind::CoreUnthrottle { core });
        self.burn_on(core);
        if let Some(m) = m
            && std::mem::take(&mut self.ms[m.index()].thread.signal)
        {
            self.signal(m);
        }
    }

    /// The core is idle: what it has left of its share goes back, but for so much.
    pub(super) fn give_back(&mut self, core: CoreId, kept: SimDuration) {
        let Some(bandwidth) = &mut self.bandwidth else { return };
        let share = &mut self.cores[core.index()].share;
        let rest = share.saturating_sub(kept);
        *share -= rest;
        *bandwidth.pool_at(self.now) += rest;
    }

    /// Another quota comes into force: its first period begins, nobody has a share yet.
    pub(super) fn change_quota(&mut self, quota: CpuMax) {
        for core in self.core_ids() {
            self.settle(core);
        }
        self.cfg.quota = quota;
        self.bandwidth = quota.quota().map(|quota| Bandwidth::new(quota, self.now));
        self.sched.quota_generation += 1;
        for core in &mut self.cores {
            core.share = SimDuration::ZERO;
        }
        self.emit_as(None, None, None, Kind::QuotaChange { quota });
        self.share_out();
        for core in self.core_ids() {
            self.burn_on(core);
        }
    }

    /// Tells what happens to a core and the thread on it.
    fn emit_on(&mut self, core: CoreId, kind: Kind) {
        match self.cores[core.index()].m {
            Some(m) => self.emit(m, kind),
            None => self.emit_as(None, None, None, kind),
        }
    }
}
