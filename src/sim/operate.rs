//! A goroutine's own code: CPU time to burn, then an operation, and so on.
//!
//! ```text
//!   Run: ask the program --> Computed: CPU time is burned (preemptible) --> Operate: the operation's cost is paid
//!    ^                                                                            |
//!    +-------------------- it has its result, or is woken with it <---------------+
//! ```

use crate::base::ids::{GoId, MId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Kind, Object, Outcome, Position, StopReason, WaitReason};
use crate::sim::Sim;
use crate::sim::objects::News;
use crate::sim::program::{Context, Gp, Op, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{M, Next, Step};
use crate::sim::sudog::Link;

/// Where somebody was in the source when that was told last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    id: GoId,
    at: Position,
    time: SimTime,
}

/// After how long somebody who computes says again where that is.
const PROGRESS: SimDuration = SimDuration::from_micros(100);

impl<P: Program, S: Sink> Sim<P, S> {
    /// `gogo`: the current goroutine goes on where it was.
    pub(super) fn gogo(&mut self, m: MId) {
        let gp = self.g_of(m);
        if self.gs[gp.index()].waiting != Link::NONE {
            self.leave_timer_chans(gp);
        }
        let mut goes_on = self.take_result(gp);
        if goes_on.is_some() {
            while let Some(woke) = goes_on {
                let mut used = SimDuration::ZERO;
                let op = self.resume(m, gp, woke, &mut used);
                goes_on = self.go_through(m, gp, used, op);
            }
            return;
        }
        match std::mem::replace(&mut self.gs[gp.index()].next, Next::Nothing) {
            Next::Op(op) => self.compute(m, self.gs[gp.index()].compute, op),
            Next::Park(reason) => self.gopark(m, reason, Object::None),
            Next::UpdateProcs(procs) => self.update_max_procs(m, procs),
            started => {
                self.gs[gp.index()].next = started;
                self.then(m, Step::Operate);
            }
        }
    }

    /// With what the program is to be asked, if that is what comes next.
    #[inline]
    fn take_result(&mut self, gp: Gp) -> Option<Woke<P::Value>> {
        match &mut self.gs[gp.index()].next {
            Next::Resume(woke) => Some(std::mem::replace(woke, Woke::Go)),
            _ => None,
        }
    }

    /// Asks the program what the goroutine does next, and how much CPU time it uses before.
    #[inline]
    fn resume(&mut self, m: MId, gp: Gp, woke: Woke<P::Value>, used: &mut SimDuration) -> Op<P::Func, P::Value> {
        let (goroutines, budget) = (self.gcount() as u32, self.quantum(m));
        let mut context = Context {
            now: self.now,
            budget,
            used: SimDuration::ZERO,
            objects: &mut self.objects,
            proc: self.ms[m.index()].p.expect("a goroutine runs on a P"),
            gomaxprocs: self.gomaxprocs,
            cores: self.cfg.cores,
            goroutines,
            gs: &self.gs,
            timers: &self.timers,
        };
        let op = self.program.resume(gp, woke, &mut context);
        *used = context.used;
        if !self.objects.news.is_empty() {
            self.tell_news(m);
        }
        op
    }

    /// Computes and operates in one go if nothing can come in between: the same as the steps that are left out by this,
    /// which are counted, only faster. The answer is with what the goroutine goes on at once.
    fn go_through(&mut self, m: MId, gp: Gp, used: SimDuration, op: Op<P::Func, P::Value>) -> Option<Woke<P::Value>> {
        let cost = self.cost_of(&op);
        if self.gs[gp.index()].preempt || !self.pass_unnoticed(m, used + cost) {
            self.compute(m, used, op);
            return None;
        }
        if matches!(op, Op::Continue) {
            self.tell_progress(m, gp);
            self.count_left_out(false);
            if self.may_go_on() {
                return Some(Woke::Go);
            }
            self.go_on(m, Woke::Go);
            return None;
        }
        self.count_left_out(!cost.is_zero());
        self.count_left_out(false);
        self.begin(m, gp, op);
        self.goes_on(m, gp)
    }

    /// Whether a further step may follow without a look up; it is counted.
    fn may_go_on(&mut self) -> bool {
        if self.steps_left == 0 || self.outcome.is_some() {
            return false;
        }
        self.steps_left -= 1;
        self.count_step()
    }

    /// Whether the goroutine goes on, with nothing in between but what its operation cost its thread, and with what.
    fn goes_on(&mut self, m: MId, gp: Gp) -> Option<Woke<P::Value>> {
        let M { step: Step::Run, curg, thread, .. } = &self.ms[m.index()] else { return None };
        let burn = thread.burn;
        if *curg != Some(gp) || self.steps_left == 0 || !matches!(self.gs[gp.index()].next, Next::Resume(_)) {
            return None;
        }
        if !burn.is_zero() {
            if self.outcome.is_some() || !self.pass_unnoticed(m, burn) {
                return None;
            }
            self.ms[m.index()].thread.burn = SimDuration::ZERO;
        }
        if !self.may_go_on() {
            return None;
        }
        self.take_result(gp)
    }

    /// Tells what the program made and gave back while it computed; what it gave back goes only now.
    fn tell_news(&mut self, m: MId) {
        for news in std::mem::take(&mut self.objects.news) {
            match news {
                News::Made(object, cap) => self.emit(m, Kind::Make { object, cap }),
                News::FreedTimer(timer) => self.free_timer(timer),
                News::Freed(object) => self.free_object(m, object),
            }
        }
    }

    fn free_object(&mut self, m: MId, object: Object) {
        if let Object::Chan(id) = object
            && let Some(timer) = self.objects.chans[id.index()].timer
        {
            self.free_timer(timer);
        }
        self.objects.remove(object);
        self.emit(m, Kind::Free { object });
    }

    fn compute(&mut self, m: MId, used: SimDuration, op: Op<P::Func, P::Value>) {
        let gp = self.g_of(m);
        let g = &mut self.gs[gp.index()];
        g.compute = used;
        g.next = Next::Op(op);
        self.charge(m, used);
        self.then(m, Step::Computed);
    }

    /// Tells where in the source the current goroutine is, if that is not known.
    pub(super) fn tell_position(&mut self, m: MId, gp: Gp) {
        if !S::ON || self.gs[gp.index()].system {
            return;
        }
        let Some(at) = self.program.position(gp) else { return };
        if self.told.len() <= gp.index() {
            self.told.resize(gp.index() + 1, None);
        }
        let told = &mut self.told[gp.index()];
        let id = self.gs[gp.index()].id;
        if told.is_none_or(|told| (told.id, told.at) != (id, at)) {
            *told = Some(Told { id, at, time: self.now });
            self.emit(m, Kind::GoAt { at });
        }
    }

    /// Somebody who computes for long says now and then where that is.
    fn tell_progress(&mut self, m: MId, gp: Gp) {
        if !S::ON {
            return;
        }
        let id = self.gs[gp.index()].id;
        let told = self.told.get(gp.index()).copied().flatten().filter(|told| told.id == id);
        if told.is_none_or(|told| self.now.since(told.time) >= PROGRESS) {
            self.tell_position(m, gp);
        }
    }

    /// The signal found the goroutine computing: what it has not burned yet waits until it runs again.
    pub(super) fn preempt_computing(&mut self, m: MId) {
        let gp = self.g_of(m);
        let left = std::mem::take(&mut self.ms[m.index()].thread.burn);
        let g = &mut self.gs[gp.index()];
        g.compute = g.compute.min(left);
        self.gosched(m, StopReason::PreemptedAsync);
    }

    /// The CPU time is burned. A call into the runtime is a function call: its prologue notices a preemption
    /// request.
    pub(super) fn computed(&mut self, m: MId) {
        let gp = self.g_of(m);
        self.gs[gp.index()].compute = SimDuration::ZERO;
        let g = &self.gs[gp.index()];
        let Next::Op(op) = &g.next else { unreachable!("a goroutine computes before an operation") };
        if matches!(op, Op::Continue) && !(g.preempt && P::SHARES_MEMORY) {
            self.tell_progress(m, gp);
            return self.go_on(m, Woke::Go);
        }
        let is_call = !matches!(op, Op::Exit | Op::Goexit | Op::Panic(_) | Op::Fatal(_));
        if g.preempt && is_call {
            return self.gosched(m, StopReason::PreemptedSync);
        }
        let cost = self.cost_of(op);
        self.charge(m, cost);
        self.then(m, Step::Operate);
    }

    /// What an operation costs before it takes effect.
    #[inline]
    fn cost_of(&self, op: &Op<P::Func, P::Value>) -> SimDuration {
        let costs = &self.cfg.costs;
        match op {
            Op::Go(_) => costs.go_create,
            Op::Send(..) | Op::Recv(_) | Op::Close(_) => costs.chan_op,
            Op::Select { cases, default } => self.cost_of_select(cases, *default),
            Op::Lock(_)
            | Op::TryLock(_)
            | Op::Unlock(_)
            | Op::RLock(_)
            | Op::TryRLock(_)
            | Op::RUnlock(_)
            | Op::WLock(_)
            | Op::TryWLock(_)
            | Op::WUnlock(_)
            | Op::NotifyAdd(_)
            | Op::NotifyWait(..)
            | Op::NotifyOne(_)
            | Op::NotifyAll(_) => costs.mutex_op,
            Op::WaitGroupAdd(..) | Op::WaitGroupWait(_) => costs.waitgroup_op,
            Op::Sleep(span) if span.is_zero() => SimDuration::ZERO,
            Op::Sleep(_) | Op::AfterFunc(..) | Op::TimerNew(_) => costs.timer_add,
            Op::TimerStop(_) => costs.timer_stop,
            Op::TimerReset { .. } => costs.timer_reset,
            Op::Net(_) | Op::Write { .. } => costs.syscall_enter + costs.syscall + costs.syscall_exit,
            Op::Syscall(span) if span.is_zero() => costs.syscall_enter + costs.syscall + costs.syscall_exit,
            Op::Syscall(_) | Op::SignalRecv => costs.syscall_enter,
            Op::Continue
            | Op::Gosched
            | Op::Gomaxprocs(_)
            | Op::LockThread
            | Op::UnlockThread
            | Op::Exit
            | Op::Goexit
            | Op::Panic(_)
            | Op::Fatal(_)
            | Op::ExitProcess(_) => SimDuration::ZERO,
        }
    }

    /// Carries out the current goroutine's operation.
    pub(super) fn operate(&mut self, m: MId) {
        let gp = self.g_of(m);
        match std::mem::replace(&mut self.gs[gp.index()].next, Next::Nothing) {
            Next::Op(op) => self.begin(m, gp, op),
            Next::Lock(locking) => self.lock_slow(m, locking),
            Next::Sema(addr) => self.sema_woken(m, addr),
            other => unreachable!("{other:?} is no operation", other = std::mem::discriminant(&other)),
        }
    }

    fn begin(&mut self, m: MId, gp: Gp, op: Op<P::Func, P::Value>) {
        self.tell_position(m, gp);
        match op {
            Op::Continue => self.go_on(m, Woke::Go),
            Op::Go(func) => {
                self.newproc(m, func);
                self.go_on(m, Woke::Go);
            }
            Op::Send(chan, value) => self.chansend(m, chan, value),
            Op::Recv(chan) => self.chanrecv(m, chan),
            Op::Select { cases, default } => self.select(m, cases, default),
            Op::Close(chan) => self.closechan(m, chan),
            Op::Lock(mutex) => self.lock(m, mutex),
            Op::TryLock(mutex) => self.mutex_try_lock(m, mutex),
            Op::Unlock(mutex) => self.unlock(m, mutex),
            Op::RLock(rw) => self.rlock(m, rw),
            Op::TryRLock(rw) => self.try_rlock(m, rw),
            Op::RUnlock(rw) => self.runlock(m, rw),
            Op::WLock(rw) => self.wlock(m, rw),
            Op::TryWLock(rw) => self.try_wlock(m, rw),
            Op::WUnlock(rw) => self.wunlock(m, rw),
            Op::NotifyAdd(cond) => self.notify_add(m, cond),
            Op::NotifyWait(cond, ticket) => self.notify_wait(m, cond, ticket),
            Op::NotifyOne(cond) => self.notify_one(m, cond),
            Op::NotifyAll(cond) => self.notify_all(m, cond),
            Op::WaitGroupAdd(wg, delta) => self.waitgroup_add(m, wg, delta),
            Op::WaitGroupWait(wg) => self.waitgroup_wait(m, wg),
            Op::Sleep(span) => self.sleep(m, span),
            Op::Net(span) => self.network_read(m, span),
            Op::Syscall(span) if span.is_zero() && self.sched.stop.is_none() => {
                self.short_syscall(m, None);
                self.go_on(m, Woke::Go);
            }
            Op::Syscall(span) => self.blocking_syscall(m, span),
            Op::SignalRecv => self.signal_recv(m),
            Op::Write { fd, bytes } => self.write(m, fd, bytes),
            Op::Gosched => {
                self.set_next(m, Next::Resume(Woke::Go));
                self.gosched(m, StopReason::Gosched);
            }
            Op::AfterFunc(span, func) => {
                self.start_later(m, self.now + span, func);
                self.go_on(m, Woke::Go);
            }
            Op::TimerNew(new) => self.timer_new(m, *new),
            Op::TimerStop(timer) => self.timer_stop(m, timer),
            Op::TimerReset { timer, delay, period } => self.timer_reset(m, timer, delay, period),
            Op::Gomaxprocs(procs) => self.gomaxprocs_called(m, procs),
            Op::LockThread => self.lock_thread(m),
            Op::UnlockThread => self.unlock_thread(m),
            Op::Exit if self.main == Some(gp) => self.end(Outcome::MainReturned),
            Op::Exit | Op::Goexit => self.goexit(m),
            Op::Panic(message) => {
                let g = self.gs[gp.index()].id;
                self.end(Outcome::Panic { g, message });
            }
            Op::Fatal(message) => self.fatal(m, &message),
            Op::ExitProcess(code) => self.end(Outcome::Exited { code }),
        }
    }

    /// `time.Sleep`: parks first, then arms the timer. Sleeping for no time does not even yield.
    fn sleep(&mut self, m: MId, span: SimDuration) {
        if span.is_zero() {
            return self.go_on(m, Woke::Go);
        }
        let gp = self.g_of(m);
        self.set_next(m, Next::Resume(Woke::Go));
        let when = self.now + span;
        self.park_until(m, WaitReason::Sleep, when);
        self.wake_later(m, when, gp);
    }

    /// The current goroutine has its result and keeps running.
    #[inline]
    pub(super) fn go_on(&mut self, m: MId, woke: Woke<P::Value>) {
        self.set_next(m, Next::Resume(woke));
        self.then(m, Step::Run);
    }

    /// What the current goroutine does when it runs next.
    #[inline]
    pub(super) fn set_next(&mut self, m: MId, next: Next<P::Func, P::Value>) {
        let gp = self.g_of(m);
        self.gs[gp.index()].next = next;
    }
}
