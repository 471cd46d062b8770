//! What is going to happen, ordered by (time, sequence number).
//!
//! **Invariants**: equals come out in the order in which they went in; nothing is ever scheduled before `now`.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::base::ids::{CoreId, MId};
use crate::base::time::SimTime;
use crate::sim::program::Gp;

/// Something that is due at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// The thread on this core has used up what it was burning, or its time slice. Void if the core's generation has
    /// moved on.
    Core(CoreId, u32),
    /// A sleeping thread is able to run. Void if the thread's generation has moved on.
    Thread(MId, u32),
    /// The kernel has what this goroutine reads from the network.
    Network(Gp),
    /// A preemption signal reaches a thread.
    Signal(MId),
    /// sysmon's sleep is over. Void if its generation has moved on.
    Sysmon(u32),
    /// The stopper of the world has waited 100 µs: it asks again. Void if that stop is over.
    StopTheWorldRetry(u32),
    /// The stopped world is changed and started again, for a stopper outside the program.
    Resize,
    /// The configured change of this index.
    Change(u32),
}

/// The calendar.
#[derive(Debug)]
pub(super) struct Calendar {
    heap: BinaryHeap<Reverse<(SimTime, u64, Due)>>,
    sequence: u64,
    /// When the next thing is due; [`SimTime::MAX`] if nothing is.
    next: SimTime,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { heap: BinaryHeap::new(), sequence: 0, next: SimTime::MAX }
    }
}

impl Calendar {
    /// Enters something.
    pub(super) fn add(&mut self, time: SimTime, due: Due) {
        self.sequence += 1;
        self.heap.push(Reverse((time, self.sequence, due)));
        self.next = self.next.min(time);
    }

    /// When the next thing is due; [`SimTime::MAX`] if nothing is.
    pub(super) const fn next_time(&self) -> SimTime {
        self.next
    }

    /// Takes out the next thing if it is due by `limit`.
    pub(super) fn pop(&mut self, limit: SimTime) -> Option<(SimTime, Due)> {
        if self.next > limit {
            return None;
        }
        let Reverse((time, _, due)) = self.heap.pop()?;
        self.next = self.heap.peek().map_or(SimTime::MAX, |Reverse((next, _, _))| *next);
        Some((time, due))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_come_out_in_the_order_they_went_in() {
        let mut calendar = Calendar::default();
        let t = SimTime::from_nanos;
        calendar.add(t(5), Due::Change(0));
        calendar.add(t(3), Due::Change(1));
        calendar.add(t(5), Due::Signal(MId::new(0)));
        calendar.add(t(5), Due::Change(2));
        assert_eq!(calendar.pop(t(4)), Some((t(3), Due::Change(1))));
        assert_eq!(calendar.pop(t(4)), None);
        let rest: Vec<Due> = std::iter::from_fn(|| calendar.pop(SimTime::MAX)).map(|(_, due)| due).collect();
        assert_eq!(rest, [Due::Change(0), Due::Signal(MId::new(0)), Due::Change(2)]);
    }
}
