//! What is going to happen, ordered by (time, sequence number).
//!
//! ```text
//!   add --> soon: the next few, sorted --- the last of them, if it is full --> later: a heap
//!            |    ^                                                              |
//!   pop <----+    +------------------- the first, if it is empty ----------------+
//! ```
//!
//! What a few busy cores do next to each other is entered and taken out again while everything else (a sleep, sysmon)
//! is far away, so the heap is hardly touched.
//!
//! **Invariants**: equals come out in the order in which they went in; nothing is ever scheduled before `now`; nothing
//! in `later` comes before anything in `soon`, which is empty only if both are.

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
    /// A period of the container's quota begins, for which a throttled core waits. Void if the quota's generation has
    /// moved on.
    QuotaRefill(u32),
    /// The configured change of this index.
    Change(u32),
}

/// An entry: when, the sequence number, what.
type Entry = (SimTime, u64, Due);

/// The most entries that are kept sorted.
const SOON: usize = 8;

/// The calendar.
#[derive(Debug)]
pub(super) struct Calendar {
    /// The next one is the last.
    soon: Vec<Entry>,
    later: BinaryHeap<Reverse<Entry>>,
    sequence: u64,
    /// When the next thing is due; [`SimTime::MAX`] if nothing is.
    next: SimTime,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { soon: Vec::with_capacity(SOON + 1), later: BinaryHeap::new(), sequence: 0, next: SimTime::MAX }
    }
}

impl Calendar {
    /// Enters something.
    #[inline]
    pub(super) fn add(&mut self, time: SimTime, due: Due) {
        self.sequence += 1;
        self.next = self.next.min(time);
        let entry = (time, self.sequence, due);
        // Of all entries of its time the new one is the last.
        if self.later.peek().is_some_and(|Reverse(first)| first.0 <= time) {
            return self.later.push(Reverse(entry));
        }
        let mut at = self.soon.len();
        self.soon.push(entry);
        while at > 0 && self.soon[at - 1].0 <= time {
            self.soon.swap(at - 1, at);
            at -= 1;
        }
        if self.soon.len() > SOON {
            self.later.push(Reverse(self.soon.remove(0)));
        }
    }

    /// When the next thing is due; [`SimTime::MAX`] if nothing is.
    pub(super) const fn next_time(&self) -> SimTime {
        self.next
    }

    /// Takes out the next thing if it is due by `limit`.
    #[inline]
    pub(super) fn pop(&mut self, limit: SimTime) -> Option<(SimTime, Due)> {
        if self.next > limit {
            return None;
        }
        let (time, _, due) = self.soon.pop()?;
        if self.soon.is_empty()
            && let Some(Reverse(first)) = self.later.pop()
        {
            self.soon.push(first);
        }
        self.next = self.soon.last().map_or(SimTime::MAX, |next| next.0);
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

    proptest::proptest! {
        #[test]
        fn everything_comes_out_in_order(todo in proptest::collection::vec(proptest::option::weighted(0.6, 0..20_u64), 0..200)) {
            let (mut calendar, mut expected, mut number) = (Calendar::default(), Vec::new(), 0);
            for time in todo {
                if let Some(time) = time.map(SimTime::from_nanos) {
                    calendar.add(time, Due::Change(number));
                    expected.push((time, number));
                    number += 1;
                } else {
                    expected.sort_unstable();
                    let first = (!expected.is_empty()).then(|| expected.remove(0));
                    proptest::prop_assert_eq!(
                        calendar.pop(SimTime::MAX),
                        first.map(|(time, number)| (time, Due::Change(number)))
                    );
                }
                let next = expected.iter().map(|(time, _)| *time).min();
                proptest::prop_assert_eq!(calendar.next_time(), next.unwrap_or(SimTime::MAX));
            }
        }
    }
}
