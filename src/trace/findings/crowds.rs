//! How many goroutines wait for each mutex: lock convoys.
//!
//! A queue of one or two comes and goes with any lock that is used much. Where three or more wait during half of the
//! run, goroutines spend their time behind one another; and if several of those who waited got the mutex in the end, it
//! is a convoy that moves, and not a deadlock.

use std::collections::BTreeMap;

use super::{Convoy, permille};
use crate::base::ids::{GoId, MutexId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Kind, Object};
use crate::trace::world::{GState, World};

/// A queue of so many is long.
const LONG: u64 = 3;
/// For so many parts of 1000 of the run it has to be.
const MOST: u64 = 500;

/// Watches the mutexes' queues.
#[derive(Clone, Debug, Default)]
pub(super) struct Crowds {
    queues: BTreeMap<MutexId, Queue>,
    /// Those of mutexes whose number became another one's.
    gone: Vec<(MutexId, Queue)>,
    /// The mutex that the goroutine of the event at hand had waited for.
    left: Option<MutexId>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Queue {
    /// Since when it is long.
    since: Option<SimTime>,
    long: SimDuration,
    longest: u64,
    longest_at: SimTime,
    woken: u64,
}

impl Crowds {
    /// `world` is the one before the event.
    pub(super) fn before(&mut self, event: &Event, world: &World) {
        self.left = match event.kind {
            Kind::GoUnblock { g, .. } => waits_for(g, world),
            _ => None,
        };
    }

    /// `world` is the one after the event.
    pub(super) fn after(&mut self, event: &Event, world: &World) {
        match event.kind {
            Kind::GoBlock { on: Object::Mutex(mutex), .. } => self.look(mutex, world),
            Kind::GoUnblock { .. } => {
                if let Some(mutex) = self.left {
                    self.queues.entry(mutex).or_default().woken += 1;
                    self.look(mutex, world);
                }
            }
            Kind::Make { object: Object::Mutex(mutex), .. } | Kind::Free { object: Object::Mutex(mutex) } => {
                self.forget(mutex, world.time);
            }
            _ => {}
        }
    }

    /// The run ended; one finding for each such mutex.
    pub(super) fn finish(mut self, end: SimTime) -> impl Iterator<Item = Convoy> {
        let last = std::mem::take(&mut self.queues).into_iter().map(|(mutex, queue)| (mutex, queue.closed(end)));
        let mut all: Vec<(MutexId, Queue)> = self.gone.into_iter().chain(last).collect();
        all.sort_by_key(|(mutex, queue)| (*mutex, queue.longest_at));
        all.into_iter().filter_map(move |(mutex, queue)| queue.judge(mutex, end))
    }

    fn look(&mut self, mutex: MutexId, world: &World) {
        let waiters = world.mutexes.get(&mutex).map_or(0, |mutex| mutex.waiters.len() as u64);
        let queue = self.queues.entry(mutex).or_default();
        if waiters < LONG {
            *queue = queue.closed(world.time);
        } else {
            queue.since = queue.since.or(Some(world.time));
        }
        if waiters > queue.longest {
            (queue.longest, queue.longest_at) = (waiters, world.time);
        }
    }

    fn forget(&mut self, mutex: MutexId, now: SimTime) {
        let gone = self.queues.remove(&mutex).map(|queue| (mutex, queue.closed(now)));
        self.gone.extend(gone.filter(|(_, queue)| !queue.long.is_zero()));
    }
}

impl Queue {
    /// It is not long any more.
    fn closed(mut self, now: SimTime) -> Self {
        self.long += self.since.take().map_or(SimDuration::ZERO, |since| now.since(since));
        self
    }

    fn judge(self, mutex: MutexId, end: SimTime) -> Option<Convoy> {
        let permille = permille(self.long, end);
        let found = Convoy {
            mutex,
            long: self.long,
            permille,
            longest: self.longest,
            woken: self.woken,
            time: self.longest_at,
        };
        (permille >= MOST && self.woken >= LONG).then_some(found)
    }
}

fn waits_for(g: GoId, world: &World) -> Option<MutexId> {
    match world.goroutines.get(&g)?.state {
        GState::Waiting { on: Object::Mutex(mutex), .. } => Some(mutex),
        _ => None,
    }
}
