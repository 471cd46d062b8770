//! What timers do, and when: sleepers, timers that send on a channel, and timers that start goroutines.
//!
//! ```text
//!   on a channel:  not in a heap ---- somebody blocks on the channel ----> in the heap of that P
//!                       ^  looked at by channel operations (`maybeRunChan`)      | expires: sends, if there is room
//!                       +------------ nobody blocks there any more ------------- +
//! ```
//!
//! A timer in a heap is run only by a thread that passes through the scheduler with that P (`timers.check`), or by a
//! thief in its fourth pass. Nothing interrupts a running goroutine for a timer.
//!
//! **Invariants**: a timer is in at most one heap, and knows in which; one without a time in a heap is a zombie; a
//! channel's timer is in a heap, and no zombie, only while somebody is blocked on the channel.

use crate::base::ids::{ChanId, MId, PId, TimerId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Kind, WakeCause};
use crate::sim::Sim;
use crate::sim::program::{Gp, NewTimer, Program, TimerWhat, Woke};
use crate::sim::sink::Sink;
use crate::sim::timers::{Entry, Who};

/// A timer that the program made.
#[derive(Debug)]
pub(super) struct Timer<F> {
    /// When it expires; none if it does not.
    when: Option<SimTime>,
    /// Zero for one that expires once.
    period: SimDuration,
    what: What<F>,
    /// The P in whose heap it is.
    heap: Option<PId>,
    /// Its time is not the one in the heap.
    modified: bool,
    /// It is to be taken out of the heap.
    zombie: bool,
    /// The program knows it no more.
    free: bool,
    /// Goroutines blocked on its channel.
    blocked: u32,
}

/// What a timer does.
#[derive(Clone, Debug)]
enum What<F> {
    /// Nothing: the place is free.
    Nothing,
    /// Sends the time (`sendTime`).
    Send(ChanId),
    /// Starts a goroutine (`goFunc`).
    Go(F),
    /// Starts a goroutine, and itself again if the program says so.
    Again(F),
}

impl<F> Timer<F> {
    const fn new(what: What<F>) -> Self {
        let (modified, zombie, free) = (false, false, false);
        Self { when: None, period: SimDuration::ZERO, what, heap: None, modified, zombie, free, blocked: 0 }
    }

    /// What it will run.
    pub(super) fn func(&self) -> Option<&F> {
        match &self.what {
            What::Go(func) | What::Again(func) => Some(func),
            What::Nothing | What::Send(_) => None,
        }
    }

    const fn chan(&self) -> Option<ChanId> {
        match self.what {
            What::Send(chan) => Some(chan),
            _ => None,
        }
    }

    /// `needsAdd`
    fn needs_add(&self) -> bool {
        self.heap.is_none() && self.when.is_some() && (self.chan().is_none() || self.blocked > 0)
    }
}

/// What goroutines do with timers.
impl<P: Program, S: Sink> Sim<P, S> {
    /// `newTimer`
    pub(super) fn timer_new(&mut self, m: MId, new: NewTimer<P::Func>) {
        let what = match new.what {
            TimerWhat::Send(chan) => What::Send(chan),
            TimerWhat::Go(func) => What::Go(func),
        };
        let id = self.place_timer(Timer::new(what));
        if let Some(chan) = self.timers[id.index()].chan() {
            self.objects.chans[chan.index()].timer = Some(id);
        }
        self.modify_timer(m, id, self.now + new.delay, new.period);
        self.go_on(m, Woke::Timer(id));
    }

    /// Starts `func` at this time, and again as the program says.
    pub(super) fn start_later(&mut self, m: MId, when: SimTime, func: P::Func) {
        let id = self.place_timer(Timer { free: true, ..Timer::new(What::Again(func)) });
        self.modify_timer(m, id, when, SimDuration::ZERO);
    }

    fn place_timer(&mut self, timer: Timer<P::Func>) -> TimerId {
        if let Some(id) = self.free_timers.pop() {
            self.timers[id.index()] = timer;
            return id;
        }
        self.timers.push(timer);
        TimerId::new(u32::try_from(self.timers.len() - 1).expect("fewer than 2^32 timers"))
    }

    /// `t.Stop()`: whether it would have expired, or has without anybody having received it.
    pub(super) fn timer_stop(&mut self, m: MId, id: TimerId) {
        self.bury(id);
        let timer = &mut self.timers[id.index()];
        timer.modified |= timer.heap.is_some();
        let pending = timer.when.take().is_some();
        let drained = self.drain_timer_chan(m, id);
        self.go_on(m, Woke::Bool(pending || drained));
    }

    /// `t.Reset(d)`: whether it would have expired, or has without anybody having received it.
    pub(super) fn timer_reset(&mut self, m: MId, id: TimerId, delay: SimDuration, period: SimDuration) {
        let pending = self.modify_timer(m, id, self.now + delay, period);
        self.go_on(m, Woke::Bool(pending));
    }

    /// `timer.modify`
    fn modify_timer(&mut self, m: MId, id: TimerId, when: SimTime, period: SimDuration) -> bool {
        self.unbury(id);
        let timer = &mut self.timers[id.index()];
        timer.period = period;
        let pending = timer.when.replace(when).is_some();
        let mut wake = false;
        if let Some(p) = timer.heap {
            timer.modified = true;
            let first = &mut self.ps[p.index()].timers.first_modified;
            wake = first.is_none_or(|first| when < first);
            if wake {
                *first = Some(when);
            }
        }
        let drained = self.drain_timer_chan(m, id);
        self.maybe_add_timer(m, id);
        if wake {
            self.wake_net_poller(m, when);
        }
        pending || drained
    }

    /// `timerchandrain`: a value that nobody has received is gone.
    fn drain_timer_chan(&mut self, m: MId, id: TimerId) -> bool {
        let Some(chan) = self.timers[id.index()].chan() else { return false };
        let drained = self.objects.chans[chan.index()].buffer.pop_front().is_some();
        if drained {
            self.emit(m, Kind::ChanLen { chan, len: 0 });
        }
        drained
    }

    /// The program needs a timer no more.
    pub(super) fn free_timer(&mut self, id: TimerId) {
        let timer = &mut self.timers[id.index()];
        timer.free = true;
        if timer.chan().is_some() {
            timer.when = None;
            self.bury(id);
        }
        self.release_timer(id);
    }

    /// Frees the place of a timer that the program does not know and that will never run again.
    fn release_timer(&mut self, id: TimerId) {
        let timer = &mut self.timers[id.index()];
        if timer.free && timer.heap.is_none() && timer.when.is_none() && !matches!(timer.what, What::Nothing) {
            *timer = Timer::new(What::Nothing);
            self.free_timers.push(id);
        }
    }

    /// `timers.maybeRunChan`: an operation on a timer's channel finds out whether the timer has expired.
    pub(super) fn maybe_run_chan(&mut self, m: MId, chan: ChanId) {
        let Some(id) = self.objects.chans[chan.index()].timer else { return };
        let timer = &self.timers[id.index()];
        if timer.heap.is_none() && timer.when.is_some_and(|when| when <= self.now) {
            self.run_timer(m, id);
        }
    }

    /// `blockTimerChan`: somebody blocks on a timer's channel.
    pub(super) fn block_timer_chan(&mut self, m: MId, chan: ChanId) {
        let Some(id) = self.objects.chans[chan.index()].timer else { return };
        self.timers[id.index()].blocked += 1;
        if self.timers[id.index()].when.is_some() {
            self.unbury(id);
        }
        self.maybe_add_timer(m, id);
    }

    /// `unblockTimerChan`: it goes on.
    pub(super) fn unblock_timer_chan(&mut self, chan: ChanId) {
        let Some(id) = self.objects.chans[chan.index()].timer else { return };
        let timer = &mut self.timers[id.index()];
        timer.blocked -= 1;
        if timer.blocked == 0 {
            self.bury(id);
        }
    }

    /// Marks a timer in a heap as a zombie.
    fn bury(&mut self, id: TimerId) {
        let timer = &mut self.timers[id.index()];
        if let Some(p) = timer.heap
            && !std::mem::replace(&mut timer.zombie, true)
        {
            self.ps[p.index()].timers.zombies += 1;
        }
    }

    fn unbury(&mut self, id: TimerId) {
        let timer = &mut self.timers[id.index()];
        if let Some(p) = timer.heap
            && std::mem::take(&mut timer.zombie)
        {
            self.ps[p.index()].timers.zombies -= 1;
        }
    }
}

/// Timers and heaps.
impl<P: Program, S: Sink> Sim<P, S> {
    /// Wakes a sleeper at this time.
    pub(super) fn wake_later(&mut self, m: MId, when: SimTime, gp: Gp) {
        self.add_timer(m, when, Who::Sleeper(gp));
    }

    /// `maybeAdd`: if it is to be in a heap, it comes to that of this thread's P.
    fn maybe_add_timer(&mut self, m: MId, id: TimerId) {
        let p = self.p_of(m);
        let timer = &mut self.timers[id.index()];
        if timer.needs_add()
            && let Some(when) = timer.when
        {
            timer.heap = Some(p);
            self.add_timer(m, when, Who::Timer(id));
        }
    }

    /// Adds to the heap of the P of thread `m`; if it is the earliest there, somebody has to know.
    fn add_timer(&mut self, m: MId, when: SimTime, who: Who) {
        let p = self.p_of(m);
        self.sched.netpoll_inited = true;
        self.clean_head(p);
        let sequence = self.next_timer_sequence();
        let timers = &mut self.ps[p.index()].timers;
        let earliest = timers.wake_time().is_none_or(|first| when < first);
        timers.push(Entry { when, sequence, who });
        if earliest {
            self.wake_net_poller(m, when);
        }
    }

    fn next_timer_sequence(&mut self) -> u64 {
        self.sched.timer_sequence += 1;
        self.sched.timer_sequence
    }

    /// `cleanHead`: zombies at both ends go.
    fn clean_head(&mut self, p: PId) {
        while self.ps[p.index()].timers.zombies > 0 {
            let timers = &mut self.ps[p.index()].timers;
            match timers.tail().map(|entry| entry.who) {
                Some(Who::Timer(id)) if self.timers[id.index()].zombie => {
                    timers.pop_tail();
                    self.left_heap(p, id);
                }
                _ if !self.update_first(p) => return,
                _ => {}
            }
        }
    }

    /// A zombie was taken out of the heap.
    fn left_heap(&mut self, p: PId, id: TimerId) {
        self.ps[p.index()].timers.zombies -= 1;
        let timer = &mut self.timers[id.index()];
        (timer.heap, timer.zombie, timer.modified) = (None, false, false);
        self.release_timer(id);
    }

    /// `updateHeap`: if the first timer of a heap is marked, that is seen to.
    fn update_first(&mut self, p: PId) -> bool {
        let Some(Entry { who: Who::Timer(id), .. }) = self.ps[p.index()].timers.first() else { return false };
        let timer = &mut self.timers[id.index()];
        if timer.zombie {
            self.ps[p.index()].timers.pop_first();
            self.left_heap(p, id);
            return true;
        }
        match timer.when {
            Some(when) if std::mem::take(&mut timer.modified) => {
                let sequence = self.next_timer_sequence();
                self.ps[p.index()].timers.postpone_first(when, sequence);
                true
            }
            _ => false,
        }
    }

    /// `timers.check`: thread `m` runs the expired timers of P `owner`. Goroutines land with the P of `m`. Says
    /// whether any ran.
    #[inline]
    pub(super) fn check_timers(&mut self, m: MId, owner: PId) -> bool {
        self.ps[owner.index()].timers.wake_time().is_some_and(|next| self.check_timers_due(m, owner, next))
    }

    #[inline(never)]
    fn check_timers_due(&mut self, m: MId, owner: PId, next: SimTime) -> bool {
        let timers = &self.ps[owner.index()].timers;
        let own = self.ms[m.index()].p == Some(owner);
        if next > self.now && !(own && timers.wants_cleaning()) {
            return false;
        }
        if timers.first_modified.is_some_and(|first| first <= self.now) {
            self.adjust_timers(owner);
        }
        let mut ran = false;
        while self.outcome.is_none() && self.run_first(m, owner) {
            ran = true;
        }
        if own && self.ps[owner.index()].timers.wants_cleaning() {
            self.adjust_timers(owner);
        }
        ran
    }

    /// `adjust`: all marks of a heap are seen to.
    fn adjust_timers(&mut self, p: PId) {
        let (all, sequence) = (&mut self.timers, &mut self.sched.timer_sequence);
        let mut gone = Vec::new();
        self.ps[p.index()].timers.adjust(|entry| {
            let Who::Timer(id) = entry.who else { return true };
            let timer = &mut all[id.index()];
            if timer.zombie {
                gone.push(id);
            } else if let Some(when) = timer.when
                && std::mem::take(&mut timer.modified)
            {
                *sequence += 1;
                (entry.when, entry.sequence) = (when, *sequence);
            }
            !timer.zombie
        });
        for id in gone {
            self.left_heap(p, id);
        }
    }

    /// `timers.run`: runs the first timer of a heap, if it has expired.
    fn run_first(&mut self, m: MId, owner: PId) -> bool {
        while self.update_first(owner) {}
        let Some(first) = self.ps[owner.index()].timers.first() else { return false };
        if first.when > self.now {
            return false;
        }
        self.emit(m, Kind::TimerRun { p: owner, late: self.now.since(first.when) });
        match first.who {
            Who::Timer(id) => self.run_timer(m, id),
            Who::Sleeper(gp) => {
                self.ps[owner.index()].timers.pop_first();
                self.charge(m, self.cfg.costs.timer_run);
                self.goready(m, gp, WakeCause::Timer);
            }
        }
        true
    }

    /// `unlockAndRun`: it has expired. One that is in a heap is the first there.
    fn run_timer(&mut self, m: MId, id: TimerId) {
        self.charge(m, self.cfg.costs.timer_run);
        let timer = &mut self.timers[id.index()];
        let Some(due) = timer.when else { return };
        let what = timer.what.clone();
        timer.when = match &what {
            What::Again(func) => self.program.again(func, due),
            _ => next_tick(due, timer.period, self.now),
        };
        timer.modified = timer.heap.is_some();
        if timer.when.is_none() {
            self.bury(id);
        }
        if let Some(p) = self.timers[id.index()].heap {
            self.update_first(p);
        }
        match what {
            What::Send(chan) => {
                let time = self.program.tick(due);
                self.try_send(m, chan, time);
            }
            What::Go(func) | What::Again(func) => self.newproc(m, func),
            What::Nothing => {}
        }
    }

    /// All timers of a P that goes away come to another one.
    pub(super) fn move_timers(&mut self, from: PId, to: PId) {
        for entry in self.ps[from.index()].timers.take_all() {
            let mut entry = entry;
            if let Who::Timer(id) = entry.who {
                let timer = &mut self.timers[id.index()];
                if timer.zombie {
                    (timer.heap, timer.zombie, timer.modified) = (None, false, false);
                    self.release_timer(id);
                    continue;
                }
                timer.heap = Some(to);
                timer.modified = false;
                entry.when = timer.when.unwrap_or(entry.when);
            }
            self.ps[to.index()].timers.push(entry);
        }
    }
}

/// When a timer expires next: periods that were missed are left out.
fn next_tick(due: SimTime, period: SimDuration, now: SimTime) -> Option<SimTime> {
    let late = now.since(due).nanos();
    (!period.is_zero()).then(|| due + period * (1 + late / period.nanos()))
}
