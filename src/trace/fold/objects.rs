//! The fold of waiting, and of what goroutines share: channels, mutexes, wait groups.

use super::{Fold, FoldError, Thing, goroutine_of};
use crate::base::ids::GoId;
use crate::event::{Event, Kind, Object, WaitReason};
use crate::trace::world::{GState, Mutex, World};

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
            Kind::NetReady { g } => match &mut self.goroutine(g)?.state {
                GState::Waiting { reason: WaitReason::IoWait, ready, .. } => *ready = true,
                _ => return Err(FoldError::Conflict(Thing::G(g), "does not wait for the network")),
            },
            _ => {}
        }
        Ok(())
    }

    /// A waiter queues at the tail, unless the event says that it goes first.
    pub(super) fn join_wait_queue(&mut self, g: GoId, reason: WaitReason, on: Object, first: bool) {
        let queue = match (on, reason) {
            (Object::Chan(chan), WaitReason::ChanSend) => &mut self.chans.entry(chan).or_default().senders,
            (Object::Chan(chan), _) => &mut self.chans.entry(chan).or_default().receivers,
            (Object::Mutex(mutex), _) => &mut self.mutexes.entry(mutex).or_default().waiters,
            (Object::WaitGroup(_) | Object::None, _) => return,
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
            Object::Chan(chan) => {
                let chan = self.chans.entry(chan).or_default();
                if reason == WaitReason::ChanSend { &mut chan.senders } else { &mut chan.receivers }
            }
            Object::Mutex(mutex) => &mut self.mutexes.entry(mutex).or_default().waiters,
            Object::WaitGroup(_) | Object::None => return Ok(()),
        };
        // Nearly always the head; a close wakes from the tail.
        let place = if queue.front() == Some(&g) { Some(0) } else { queue.iter().rposition(|&other| other == g) };
        match place.and_then(|place| queue.remove(place)) {
            Some(_) => Ok(()),
            None => Err(FoldError::Conflict(Thing::G(g), "is not in the wait queue")),
        }
    }

    pub(super) fn apply_object(&mut self, event: &Event) -> Fold {
        match event.kind {
            Kind::MutexLock { mutex, starving } => {
                let (g, id) = (goroutine_of(event)?, mutex);
                let mutex = self.mutexes.entry(id).or_default();
                if mutex.holder.replace(g).is_some() {
                    return Err(FoldError::Conflict(Thing::Mutex(id), "is held already"));
                }
                mutex.starving = starving;
            }
            Kind::MutexUnlock { mutex } => {
                let entry = self.mutexes.entry(mutex).or_default();
                if entry.holder.take().is_none() {
                    return Err(FoldError::Conflict(Thing::Mutex(mutex), "is not locked"));
                }
                if *entry == Mutex::default() {
                    self.mutexes.remove(&mutex);
                }
            }
            Kind::MutexStarving { mutex } => self.mutexes.entry(mutex).or_default().starving = true,
            Kind::ChanLen { chan, len } => self.chans.entry(chan).or_default().len = len,
            Kind::ChanClose { chan } => self.chans.entry(chan).or_default().closed = true,
            Kind::WaitGroupCounter { wg, counter } => {
                self.waitgroups.insert(wg, counter);
            }
            _ => {}
        }
        Ok(())
    }
}
