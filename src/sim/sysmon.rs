//! sysmon: the thread that watches. It never holds a P and, in this model, needs no core.
//!
//! ```text
//!   sleep 20 us (50 idle rounds), then twice as long each time up to 10 ms
//!     -> nothing to watch? deep sleep until a syscall, the next timer, or the world starts
//!     -> network not polled for 10 ms? poll it
//!     -> GOMAXPROCS not held against the quota for a second? do it (maxprocs.rs)
//!     -> retake: for each running P, ask an old slice to stop; take the P from a long syscall
//! ```

use crate::base::ids::{MId, PId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Kind, PreemptWhy, ProcState, StealWhy, WakeCause};
use crate::sim::Sim;
use crate::sim::calendar::Due;
use crate::sim::program::Program;
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Step, SysmonState, SysmonTick, ThreadState};
use crate::sim::wake::SYSMON;

/// `forcePreemptNS`, and the age at which the network is polled and a syscall loses its P in any case.
const TEN_MILLIS: SimDuration = SimDuration::from_millis(10);
/// The first sleep.
const MIN_DELAY: SimDuration = SimDuration::from_micros(20);
/// Rounds without success after which the sleep is doubled.
const PATIENCE: u32 = 50;
/// The longest deep sleep: half of the forced collection's period.
const MAX_DEEP_SLEEP: SimDuration = SimDuration::from_secs(60);

impl<P: Program, S: Sink> Sim<P, S> {
    /// The head of sysmon's loop: how long to sleep, and the sleep.
    pub(super) fn sysmon_sleep(&mut self) {
        let sysmon = &mut self.sched.sysmon;
        if sysmon.idle == 0 {
            sysmon.delay = MIN_DELAY;
        } else if sysmon.idle > PATIENCE {
            sysmon.delay = (sysmon.delay * 2).min(TEN_MILLIS);
        }
        let delay = self.cfg.costs.sleep(self.sched.sysmon.delay);
        self.sysmon_wake_in(delay);
    }

    fn sysmon_wake_in(&mut self, delay: SimDuration) {
        self.sched.sysmon.generation += 1;
        self.calendar.add(self.now + delay, Due::Sysmon(self.sched.sysmon.generation));
    }

    /// sysmon's sleep is over.
    pub(super) fn sysmon_due(&mut self, generation: u32) {
        if self.sched.sysmon.generation != generation {
            return;
        }
        let slept = std::mem::take(&mut self.sched.sysmon.state);
        if slept == SysmonState::DeepSleep {
            self.end_poll_in_slack();
        }
        if slept == SysmonState::Napping && self.nothing_to_watch() && self.deep_sleep() {
            return;
        }
        self.sysmon_round();
    }

    fn nothing_to_watch(&self) -> bool {
        self.sched.stop.is_some() || self.sched.pidle.len() == usize::from(self.gomaxprocs)
    }

    /// Sleeps until the next timer, or until woken. False if a timer is due already. If nothing else will ever happen,
    /// because all wait for a signal, there is nothing to be looked at either, until the time is up.
    fn deep_sleep(&mut self) -> bool {
        let next = self.earliest_timer();
        if next.is_some_and(|when| when <= self.now) {
            return false;
        }
        self.sched.sysmon.state = SysmonState::DeepSleep;
        self.emit(SYSMON, Kind::SysmonDeepSleep);
        if next.is_none() && self.calendar.next_time() == SimTime::MAX {
            return true;
        }
        let span = next.map_or(MAX_DEEP_SLEEP, |when| when.since(self.now).min(MAX_DEEP_SLEEP));
        self.sysmon_wake_in(self.cfg.costs.sleep(span));
        true
    }

    /// `sysmonnote`: somebody enters or leaves a syscall, or the world starts again.
    pub(super) fn wake_sysmon(&mut self) {
        if self.sched.sysmon.state == SysmonState::DeepSleep {
            self.sched.sysmon.state = SysmonState::Woken;
            self.sched.sysmon.idle = 0;
            self.sched.sysmon.delay = MIN_DELAY;
            self.sysmon_wake_in(self.cfg.costs.thread_wake);
        }
    }

    /// One round of watching.
    fn sysmon_round(&mut self) {
        self.poll_late_network();
        self.watch_quota();
        if self.retake() {
            self.sched.sysmon.idle = 0;
        } else {
            self.sched.sysmon.idle = self.sched.sysmon.idle.saturating_add(1);
        }
        self.sysmon_sleep();
        self.emit(SYSMON, Kind::SysmonTick { delay: self.sched.sysmon.delay });
    }

    /// Polls the network if nobody did for 10 ms.
    fn poll_late_network(&mut self) {
        let late = self.sched.lastpoll.is_some_and(|last| last + TEN_MILLIS < self.now);
        if self.sched.netpoll_inited && late {
            self.sched.lastpoll = Some(self.now);
            let list = self.netpoll(SYSMON, false);
            self.injectglist(SYSMON, list, WakeCause::Netpoll);
        }
    }

    /// `retake`: looks at every running P. Says whether a P was taken from a syscall.
    fn retake(&mut self) -> bool {
        let mut taken = false;
        for p in (0..self.gomaxprocs).map(PId::new) {
            if self.ps[p.index()].state == ProcState::Running {
                let slice_is_old = self.watch_slice(p);
                taken |= self.watch_syscall(p, slice_is_old);
            }
        }
        taken
    }

    /// Asks a slice that sysmon has been seeing for 10 ms to end. Says whether it is that old.
    fn watch_slice(&mut self, p: PId) -> bool {
        let tick = self.ps[p.index()].schedtick;
        let now = self.now;
        let seen: &mut SysmonTick = &mut self.ps[p.index()].sysmontick;
        if seen.schedtick != tick {
            seen.schedtick = tick;
            seen.schedwhen = Some(now);
            return false;
        }
        let old = seen.schedwhen.is_none_or(|since| since + TEN_MILLIS <= now);
        if old {
            self.preemptone(SYSMON, p, PreemptWhy::SliceAge);
        }
        old
    }

    /// Takes the P of a syscall that lasts, unless nobody needs it.
    fn watch_syscall(&mut self, p: PId, slice_is_old: bool) -> bool {
        let Some(m) = self.syscall_owner(p) else { return false };
        let now = self.now;
        let nobody_idle = self.sched.nmspinning == 0 && self.sched.pidle.is_empty();
        let proc = &mut self.ps[p.index()];
        if !slice_is_old && proc.sysmontick.syscalltick != proc.syscalltick {
            proc.sysmontick.syscalltick = proc.syscalltick;
            proc.sysmontick.syscallwhen = Some(now);
            return false;
        }
        let why = if !proc.runq.is_empty() {
            StealWhy::LocalWork
        } else if nobody_idle {
            StealWhy::NobodyIdle
        } else if proc.sysmontick.syscallwhen.is_none_or(|since| since + TEN_MILLIS <= now) {
            StealWhy::TenMillis
        } else {
            return false;
        };
        self.take_from_syscall(SYSMON, p, m, ProcState::Idle, why);
        self.counters.retakes += 1;
        self.handoffp(SYSMON, p);
        true
    }

    /// `preemptone`: asks what runs on this P to stop, by flag and by signal.
    pub(super) fn preemptone(&mut self, by: MId, p: PId, why: PreemptWhy) {
        let Some(on) = self.ps[p.index()].m.filter(|m| *m != by) else { return };
        let Some(gp) = self.ms[on.index()].curg else { return };
        let g = &mut self.gs[gp.index()];
        if matches!(g.status, GStatus::Syscall(_)) {
            return;
        }
        g.preempt = true;
        let id = g.id;
        self.emit(by, Kind::PreemptRequest { g: id, on, why });
        self.calendar.add(self.now + self.cfg.costs.preempt_signal, Due::Signal(on));
    }

    /// A preemption signal reaches a thread; if it is off its core or stands still there, when it goes on.
    pub(super) fn signal(&mut self, m: MId) {
        let thread = &mut self.ms[m.index()];
        let core = match thread.thread.state {
            ThreadState::On(core) if !self.cores[core.index()].throttled => core,
            _ => {
                thread.thread.signal = true;
                return;
            }
        };
        let wanted = thread.curg.is_some_and(|gp| self.gs[gp.index()].preempt);
        if wanted && self.ms[m.index()].step == Step::Computed {
            self.settle(core);
            self.preempt_computing(m);
            self.burn_on(core);
        }
    }
}
