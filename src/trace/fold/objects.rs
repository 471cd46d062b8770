//! The fold of waiting, and of what goroutines share: channels, mutexes, wait groups.

use std::collections::VecDeque;

use super::{Fold, FoldError, Thing, goroutine_of};
use crate::base::ids::{ChanId, GoId};
use crate::event::{Event, Kind, Object, WaitReason};
use crate::trace::world::{Chan, GState, Mutex, RwMutex, World};

impl World {
    pub(super) fn apply_wait(&mut self, event: &Event) -> Fold {
        match event.kind {
            Kind::WaitUntil { when } => {
                let g = goroutine_of(event)?;
                match &mut self.goroutine(g)?.state {
                    GState::Waiting { until, .. } | GState::Syscall { until, .. } => *until = Some(when),
                    _ => return Err(FoldError::Conflict(Thing::G(g), "does not wait")),
                }
            }
            Kind::NetReady { g } => {
                let state = &mut self.goroutine(g)?.state;
                let before = *state;
                match state {
                    GState::Waiting { reason: WaitReason::IoWait, ready, .. } => *ready = true,
                    _ => return Err(FoldError::Conflict(Thing::G(g), "does not wait for the network")),
                }
                let now = *state;
                self.recount(g, before, now);
            }
            _ => {}
        }
        Ok(())
    }

    /// A waiter queues at the tail, unless the event says that it goes first.
    pub(super) fn join_wait_queue(&mut self, g: GoId, reason: WaitReason, on: Object, first: bool) {
        let queue = match (on, reason) {
            (Object::Chan(chan), WaitReason::ChanSend) => &mut self.chans.or_default(chan).senders,
            (Object::Chan(chan), _) => &mut self.chans.or_default(chan).receivers,
            (Object::Mutex(mutex), _) => &mut self.mutexes.or_default(mutex).waiters,
            (Object::RwMutex(rw), WaitReason::RwMutexRLock) => &mut self.rwmutexes.or_default(rw).waiting_readers,
            (Object::RwMutex(rw), _) => &mut self.rwmutexes.or_default(rw).waiting_writers,
            (Object::Cond(cond), _) => self.conds.or_default(cond),
            (Object::WaitGroup(wg), _) => self.joining.or_default(wg),
            (Object::Select | Object::None, _) => return,
        };
        if first {
            queue.push_front(g);
        } else {
            queue.push_back(g);
        }
    }

    pub(super) fn leave_wait_queue(&mut self, g: GoId) -> Fold {
        let GState::Waiting { reason, on, .. } = self.goroutine(g)?.state else {
            return Err(FoldError::Conflict(Thing::G(g), "does not wait"));
        };
        let queue = match on {
            // It left its queues when the select was decided.
            Object::Chan(_) if reason == WaitReason::Select => return Ok(()),
            Object::Chan(chan) => {
                let chan = self.chans.or_default(chan);
                if reason == WaitReason::ChanSend { &mut chan.senders } else { &mut chan.receivers }
            }
            Object::Mutex(mutex) => &mut self.mutexes.or_default(mutex).waiters,
            Object::RwMutex(rw) => {
                let rw = self.rwmutexes.or_default(rw);
                if reason == WaitReason::RwMutexRLock { &mut rw.waiting_readers } else { &mut rw.waiting_writers }
            }
            Object::Cond(cond) => self.conds.or_default(cond),
            Object::WaitGroup(wg) => self.joining.or_default(wg),
            Object::Select => return Err(FoldError::Conflict(Thing::G(g), "is in a select that is not decided")),
            Object::None => return Ok(()),
        };
        if take_out(queue, g) { Ok(()) } else { Err(FoldError::Conflict(Thing::G(g), "is not in the wait queue")) }
    }

    /// A goroutine that is about to park in a select queues up at one more channel.
    pub(super) fn select_wait(&mut self, event: &Event, chan: ChanId, send: bool) -> Fold {
        let (g, _) = self.current(event)?;
        self.selects.or_default(g).push((chan, send));
        queue_of(self.chans.or_default(chan), send).push_back(g);
        Ok(())
    }

    /// The select of a goroutine is decided: it leaves all queues.
    pub(super) fn select_done(&mut self, g: GoId, chan: ChanId) -> Fold {
        let state = &mut self.goroutine(g)?.state;
        let before = *state;
        match state {
            GState::Waiting { on: on @ Object::Select, .. } => *on = Object::Chan(chan),
            _ => return Err(FoldError::Conflict(Thing::G(g), "does not wait in a select")),
        }
        let now = *state;
        self.recount(g, before, now);
        for (chan, send) in self.selects.remove(&g).unwrap_or_default() {
            if !take_out(queue_of(self.chans.or_default(chan), send), g) {
                return Err(FoldError::Conflict(Thing::Chan(chan), "has not that goroutine in its wait queue"));
            }
        }
        Ok(())
    }

    pub(super) fn apply_object(&mut self, event: &Event) -> Fold {
        match event.kind {
            Kind::MutexLock { mutex, starving } => {
                let (g, id) = (goroutine_of(event)?, mutex);
                let mutex = self.mutexes.or_default(id);
                if mutex.holder.replace(g).is_some() {
                    return Err(FoldError::Conflict(Thing::Mutex(id), "is held already"));
                }
                mutex.starving = starving;
            }
            Kind::MutexUnlock { mutex } => {
                let entry = self.mutexes.or_default(mutex);
                if entry.holder.take().is_none() {
                    return Err(FoldError::Conflict(Thing::Mutex(mutex), "is not locked"));
                }
                if *entry == Mutex::default() {
                    self.mutexes.remove(&mutex);
                }
            }
            Kind::MutexStarving { mutex } => self.mutexes.or_default(mutex).starving = true,
            Kind::ChanLen { chan, len } => self.chans.or_default(chan).len = len,
            Kind::ChanClose { chan } => self.chans.or_default(chan).closed = true,
            Kind::WaitGroupCounter { wg, counter } => {
                self.waitgroups.insert(wg, counter);
            }
            Kind::RwLock { rw, write } => {
                let entry = self.rwmutexes.or_default(rw);
                if write {
                    entry.writer = Some(goroutine_of(event)?);
                } else {
                    entry.readers = entry.readers.saturating_add(1);
                }
            }
            Kind::RwUnlock { rw, write } => {
                let entry = self.rwmutexes.or_default(rw);
                if write {
                    entry.writer = None;
                } else {
                    entry.readers = entry.readers.saturating_sub(1);
                }
                if *entry == RwMutex::default() {
                    self.rwmutexes.remove(&rw);
                }
            }
            Kind::Make { object, cap } => {
                self.forget(object);
                if let Object::Chan(chan) = object {
                    self.chans.insert(chan, Chan { capacity: Some(cap), ..Chan::default() });
                }
            }
            Kind::Free { object } => self.forget(object),
            _ => {}
        }
        Ok(())
    }

    /// The object of this number is gone, or another one has the number now.
    fn forget(&mut self, object: Object) {
        match object {
            Object::Chan(chan) => drop(self.chans.remove(&chan)),
            Object::Mutex(mutex) => drop(self.mutexes.remove(&mutex)),
            Object::WaitGroup(wg) => {
                self.waitgroups.remove(&wg);
                self.joining.remove(&wg);
            }
            Object::RwMutex(rw) => drop(self.rwmutexes.remove(&rw)),
            Object::Cond(cond) => drop(self.conds.remove(&cond)),
            Object::Select | Object::None => {}
        }
    }
}

fn queue_of(chan: &mut Chan, send: bool) -> &mut VecDeque<GoId> {
    if send { &mut chan.senders } else { &mut chan.receivers }
}

/// Takes a goroutine out of a wait queue: nearly always from the head; a close wakes from the tail.
fn take_out(queue: &mut VecDeque<GoId>, g: GoId) -> bool {
    let place = if queue.front() == Some(&g) { Some(0) } else { queue.iter().rposition(|&other| other == g) };
    place.and_then(|place| queue.remove(place)).is_some()
}
