//! `schedule`, `execute`, and the ways in which a goroutine stops running: park, yield, preemption, exit.
//!
//! ```text
//!   schedule -> findRunnable -> execute -> (user code, operations) -> park | yield | preempted | exit -> schedule
//! ```
//!
//! **Invariants**: a goroutine that stops running is put in its new place before anything else happens; a pending
//! preemption request dies with the stint it was meant for.

use crate::base::ids::{FuncId, GoId, MId, PId};
use crate::event::{Kind, Limit, Object, Passed, Place, ProcState, Rule, StopReason, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::program::{Created, Gp, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{Find, G, GStatus, Next, Step};

/// Goroutine ids are handed to Ps in batches of this many (`_GoidCacheBatch`).
const GOID_CACHE_BATCH: u32 = 16;

impl<P: Program, S: Sink> Sim<P, S> {
    /// `mstart1`, or the way out of `stopm`: the thread acquires the P it was woken for.
    pub(super) fn woken(&mut self, m: MId) {
        let p = self.ms[m.index()].nextp.take().expect("a thread is woken with a P");
        self.acquirep(m, p);
        match self.ms[m.index()].lockedg {
            Some(gp) => self.execute(m, gp, false, Rule::Locked),
            None => self.then(m, Step::Schedule),
        }
    }

    /// `acquirep`
    pub(super) fn acquirep(&mut self, m: MId, p: PId) {
        let proc = &mut self.ps[p.index()];
        debug_assert_eq!(proc.m, None, "an acquired P belongs to nobody");
        proc.m = Some(m);
        proc.state = ProcState::Running;
        self.ms[m.index()].p = Some(p);
        self.emit(m, Kind::ProcStart);
    }

    /// `releasep`: the P becomes `to`, and what that means is the caller's business.
    pub(super) fn releasep(&mut self, m: MId, to: ProcState) -> PId {
        let p = self.p_of(m);
        self.ms[m.index()].p = None;
        let proc = &mut self.ps[p.index()];
        proc.m = None;
        proc.oldm = Some(m);
        proc.state = to;
        p
    }

    /// `schedule` up to the timers of `findRunnable`.
    pub(super) fn schedule(&mut self, m: MId) {
        if self.ms[m.index()].lockedg.is_some() {
            return self.stoplockedm(m);
        }
        if self.sched.stop.is_some() {
            return self.gcstopm(m);
        }
        self.ms[m.index()].find = Find::default();
        debug_assert!(
            !self.ms[m.index()].spinning || self.ps[self.p_of(m).index()].runq.is_empty(),
            "a spinning thread has nothing of its own"
        );
        let p = self.p_of(m);
        let ran = self.check_timers(m, p);
        self.ms[m.index()].find.poll_until = self.ps[p.index()].timers.wake_time();
        if ran {
            self.then(m, Step::FindLocal);
        } else {
            self.pass(m, Passed::TIMERS);
            self.find_local(m);
        }
    }

    /// Notes that `findRunnable` looked somewhere in vain.
    pub(super) fn pass(&mut self, m: MId, what: Passed) {
        let find = &mut self.ms[m.index()].find;
        find.passed = find.passed.with(what);
    }

    /// The rest of `schedule`: `findRunnable` has found somebody, who is in this thread's hand.
    pub(super) fn found(&mut self, m: MId, gp: Gp, rule: Rule) {
        self.reset_spinning(m);
        self.execute_here(m, gp, false, rule);
    }

    /// Runs who was found, unless it is wired to another thread.
    #[expect(clippy::inline_always, reason = "measured: every switch comes here")]
    #[inline(always)]
    fn execute_here(&mut self, m: MId, gp: Gp, inherit: bool, rule: Rule) {
        match self.gs[gp.index()].lockedm {
            Some(to) => self.startlockedm(m, gp, to),
            None => self.execute(m, gp, inherit, rule),
        }
    }

    /// `runqget` and the rest of `schedule`. None if the own queue is empty.
    #[inline]
    pub(super) fn run_own_queue(&mut self, m: MId, rule: impl Fn(bool) -> Rule) -> Option<()> {
        let p = self.p_of(m);
        if self.ps[p.index()].runq.is_empty() {
            return None;
        }
        self.reset_spinning(m);
        let (gp, inherit) = self.ps[p.index()].runq.get()?;
        if !inherit {
            self.pass(m, Passed::RUNNEXT);
        }
        self.execute_here(m, gp, inherit, rule(inherit));
        Some(())
    }

    /// `resetspinning`: a thief that found something makes sure that there is another one.
    fn reset_spinning(&mut self, m: MId) {
        if self.ms[m.index()].spinning {
            self.stop_spinning(m);
            self.wakep(m);
        }
    }

    /// `execute`
    #[inline]
    pub(super) fn execute(&mut self, m: MId, gp: Gp, inherit: bool, rule: Rule) {
        let p = self.p_of(m);
        self.ms[m.index()].curg = Some(gp);
        let g = &mut self.gs[gp.index()];
        g.status = GStatus::Running(m);
        g.preempt = false;
        if !inherit {
            let proc = &mut self.ps[p.index()];
            proc.schedtick = proc.schedtick.wrapping_add(1);
        }
        self.counters.switches += 1;
        let passed = self.ms[m.index()].find.passed;
        self.emit(m, Kind::GoStart { rule, passed, inherit });
        self.then(m, Step::Run);
    }

    /// `gopark`, `park_m`: the current goroutine waits.
    #[inline]
    pub(super) fn gopark(&mut self, m: MId, reason: WaitReason, on: Object) {
        self.gopark_queued(m, reason, on, false);
    }

    /// The same for who is at the head of the object's wait queue, and not at its tail.
    #[inline]
    pub(super) fn gopark_queued(&mut self, m: MId, reason: WaitReason, on: Object, first: bool) {
        let gp = self.drop_current(m, GStatus::Waiting(reason, on));
        let p = self.ms[m.index()].p;
        self.emit_for(m, gp, p, Kind::GoBlock { reason, on, first });
        self.lose_preemption(m, gp);
        self.charge(m, self.cfg.costs.go_switch);
        self.then(m, Step::Schedule);
    }

    /// `dropg`: the thread has no goroutine any more.
    #[inline]
    pub(super) fn drop_current(&mut self, m: MId, status: GStatus) -> Gp {
        let gp = self.g_of(m);
        self.ms[m.index()].curg = None;
        self.gs[gp.index()].status = status;
        gp
    }

    /// A request that did not reach the goroutine in time is void.
    fn lose_preemption(&mut self, m: MId, gp: Gp) {
        if std::mem::take(&mut self.gs[gp.index()].preempt) {
            let p = self.ms[m.index()].p;
            self.emit_for(m, gp, p, Kind::PreemptLost);
        }
    }

    /// `goschedImpl`: to the global queue's tail; but while the world is being stopped, a preempted goroutine stays
    /// on its own P, as runnext.
    pub(super) fn gosched(&mut self, m: MId, reason: StopReason) {
        let p = self.p_of(m);
        self.tell_position(m, self.g_of(m));
        let preempted = reason != StopReason::Gosched;
        let gp = self.drop_current(m, GStatus::Runnable);
        self.gs[gp.index()].preempt = false;
        self.counters.preemptions += u64::from(preempted);
        if preempted && self.sched.stop.is_some() {
            let shed = self.runqput(p, gp, true);
            self.emit_for(m, gp, Some(p), Kind::GoStop { reason, place: Place::Runnext(p) });
            self.overflowed(m, shed);
        } else {
            self.sched.runq.push_back(gp);
            self.emit_for(m, gp, Some(p), Kind::GoStop { reason, place: Place::GlobalTail });
        }
        self.wakep(m);
        self.charge(m, self.cfg.costs.go_switch);
        self.then(m, Step::Schedule);
    }

    /// `goyield`: to the tail of the own ring; nobody is woken.
    pub(super) fn goyield(&mut self, m: MId) {
        let p = self.p_of(m);
        let gp = self.drop_current(m, GStatus::Runnable);
        self.gs[gp.index()].preempt = false;
        let shed = self.runqput(p, gp, false);
        self.emit_for(m, gp, Some(p), Kind::GoStop { reason: StopReason::Goyield, place: Place::Ring(p) });
        self.overflowed(m, shed);
        self.charge(m, self.cfg.costs.go_switch);
        self.then(m, Step::Schedule);
    }

    /// `runqput`. What a full ring sheds goes to the global queue at once, so that the event that tells of this finds
    /// everybody in place; how many that were is the answer.
    #[inline]
    fn runqput(&mut self, p: PId, gp: Gp, next: bool) -> u16 {
        let runq = &mut self.ps[p.index()].runq;
        if next && runq.runnext.is_none() {
            runq.runnext = Some(gp);
            return 0;
        }
        let shed = runq.put(gp, next);
        let n = shed.len() as u16;
        self.sched.runq.extend(shed);
        n
    }

    /// Tells of a full ring that shed `n` goroutines.
    fn overflowed(&mut self, m: MId, n: u16) {
        if n > 0 {
            self.counters.overflows += 1;
            let p = self.p_of(m);
            self.emit(m, Kind::RunqOverflow { p, n });
        }
    }

    /// `ready`, `goready`: a parked goroutine becomes runnable, in the runnext of the *waker's* P, and one idle P may
    /// be started to look for work.
    #[inline]
    pub(super) fn goready(&mut self, m: MId, gp: Gp, cause: WakeCause) {
        let p = self.p_of(m);
        let g = &mut self.gs[gp.index()];
        g.status = GStatus::Runnable;
        let id = g.id;
        let shed = self.runqput(p, gp, true);
        self.emit(m, Kind::GoUnblock { g: id, place: Place::Runnext(p), cause });
        self.overflowed(m, shed);
        self.charge(m, self.cfg.costs.ready);
        self.wakep(m);
    }

    /// `newproc`: the `go` statement. The creator keeps running.
    pub(super) fn newproc(&mut self, m: MId, func: P::Func) {
        let p = self.p_of(m);
        let id = self.next_goid(m);
        let func_id = self.program.func_id(&func);
        if self.too_many_goroutines() {
            return;
        }
        let gp = self.allocate_g(id, func_id);
        if self.program.is_system(&func) {
            self.make_system(gp);
        }
        let parent = self.ms[m.index()].curg.map(|parent| self.gs[parent.index()].id);
        self.program.created(Created { g: gp, id, parent }, func);
        self.counters.created += 1;
        self.gs[gp.index()].status = GStatus::Runnable;
        self.gs[gp.index()].next = Next::Resume(Woke::Go);
        let shed = self.runqput(p, gp, true);
        self.emit(m, Kind::GoCreate { g: id, func: func_id, place: Place::Runnext(p) });
        self.overflowed(m, shed);
        self.wakep(m);
    }

    /// The next id of the batch of the thread's P.
    pub(super) fn next_goid(&mut self, m: MId) -> GoId {
        let p = self.p_of(m);
        let (next, end) = &mut self.ps[p.index()].goids;
        if next == end {
            *next = self.sched.goidgen + 1;
            *end = *next + GOID_CACHE_BATCH;
            self.sched.goidgen += GOID_CACHE_BATCH;
        }
        let id = GoId::new(*next);
        *next += 1;
        id
    }

    /// Whether no further goroutine of the program is allowed, which ends the run.
    fn too_many_goroutines(&mut self) -> bool {
        let live = self.gcount() as u64;
        let limit = u64::from(self.cfg.limits.goroutines);
        if live >= limit {
            self.end_at_limit(Limit::Goroutines, limit);
        }
        live >= limit
    }

    /// `gcount`: the program's live goroutines.
    pub(super) fn gcount(&self) -> usize {
        self.gs.len() - self.gfree.len() - self.sched.ngsys
    }

    /// The goroutine is one of the runtime's own. (They never end.)
    pub(super) fn make_system(&mut self, gp: Gp) {
        self.gs[gp.index()].system = true;
        self.sched.ngsys += 1;
    }

    /// A slot for a new goroutine.
    pub(super) fn allocate_g(&mut self, id: GoId, func: FuncId) -> Gp {
        let gp = self.gfree.pop().unwrap_or_else(|| {
            self.gs.push(G::dead());
            Gp(self.gs.len() as u32 - 1)
        });
        let g = &mut self.gs[gp.index()];
        g.id = id;
        g.func = func;
        gp
    }

    /// `goexit0`, `gdestroy`; if it is wired to its thread, that ends too.
    pub(super) fn goexit(&mut self, m: MId) {
        let gp = self.drop_current(m, GStatus::Dead);
        if self.main == Some(gp) {
            self.main = None;
        }
        self.counters.finished += 1;
        let thread = &mut self.ms[m.index()];
        let locked = thread.lockedg.take().is_some();
        thread.locks = 0;
        let p = thread.p;
        self.emit_for(m, gp, p, Kind::GoDestroy);
        self.lose_preemption(m, gp);
        self.program.exited(gp);
        self.gs[gp.index()] = G::dead();
        self.gfree.push(gp);
        if locked {
            return self.mexit(m);
        }
        self.charge(m, self.cfg.costs.go_exit);
        self.then(m, Step::Schedule);
    }

    /// The world is being stopped (`gcstopm`): the thread gives up its P and parks.
    fn gcstopm(&mut self, m: MId) {
        if self.ms[m.index()].spinning {
            self.stop_spinning(m);
        }
        let p = self.releasep(m, ProcState::GcStop);
        self.emit_as(None, Some(m), Some(p), Kind::ProcStop { to: ProcState::GcStop });
        self.one_stopped();
        self.stopm(m);
    }
}
