//! The kernel's scheduler, much simplified: cores, threads that are able to run, time slices.
//!
//! ```text
//!   asleep --wake--> (latency) --> an idle core? the last one it ran on, else the lowest
//!                                  else: a core whose thread has run for the wake-up granularity is taken over
//!                                  else: the run queue (first come, first served)
//!   on a core --slice over, others wait--> tail of the run queue
//! ```
//!
//! A slice is counted only while others wait: from when the thread came onto its core or the first one began to wait,
//! whichever is later.
//!
//! What a core may use of the container's quota, and what happens when it has nothing left, is `quota.rs`'s business.
//!
//! **Invariants**: a thread is on at most one core, which is there; no core is idle while a thread waits for one.

use crate::base::ids::{CoreId, MId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::Kind;
use crate::sim::Sim;
use crate::sim::calendar::Due;
use crate::sim::program::Program;
use crate::sim::quota;
use crate::sim::sink::Sink;
use crate::sim::state::{Step, ThreadState};

/// Steps of a thread without a look at the calendar.
const STEPS_AT_A_TIME: u32 = 256;

impl<P: Program, S: Sink> Sim<P, S> {
    /// Wakes a sleeping thread: it can run after `latency`.
    pub(super) fn wake_thread(&mut self, m: MId, latency: SimDuration) {
        let thread = &mut self.ms[m.index()].thread;
        debug_assert_eq!(thread.state, ThreadState::Asleep, "only a sleeping thread is woken");
        thread.generation += 1;
        let generation = thread.generation;
        self.calendar.add(self.now + latency, Due::Thread(m, generation));
    }

    /// The thread leaves its core to sleep. Whatever wakes it is the caller's business.
    pub(super) fn sleep_thread(&mut self, m: MId) {
        let ThreadState::On(core) = self.ms[m.index()].thread.state else {
            unreachable!("only a running thread goes to sleep");
        };
        self.ms[m.index()].thread.state = ThreadState::Asleep;
        self.leave_core(core, m, false);
        self.fill_core(core);
    }

    /// The thread leaves its core to sleep for so long (and, as Linux does it, a little longer).
    pub(super) fn sleep_thread_for(&mut self, m: MId, wanted: SimDuration) {
        self.sleep_thread(m);
        let span = self.cfg.costs.sleep(wanted);
        self.wake_thread(m, span);
    }

    /// A thread is able to run.
    pub(super) fn thread_due(&mut self, m: MId, generation: u32) {
        if self.ms[m.index()].thread.generation != generation {
            return;
        }
        if let Some(core) = self.idle_core(m) {
            self.put_on_core(core, m, false);
        } else if let Some(core) = self.core_to_take_over() {
            self.expel(core, true);
            self.put_on_core(core, m, true);
        } else {
            self.ms[m.index()].thread.state = ThreadState::Ready;
            self.emit(m, Kind::ThreadReady);
            self.enqueue_thread(m, false);
        }
    }

    fn idle_core(&self, m: MId) -> Option<CoreId> {
        let idle = |core: &CoreId| self.cores[core.index()].m.is_none();
        let last = self.ms[m.index()].thread.last_core.filter(|core| core.number() < self.online);
        last.filter(idle).or_else(|| self.core_ids().find(idle))
    }

    /// The core whose thread has been on it longest, if that is long enough.
    fn core_to_take_over(&self) -> Option<CoreId> {
        let runs = |core: &CoreId| !self.cores[core.index()].throttled;
        let core = self.core_ids().filter(runs).min_by_key(|core| self.cores[core.index()].on_since)?;
        let since = self.cores[core.index()].on_since;
        (self.now.since(since) >= self.cfg.wakeup_granularity && since < self.now).then_some(core)
    }

    /// The thread waits for a core. If it is the first, every running thread gets an end of its slice.
    fn enqueue_thread(&mut self, m: MId, goes_first: bool) {
        let first = self.sched.ready_threads.is_empty();
        if goes_first {
            self.sched.ready_threads.push_front(m);
        } else {
            self.sched.ready_threads.push_back(m);
        }
        if first {
            self.sched.threads_wait_since = self.now;
            for core in self.core_ids() {
                self.settle(core);
                self.burn_on(core);
            }
        }
    }

    /// The thread on this core makes room: for a woken one (then it goes on first) or because its slice is over.
    fn expel(&mut self, core: CoreId, taken_over: bool) {
        self.settle(core);
        let m = self.cores[core.index()].m.expect("a thread to expel");
        self.ms[m.index()].thread.state = ThreadState::Ready;
        self.leave_core(core, m, true);
        self.enqueue_thread(m, taken_over);
    }

    /// The core goes away: its thread finds itself on another one that is idle, or waits for one.
    pub(super) fn vacate(&mut self, core: CoreId) {
        if self.cores[core.index()].m.is_none() {
            return;
        }
        self.expel(core, false);
        self.give_back(core, SimDuration::ZERO);
        let idle = |core: &CoreId| self.cores[core.index()].m.is_none();
        if let Some(idle) = self.core_ids().find(idle) {
            self.fill_core(idle);
        }
    }

    fn leave_core(&mut self, core: CoreId, m: MId, ready: bool) {
        let slot = &mut self.cores[core.index()];
        slot.m = None;
        slot.last = Some(m);
        slot.generation += 1;
        if std::mem::take(&mut slot.throttled) {
            self.sched.throttled.retain(|throttled| *throttled != core);
        }
        self.emit(m, Kind::CoreStop { core, ready });
    }

    /// Gives a core that became free to the first thread that waits.
    pub(super) fn fill_core(&mut self, core: CoreId) {
        match self.sched.ready_threads.pop_front() {
            Some(m) => self.put_on_core(core, m, true),
            None => self.give_back(core, quota::KEPT),
        }
    }

    /// The thread begins to run on the core. Its burn goes on at this very moment, as an entry of the calendar.
    fn put_on_core(&mut self, core: CoreId, m: MId, switching: bool) {
        let thread = &mut self.ms[m.index()].thread;
        thread.state = ThreadState::On(core);
        thread.last_core = Some(core);
        if switching {
            thread.switch += self.cfg.costs.thread_switch;
        }
        let slot = &mut self.cores[core.index()];
        self.counters.context_switches += u64::from(slot.last.is_some_and(|last| last != m));
        slot.m = Some(m);
        slot.on_since = self.now;
        slot.burning_since = self.now;
        self.emit(m, Kind::CoreRun { core });
        if !self.has_share(core) {
            return self.throttle(core);
        }
        self.burn_on(core);
        if std::mem::take(&mut self.ms[m.index()].thread.signal) {
            self.signal(m);
        }
    }

    /// Enters the next moment at which something must be done about the thread on this core.
    #[inline]
    pub(super) fn burn_on(&mut self, core: CoreId) {
        let slot = &mut self.cores[core.index()];
        slot.generation += 1;
        let Some(m) = slot.m.filter(|_| !slot.throttled) else { return };
        let thread = &self.ms[m.index()].thread;
        let mut end = self.now + thread.switch + thread.burn;
        if self.bandwidth.is_some() {
            end = end.min(self.now + slot.share);
        }
        let generation = slot.generation;
        if !self.sched.ready_threads.is_empty() {
            end = end.min(self.slice_end(core).max(self.now));
        }
        self.calendar.add(end, Due::Core(core, generation));
    }

    /// Takes what the thread on this core has burned off its account.
    #[inline]
    pub(super) fn settle(&mut self, core: CoreId) {
        let slot = &mut self.cores[core.index()];
        let spent = self.now.since(slot.burning_since);
        slot.burning_since = self.now;
        let Some(m) = slot.m.filter(|_| !slot.throttled) else { return };
        debug_assert!(self.bandwidth.is_none() || spent <= slot.share, "nobody uses more than their share");
        slot.share -= spent;
        let thread = &mut self.ms[m.index()].thread;
        let switching = spent.min(thread.switch);
        thread.switch -= switching;
        thread.burn -= spent - switching;
        if self.ms[m.index()].curg.is_some() {
            self.counters.busy[core.index()] += spent;
        }
    }

    /// The thread on this core has burned what it had to, or its slice is over.
    #[inline]
    pub(super) fn core_due(&mut self, core: CoreId, generation: u32) {
        if self.cores[core.index()].generation != generation {
            return;
        }
        self.settle(core);
        let m = self.cores[core.index()].m.expect("a core with a current generation has a thread");
        let thread = &self.ms[m.index()].thread;
        if thread.burn.is_zero() && thread.switch.is_zero() {
            self.drive(m, core);
        } else if !self.has_share(core) {
            self.throttle(core);
        } else if !self.is_slice_over(core) {
            self.burn_on(core);
        } else {
            self.expel(core, false);
            self.fill_core(core);
        }
    }

    /// Whether threads wait for a core, and the one on this core has had its time.
    fn is_slice_over(&self, core: CoreId) -> bool {
        !self.sched.ready_threads.is_empty() && self.slice_end(core) <= self.now
    }

    /// The end of the time slice of the thread on this core, while others wait.
    fn slice_end(&self, core: CoreId) -> SimTime {
        self.cores[core.index()].on_since.max(self.sched.threads_wait_since) + self.cfg.time_slice
    }

    /// Carries out the steps of a thread for as long as nothing else can come in between; after many of them, whoever
    /// advances the machine may look up, but the next step is this thread's again.
    pub(super) fn drive(&mut self, m: MId, core: CoreId) {
        self.steps_left = STEPS_AT_A_TIME;
        while self.steps_left > 0 {
            self.steps_left -= 1;
            self.perform(m);
            if self.outcome.is_some() || self.ms[m.index()].thread.state != ThreadState::On(core) {
                return;
            }
            let burn = self.ms[m.index()].thread.burn;
            if !burn.is_zero() {
                if !self.pass_unnoticed(m, burn) {
                    return self.burn_on(core);
                }
                self.ms[m.index()].thread.burn = SimDuration::ZERO;
            }
            if !self.count_step() {
                return;
            }
        }
        self.interrupted = Some((m, core));
    }

    /// Lets a thread on a core burn so much, if that can simply be carried out: nothing else is due by then, and no
    /// slice ends. Says whether it could.
    #[expect(clippy::inline_always, reason = "measured: every operation comes here twice")]
    #[inline(always)]
    pub(super) fn pass_unnoticed(&mut self, m: MId, burn: SimDuration) -> bool {
        if burn.is_zero() {
            return true;
        }
        let end = self.now + burn;
        let something_comes = end > self.horizon || self.calendar.next_time() <= end;
        if something_comes || !self.sched.ready_threads.is_empty() {
            return false;
        }
        let thread = &self.ms[m.index()];
        let (ThreadState::On(core), busy) = (thread.thread.state, thread.curg.is_some()) else { return false };
        if self.bandwidth.is_some() && self.cores[core.index()].share <= burn {
            return false;
        }
        self.pass_time(end);
        let slot = &mut self.cores[core.index()];
        slot.burning_since = end;
        slot.share -= burn;
        if busy {
            self.counters.busy[core.index()] += burn;
        }
        true
    }

    /// One step of a thread's own little machine.
    #[expect(clippy::inline_always, reason = "measured: most steps are short")]
    #[inline(always)]
    fn perform(&mut self, m: MId) {
        match self.ms[m.index()].step {
            Step::Woken => self.woken(m),
            Step::Schedule => self.schedule(m),
            Step::FindLocal => self.find_local(m),
            Step::Netpoll => self.find_netpoll(m),
            Step::Steal(work) => self.steal_from_next(m, work),
            Step::StealRunnext(work, gp) => self.steal_runnext(m, work, gp),
            Step::GiveUp => self.give_up(m),
            Step::Recheck => self.recheck(m),
            Step::Poll => self.poll_or_park(m),
            Step::PollReturn => self.poll_return(m),
            Step::Execute(gp, rule) => self.found(m, gp, rule),
            Step::Run => self.gogo(m),
            Step::Computed => self.computed(m),
            Step::Operate => self.operate(m),
            Step::ExitSyscall => self.exitsyscall(m),
            Step::Resize(procs) => self.resize_by_caller(m, procs),
            Step::Sysmon => unreachable!("sysmon's thread is never on a core"),
        }
    }
}
