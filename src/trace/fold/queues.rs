//! The fold of the run queues: where goroutines are put, taken, kicked to, stolen from.

use super::{Fold, FoldError, Thing, proc_of, thread_of};
use crate::base::ids::{GoId, MId, PId};
use crate::event::{Event, Place, StealSlot};
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, World};

/// Sorts of events that change who is in a P's queue, but for taking its head.
const MOVES: Marks = Marks::of(&[Mark::Create, Mark::Wake, Mark::Steal, Mark::GlobalQueue, Mark::Preempt, Mark::Yield]);

impl World {
    /// What changes the queues of Ps is remembered with them.
    pub(super) fn note_move(&mut self, event: &Event) {
        if !MOVES.has(Mark::of(event)) {
            return;
        }
        Subject::each(event, |subject| {
            if let Subject::P(p) = subject
                && let Some(proc) = self.procs.get_mut(p.index())
            {
                proc.moved = Some(*event);
            }
        });
    }

    pub(super) fn enqueue(&mut self, g: GoId, place: Place, hand: Option<MId>) -> Fold {
        match place {
            Place::Runnext(p) => {
                self.set_state(g, GState::Runnext(p))?;
                match self.proc(p)?.runnext.replace(g) {
                    Some(kicked) => self.put_on_ring(kicked, p),
                    None => Ok(()),
                }
            }
            Place::Ring(p) => self.put_on_ring(g, p),
            Place::GlobalTail => {
                self.global.push_back(g);
                self.set_state(g, GState::Global)
            }
            Place::Hand => {
                let m = hand.ok_or(FoldError::Missing("thread"))?;
                self.thread(m)?;
                self.set_state(g, GState::Hand(m))
            }
        }
    }

    /// `runqput` without the runnext cell. A full ring gives its older half and the newcomer to the global queue.
    fn put_on_ring(&mut self, new: GoId, p: PId) -> Fold {
        let slots = usize::from(self.ring);
        let ring = &mut self.proc(p)?.ring;
        if ring.len() < slots {
            return self.push_ring(new, p);
        }
        let older: Vec<GoId> = ring.drain(..slots / 2).collect();
        for g in older.into_iter().chain([new]) {
            self.global.push_back(g);
            self.set_state(g, GState::Global)?;
        }
        Ok(())
    }

    fn push_ring(&mut self, g: GoId, p: PId) -> Fold {
        let slots = usize::from(self.ring);
        let ring = &mut self.proc(p)?.ring;
        if ring.len() >= slots {
            return Err(FoldError::Conflict(Thing::P(p), "has no room in its ring"));
        }
        ring.push_back(g);
        self.set_state(g, GState::Ring(p))
    }

    /// The youngest of those taken is run next, the others come to the thief's ring.
    pub(super) fn steal(&mut self, event: &Event, victim: PId, slot: StealSlot, n: u16, of: u16) -> Fold {
        let (m, p) = (thread_of(event)?, proc_of(event)?);
        let from = self.proc(victim)?;
        let has = if slot == StealSlot::Ring { from.ring.len() } else { usize::from(from.runnext.is_some()) };
        if n == 0 || n > of || usize::from(of) != has {
            return Err(FoldError::Conflict(Thing::P(victim), "has not that many goroutines"));
        }
        let mut taken: Vec<GoId> = match slot {
            StealSlot::Ring => from.ring.drain(..usize::from(n)).collect(),
            StealSlot::Runnext => from.runnext.take().into_iter().collect(),
        };
        if let Some(youngest) = taken.pop() {
            self.set_state(youngest, GState::Hand(m))?;
        }
        taken.into_iter().try_for_each(|g| self.push_ring(g, p))
    }

    /// The first is run next, the others come to the ring.
    pub(super) fn global_take(&mut self, event: &Event, n: u16) -> Fold {
        let (m, n) = (thread_of(event)?, usize::from(n));
        if n == 0 || n > self.global.len() {
            return Err(FoldError::Conflict(Thing::Global, "has not that many goroutines"));
        }
        let taken: Vec<GoId> = self.global.drain(..n).collect();
        self.set_state(taken[0], GState::Hand(m))?;
        taken[1..].iter().try_for_each(|&g| self.push_ring(g, proc_of(event)?))
    }
}
