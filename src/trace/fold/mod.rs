//! The fold: what each event changes in the world.
//!
//! **Invariants**: this is the only code that changes a [`World`]; it does what an event's documentation says and the
//! mechanical consequences that events do not repeat (a kicked runnext, an overflowing ring, a destroyed P). It never
//! panics: an event that does not fit is told as a [`FoldError`], after which the world is not to be used any more.

mod error;
mod machine;
mod objects;
mod queues;

pub use error::{FoldError, Thing};

use crate::base::ids::{GoId, MId, PId};
use crate::event::{Event, GoState, Kind, Object};
use crate::trace::world::{GState, Goroutine, Proc, Thread, ThreadState, World};

type Fold<T = ()> = Result<T, FoldError>;

impl World {
    /// Makes the world what it is after this event.
    ///
    /// # Errors
    /// If the event cannot have happened in this world.
    pub fn apply(&mut self, event: &Event) -> Fold {
        if event.time < self.time {
            return Err(FoldError::TimeBackwards { before: self.time, now: event.time });
        }
        self.time = event.time;
        self.change(event)?;
        self.note_move(event);
        Ok(())
    }

    fn change(&mut self, event: &Event) -> Fold {
        match event.kind {
            Kind::ProcsChange { .. }
            | Kind::ProcStart
            | Kind::ProcStop { .. }
            | Kind::ProcSteal { .. }
            | Kind::ProcStatus { .. }
            | Kind::SchedTick { .. } => self.apply_proc(event),
            Kind::GoCreate { g, func, place } => {
                self.add_goroutine(
                    g,
                    Goroutine { func, parent: event.g, at: None, state: GState::Global, since: self.time },
                )?;
                self.enqueue(g, place, event.m)
            }
            Kind::GoStatus { g, func, state } => {
                self.add_goroutine(
                    g,
                    Goroutine { func, parent: None, at: None, state: GState::Global, since: self.time },
                )?;
                self.initial_state(g, state, event)
            }
            Kind::GoStart { inherit, .. } => self.go_start(event, inherit),
            Kind::GoDestroy => self.go_destroy(event),
            Kind::GoStop { place, .. } | Kind::GoSyscallEndBlocked { place } => {
                let (g, m) = self.release(event)?;
                self.enqueue(g, place, Some(m))
            }
            Kind::GoBlock { reason, on, first } => {
                let (g, _) = self.release(event)?;
                self.set_state(g, GState::Waiting { reason, on, until: None, ready: false })?;
                self.join_wait_queue(g, reason, on, first);
                Ok(())
            }
            Kind::GoUnblock { g, place, .. } => {
                self.leave_wait_queue(g)?;
                self.enqueue(g, place, event.m)
            }
            Kind::GoSyscallBegin => {
                let (g, m) = self.current(event)?;
                self.set_state(g, GState::Syscall { m, until: None })
            }
            Kind::GoSyscallEnd => {
                let (g, m) = self.current(event)?;
                self.set_state(g, GState::Running(m))
            }
            Kind::MStart { .. }
            | Kind::MPark
            | Kind::MUnpark { .. }
            | Kind::CoreRun { .. }
            | Kind::CoreStop { .. }
            | Kind::ThreadReady
            | Kind::SpinBegin
            | Kind::SpinEnd
            | Kind::NetpollBlock { .. }
            | Kind::NetpollReturn { .. }
            | Kind::ThreadLock { .. }
            | Kind::MParkLocked
            | Kind::MExit => self.apply_thread(event),
            Kind::MUnparkLocked { .. }
            | Kind::SelectWait { .. }
            | Kind::SelectDone { .. }
            | Kind::GoAt { .. }
            | Kind::STWBegin { .. }
            | Kind::STWEnd => self.apply_beside(event),
            Kind::CoresChange { .. }
            | Kind::QuotaChange { .. }
            | Kind::CostsChange { .. }
            | Kind::SeedChange { .. }
            | Kind::CoreThrottle { .. }
            | Kind::CoreUnthrottle { .. } => self.apply_change(event.kind),
            Kind::Steal { victim, slot, n, of } => self.steal(event, victim, slot, n, of),
            Kind::GlobalTake { n, .. } => self.global_take(event, n),
            Kind::WaitUntil { .. } | Kind::NetReady { .. } => self.apply_wait(event),
            Kind::MutexLock { .. }
            | Kind::MutexUnlock { .. }
            | Kind::MutexStarving { .. }
            | Kind::ChanLen { .. }
            | Kind::ChanClose { .. }
            | Kind::WaitGroupCounter { .. }
            | Kind::RwLock { .. }
            | Kind::RwUnlock { .. }
            | Kind::Make { .. }
            | Kind::Free { .. } => self.apply_object(event),
            // These tell of decisions; what follows from them are events of their own, or was done with the one before.
            Kind::Wakep { .. }
            | Kind::StealPass { .. }
            | Kind::RunqOverflow { .. }
            | Kind::Handoff { .. }
            | Kind::PreemptRequest { .. }
            | Kind::PreemptLost
            | Kind::SysmonTick { .. }
            | Kind::SysmonDeepSleep
            | Kind::TimerRun { .. }
            | Kind::QuotaRefill { .. }
            | Kind::Output { .. }
            | Kind::SetMaxProcs { .. } => Ok(()),
        }
    }

    /// What happens to goroutines beside their running.
    fn apply_beside(&mut self, event: &Event) -> Fold {
        match event.kind {
            Kind::MUnparkLocked { g, m, .. } => {
                self.dequeue(g, thread_of(event)?)?;
                self.thread(m)?.state = ThreadState::Active;
                self.set_state(g, GState::Hand(m))?;
            }
            Kind::SelectWait { chan, send } => self.select_wait(event, chan, send)?,
            Kind::SelectDone { g, chan } => self.select_done(g, chan)?,
            Kind::GoAt { at } => {
                let g = goroutine_of(event)?;
                let from = self.goroutine(g)?.at.replace(at);
                self.census.step(g, from, Some(at));
            }
            Kind::STWBegin { .. } => self.stopping = true,
            Kind::STWEnd => self.stopping = false,
            _ => {}
        }
        Ok(())
    }

    fn add_goroutine(&mut self, g: GoId, goroutine: Goroutine) -> Fold {
        self.census.enter(g, goroutine.state);
        match self.goroutines.insert(g, goroutine) {
            None => Ok(()),
            Some(_) => Err(FoldError::Conflict(Thing::G(g), "exists already")),
        }
    }

    fn initial_state(&mut self, g: GoId, state: GoState, event: &Event) -> Fold {
        match state {
            GoState::Runnable(place) => self.enqueue(g, place, event.m),
            GoState::Running => {
                let m = thread_of(event)?;
                self.thread(m)?.g = Some(g);
                self.set_state(g, GState::Running(m))
            }
            GoState::Waiting(reason) => {
                self.set_state(g, GState::Waiting { reason, on: Object::None, until: None, ready: false })
            }
        }
    }

    fn go_start(&mut self, event: &Event, inherit: bool) -> Fold {
        let (g, m, p) = (goroutine_of(event)?, thread_of(event)?, proc_of(event)?);
        self.dequeue(g, m)?;
        let thread = self.thread(m)?;
        if thread.p != Some(p) {
            return Err(FoldError::Conflict(Thing::M(m), "does not hold that P"));
        }
        if thread.g.replace(g).is_some() {
            return Err(FoldError::Conflict(Thing::M(m), "already runs a goroutine"));
        }
        if !inherit {
            let proc = self.proc(p)?;
            proc.schedtick = proc.schedtick.wrapping_add(1);
        }
        self.set_state(g, GState::Running(m))
    }

    /// It ends, and is wired to no thread any more.
    fn go_destroy(&mut self, event: &Event) -> Fold {
        let (g, m) = self.release(event)?;
        if self.selects.contains_key(&g) {
            return Err(FoldError::Conflict(Thing::G(g), "is in a select"));
        }
        self.thread(m)?.locked = None;
        if let Some(goroutine) = self.goroutines.remove(&g) {
            self.census.leave(g, goroutine.state);
            self.census.step(g, goroutine.at, None);
            self.census.done += 1;
        }
        Ok(())
    }

    /// Takes a goroutine off the head of the queue it is on.
    fn dequeue(&mut self, g: GoId, m: MId) -> Fold {
        let state = self.goroutine(g)?.state;
        let taken = match state {
            GState::Runnext(p) => self.proc(p)?.runnext.take(),
            GState::Ring(p) => self.proc(p)?.ring.pop_front(),
            GState::Global => self.global.pop_front(),
            GState::Hand(hand) => (hand == m).then_some(g),
            GState::Running(_) | GState::Syscall { .. } | GState::Waiting { .. } => None,
        };
        if taken == Some(g) { Ok(()) } else { Err(FoldError::Conflict(Thing::G(g), "is not the next to be run there")) }
    }

    /// The goroutine and the thread of an event that only a thread's current goroutine can cause.
    fn current(&mut self, event: &Event) -> Fold<(GoId, MId)> {
        let (g, m) = (goroutine_of(event)?, thread_of(event)?);
        if self.thread(m)?.g != Some(g) {
            return Err(FoldError::Conflict(Thing::G(g), "is not on that thread"));
        }
        Ok((g, m))
    }

    /// The same, and the thread runs it no longer.
    fn release(&mut self, event: &Event) -> Fold<(GoId, MId)> {
        let (g, m) = self.current(event)?;
        self.thread(m)?.g = None;
        Ok((g, m))
    }

    fn set_state(&mut self, g: GoId, state: GState) -> Fold {
        let now = self.time;
        let goroutine = self.goroutine(g)?;
        if !(goroutine.state.is_runnable() && state.is_runnable()) {
            goroutine.since = now;
        }
        let before = std::mem::replace(&mut goroutine.state, state);
        self.recount(g, before, state);
        Ok(())
    }

    fn recount(&mut self, g: GoId, before: GState, now: GState) {
        self.census.leave(g, before);
        self.census.enter(g, now);
    }

    fn goroutine(&mut self, g: GoId) -> Fold<&mut Goroutine> {
        self.goroutines.get_mut(&g).ok_or(FoldError::Unknown(Thing::G(g)))
    }

    fn thread(&mut self, m: MId) -> Fold<&mut Thread> {
        self.threads.get_mut(m.index()).ok_or(FoldError::Unknown(Thing::M(m)))
    }

    fn proc(&mut self, p: PId) -> Fold<&mut Proc> {
        self.procs.get_mut(p.index()).ok_or(FoldError::Unknown(Thing::P(p)))
    }
}

/// sysmon's thread.
pub(super) const SYSMON: MId = MId::new(1);

fn goroutine_of(event: &Event) -> Fold<GoId> {
    event.g.ok_or(FoldError::Missing("goroutine"))
}

fn thread_of(event: &Event) -> Fold<MId> {
    event.m.ok_or(FoldError::Missing("thread"))
}

fn proc_of(event: &Event) -> Fold<PId> {
    event.p.ok_or(FoldError::Missing("P"))
}
