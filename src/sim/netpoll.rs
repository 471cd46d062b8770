//! The network poller: not a thread, but a call that whichever thread is idle makes.
//!
//! ```text
//!   goroutine parks ("IO wait") ... its data arrive --> ready list --> a poll: by findRunnable (not blocking),
//!   by one idle thread (blocking, until the next timer), by sysmon every 10 ms, when the world starts
//! ```
//!
//! A poll's list is in reverse order of arrival, for the runtime pushes what it finds on a stack.

use crate::base::ids::MId;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Kind, Object, Place, Rule, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::calendar::Due;
use crate::sim::program::{Gp, Op, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{Next, Step, ThreadState};

/// The most events that one call of epoll returns.
const EPOLL_EVENTS: usize = 128;

impl<P: Program, S: Sink> Sim<P, S> {
    /// A read from the network: a short syscall that finds nothing, then the goroutine parks until the data are
    /// there, and then it makes the syscall again. (Both are taken for too short to meet a stop of the world.)
    pub(super) fn network_read(&mut self, m: MId, span: SimDuration) {
        self.short_syscall(m, None);
        let gp = self.g_of(m);
        if span.is_zero() {
            return self.go_on(m, Woke::Go);
        }
        self.set_next(m, Next::Op(Op::Syscall(SimDuration::ZERO)));
        self.sched.netpoll_inited = true;
        self.sched.net_waiters += 1;
        let when = self.now + span;
        self.calendar.add(when, Due::Network(gp));
        self.park_until(m, WaitReason::IoWait, when);
    }

    /// Parks the current goroutine for a wait whose end is known.
    pub(super) fn park_until(&mut self, m: MId, reason: WaitReason, when: SimTime) {
        let gp = self.g_of(m);
        self.gopark(m, reason, Object::None);
        let p = self.ms[m.index()].p;
        self.emit_for(m, gp, p, Kind::WaitUntil { when });
    }

    /// The kernel has the data of this goroutine.
    pub(super) fn network_ready(&mut self, gp: Gp) {
        self.sched.net_ready.push_back(gp);
        let g = self.gs[gp.index()].id;
        self.emit_as(None, None, None, Kind::NetReady { g });
        self.netpoll_break();
    }

    /// Wakes the thread that is blocked in the poller, if there is one (`netpollBreak`, or an event).
    pub(super) fn netpoll_break(&mut self) {
        let Some(m) = self.sched.poller else { return };
        let asleep = self.ms[m.index()].thread.state == ThreadState::Asleep;
        if asleep && !std::mem::replace(&mut self.sched.poller_woken, true) {
            self.wake_thread(m, self.cfg.costs.thread_wake);
        }
    }

    /// `netpoll`: who has data, in reverse order of arrival.
    pub(super) fn netpoll(&mut self, m: MId, blocked: bool) -> Vec<Gp> {
        let n = self.sched.net_ready.len().min(EPOLL_EVENTS);
        let list: Vec<Gp> = self.sched.net_ready.drain(..n).rev().collect();
        self.sched.net_waiters -= n as u32;
        self.emit(m, Kind::NetpollReturn { n: n as u16, blocked });
        list
    }

    /// The first of a poll's list is for the thread itself, the others become runnable.
    pub(super) fn run_first_inject_rest(&mut self, m: MId, mut list: Vec<Gp>) -> Option<Gp> {
        if list.is_empty() {
            return None;
        }
        let first = list.remove(0);
        self.injectglist(m, list, WakeCause::Netpoll);
        self.make_runnable(m, first, Place::Hand, WakeCause::Netpoll);
        Some(first)
    }

    /// `findRunnable` steps 14 to 16: become the one thread that blocks in the poller, or park.
    pub(super) fn poll_or_park(&mut self, m: MId) {
        let until = self.ms[m.index()].find.poll_until;
        let somebody_waits = self.sched.net_waiters > 0 || until.is_some();
        if self.sched.netpoll_inited && somebody_waits && self.sched.poller.is_none() {
            return self.block_in_poll(m, until);
        }
        if let Some(when) = until
            && self.sched.poll_until.is_none_or(|poller| poller > when)
        {
            self.netpoll_break();
        }
        self.stopm(m);
    }

    fn block_in_poll(&mut self, m: MId, until: Option<SimTime>) {
        self.sched.poller = Some(m);
        self.sched.poller_woken = false;
        self.sched.lastpoll = None;
        self.sched.poll_until = until;
        self.then(m, Step::PollReturn);
        let due = until.is_some_and(|when| when <= self.now);
        if due || !self.sched.net_ready.is_empty() {
            return self.charge(m, self.cfg.costs.netpoll);
        }
        self.emit(m, Kind::NetpollBlock { until: until.unwrap_or(SimTime::MAX) });
        self.sleep_thread(m);
        if let Some(when) = until {
            let timeout = self.epoll_timeout(when.since(self.now));
            let slack = self.cfg.costs.poll_slack(timeout);
            self.sched.poll_slack = (!slack.is_zero()).then_some(self.now + timeout);
            self.wake_thread(m, timeout + slack + self.cfg.costs.epoll_wake);
        }
    }

    /// Linux lets a timeout that is over end with the next timer that fires, and only at the end of its slack if none
    /// does. For a long one that is the timer of sysmon, when it has slept until a goroutine's timer.
    pub(super) fn end_poll_in_slack(&mut self) {
        if self.sched.poll_slack.is_some_and(|over| over <= self.now) {
            self.netpoll_break();
        }
    }

    /// epoll counts in milliseconds: less than one is one, more is cut.
    fn epoll_timeout(&self, delay: SimDuration) -> SimDuration {
        let unit = self.cfg.costs.epoll_granularity;
        if unit.is_zero() {
            return delay;
        }
        let rest = SimDuration::from_nanos(delay.nanos() % unit.nanos());
        (delay - rest).max(unit)
    }

    /// The thread is back from the blocking poll.
    pub(super) fn poll_return(&mut self, m: MId) {
        self.sched.poller = None;
        self.sched.poll_until = None;
        self.sched.poll_slack = None;
        self.sched.lastpoll = Some(self.now);
        let list = self.netpoll(m, true);
        let Some(p) = self.sched.pidle.pop() else {
            self.injectglist(m, list, WakeCause::Netpoll);
            return self.stopm(m);
        };
        self.acquirep(m, p);
        if let Some(gp) = self.run_first_inject_rest(m, list) {
            return self.found(m, gp, Rule::Netpoll);
        }
        if self.ms[m.index()].find.was_spinning {
            self.become_spinning(m);
        }
        self.then(m, Step::Schedule);
    }

    /// `wakeNetPoller`: a timer became the earliest of its P; somebody has to be there when it expires.
    pub(super) fn wake_net_poller(&mut self, m: MId, when: SimTime) {
        if self.sched.poller.is_none() {
            self.wakep(m);
        } else if self.sched.poll_until.is_none_or(|poller| poller > when) {
            self.netpoll_break();
        }
    }
}
