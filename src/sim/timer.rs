//! Timers: a heap per P, and what happens when one expires.
//!
//! A timer lives in the heap of the P that added it and is run only by a thread that passes through the scheduler
//! there (`timers.check`), or by a thief in its fourth pass. Nothing interrupts a running goroutine for a timer.
//!
//! Two timers of the same nanosecond run in the order in which they were added. (Go's 4-ary heap leaves that open;
//! on a real machine two calls never fall into the same nanosecond.)

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::base::ids::{MId, PId};
use crate::base::time::SimTime;
use crate::event::{Kind, WakeCause};
use crate::sim::Sim;
use crate::sim::program::{Gp, Program};
use crate::sim::sink::Sink;

/// What a timer does.
#[derive(Debug)]
pub(super) enum TimerFunc<F> {
    /// Wakes a sleeper.
    Ready(Gp),
    /// Starts a goroutine (`time.AfterFunc`), and itself again if the program says so.
    Go(F),
}

/// A timer in a heap.
#[derive(Debug)]
pub(super) struct Timer<F> {
    pub(super) when: SimTime,
    sequence: u64,
    func: TimerFunc<F>,
}

impl<F> PartialEq for Timer<F> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<F> Eq for Timer<F> {}

impl<F> PartialOrd for Timer<F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<F> Ord for Timer<F> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.when, self.sequence).cmp(&(other.when, other.sequence))
    }
}

/// A P's timers.
#[derive(Debug)]
pub(super) struct Timers<F>(BinaryHeap<Reverse<Timer<F>>>);

impl<F> Default for Timers<F> {
    fn default() -> Self {
        Self(BinaryHeap::new())
    }
}

impl<F> Timers<F> {
    /// `timers.wakeTime`: when the earliest expires.
    pub(super) fn wake_time(&self) -> Option<SimTime> {
        self.0.peek().map(|Reverse(timer)| timer.when)
    }

    /// `timers.take`: all timers of a P that is destroyed.
    pub(super) fn take(&mut self, from: &mut Self) {
        self.0.append(&mut from.0);
    }

    fn pop_expired(&mut self, now: SimTime) -> Option<Timer<F>> {
        if self.wake_time()? > now {
            return None;
        }
        self.0.pop().map(|Reverse(timer)| timer)
    }
}

impl<P: Program, S: Sink> Sim<P, S> {
    /// Adds a timer to the P of thread `m`; if it is the earliest there, somebody has to know.
    pub(super) fn add_timer(&mut self, m: MId, when: SimTime, func: TimerFunc<P::Func>) {
        let p = self.p_of(m);
        self.sched.netpoll_inited = true;
        self.sched.timer_sequence += 1;
        let timer = Timer { when, sequence: self.sched.timer_sequence, func };
        let timers = &mut self.ps[p.index()].timers;
        let earliest = timers.wake_time().is_none_or(|first| when < first);
        timers.0.push(Reverse(timer));
        if earliest {
            self.wake_net_poller(m, when);
        }
    }

    /// `timers.check`: thread `m` runs the expired timers of P `owner`. Goroutines land with the P of `m`. Says
    /// whether any ran.
    pub(super) fn check_timers(&mut self, m: MId, owner: PId) -> bool {
        let mut ran = false;
        while self.outcome.is_none()
            && let Some(timer) = self.ps[owner.index()].timers.pop_expired(self.now)
        {
            ran = true;
            self.charge(m, self.cfg.costs.timer_run);
            self.emit(m, Kind::TimerRun { p: owner, late: self.now.since(timer.when) });
            match timer.func {
                TimerFunc::Ready(gp) => self.goready(m, gp, WakeCause::Timer),
                TimerFunc::Go(func) => self.timer_go(m, owner, func, timer.when),
            }
        }
        ran
    }

    /// `time.goFunc`: a new goroutine without a parent.
    fn timer_go(&mut self, m: MId, owner: PId, func: P::Func, due: SimTime) {
        if let Some(when) = self.program.again(&func, due) {
            self.sched.timer_sequence += 1;
            let timer = Timer { when, sequence: self.sched.timer_sequence, func: TimerFunc::Go(func.clone()) };
            self.ps[owner.index()].timers.0.push(Reverse(timer));
        }
        self.newproc(m, func);
    }
}
