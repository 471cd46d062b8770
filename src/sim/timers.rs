//! The heap of timers that a P has: who is to be run when. What a timer does is told in `timer.rs`.
//!
//! A timer that is stopped or reset by whoever does not have this P stays in its place until the P's owner looks: it is
//! only marked, as a zombie or as modified.
//!
//! Two timers of the same nanosecond run in the order in which they were added. (Go's 4-ary heap leaves that open;
//! on a real machine two calls never fall into the same nanosecond.)

use crate::base::ids::TimerId;
use crate::base::time::SimTime;
use crate::sim::program::Gp;

/// Children of a node (`timerHeapN`).
const ARITY: usize = 4;

/// Whose place in the heap it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody in `time.Sleep`.
    Sleeper(Gp),
    /// A timer with a record of its own.
    Timer(TimerId),
}

/// A place in the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) when: SimTime,
    pub(super) sequence: u64,
    pub(super) who: Who,
}

/// A P's timers.
#[derive(Debug, Default)]
pub(super) struct Timers {
    heap: Vec<Entry>,
    /// How many of them are marked for removal.
    pub(super) zombies: u32,
    /// No timer that is marked as modified is earlier than this.
    pub(super) first_modified: Option<SimTime>,
}

impl Entry {
    fn key(&self) -> (SimTime, u64) {
        (self.when, self.sequence)
    }
}

impl Timers {
    /// `timers.wakeTime`: when the earliest expires, or may.
    #[inline]
    pub(super) fn wake_time(&self) -> Option<SimTime> {
        let first = self.heap.first().map(|entry| entry.when);
        if self.first_modified.is_none() { first } else { first.into_iter().chain(self.first_modified).min() }
    }

    /// Whether so many are to be removed that it is worth a look at all (`timers.check`).
    pub(super) fn wants_cleaning(&self) -> bool {
        self.zombies as usize > self.heap.len() / 4
    }

    /// The earliest.
    pub(super) fn first(&self) -> Option<Entry> {
        self.heap.first().copied()
    }

    /// The one in the heap's last place.
    pub(super) fn tail(&self) -> Option<Entry> {
        self.heap.last().copied()
    }

    /// Takes the one in the last place out.
    pub(super) fn pop_tail(&mut self) {
        self.heap.pop();
    }

    /// `addHeap`
    pub(super) fn push(&mut self, entry: Entry) {
        self.heap.push(entry);
        self.sift_up(self.heap.len() - 1);
    }

    /// `deleteMin`
    pub(super) fn pop_first(&mut self) {
        let last = self.heap.len() - 1;
        self.heap.swap_remove(0);
        if last > 0 {
            self.sift_down(0);
        }
        if self.heap.is_empty() {
            self.first_modified = None;
        }
    }

    /// The first one gets another time.
    pub(super) fn postpone_first(&mut self, when: SimTime, sequence: u64) {
        (self.heap[0].when, self.heap[0].sequence) = (when, sequence);
        self.sift_down(0);
    }

    /// Looks at all of them: each is kept, perhaps with another time, or taken out.
    pub(super) fn adjust(&mut self, mut look: impl FnMut(&mut Entry) -> bool) {
        self.heap.retain_mut(&mut look);
        self.first_modified = None;
        for place in (0..self.heap.len().div_ceil(ARITY)).rev() {
            self.sift_down(place);
        }
    }

    /// `timers.take`: all of them go to another P.
    pub(super) fn take_all(&mut self) -> Vec<Entry> {
        self.zombies = 0;
        self.first_modified = None;
        std::mem::take(&mut self.heap)
    }

    fn sift_up(&mut self, mut place: usize) {
        while place > 0 {
            let parent = (place - 1) / ARITY;
            if self.heap[parent].key() <= self.heap[place].key() {
                return;
            }
            self.heap.swap(parent, place);
            place = parent;
        }
    }

    fn sift_down(&mut self, mut place: usize) {
        loop {
            let from = place * ARITY + 1;
            let to = (from + ARITY).min(self.heap.len());
            let Some(least) = (from..to).min_by_key(|child| self.heap[*child].key()) else { return };
            if self.heap[place].key() <= self.heap[least].key() {
                return;
            }
            self.heap.swap(place, least);
            place = least;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(when: u64, sequence: u64) -> Entry {
        Entry { when: SimTime::from_nanos(when), sequence, who: Who::Sleeper(Gp(0)) }
    }

    fn drain(timers: &mut Timers) -> Vec<(u64, u64)> {
        let mut all = Vec::new();
        while let Some(first) = timers.first() {
            all.push((first.when.nanos(), first.sequence));
            timers.pop_first();
        }
        all
    }

    #[test]
    fn the_earliest_comes_first_and_equals_in_the_order_they_came() {
        let mut timers = Timers::default();
        for (sequence, when) in (0..).zip([7, 3, 9, 3, 1, 7, 8, 2, 3, 5]) {
            timers.push(entry(when, sequence));
        }
        let expected = [(1, 4), (2, 7), (3, 1), (3, 3), (3, 8), (5, 9), (7, 0), (7, 5), (8, 6), (9, 2)];
        assert_eq!(drain(&mut timers), expected);
    }

    #[test]
    fn adjusting_keeps_the_order() {
        let mut timers = Timers::default();
        for when in 0..20 {
            timers.push(entry(when, when));
        }
        timers.adjust(|entry| {
            let when = entry.when.nanos();
            entry.when = SimTime::from_nanos(100 - when);
            when % 2 == 0
        });
        let whens: Vec<u64> = drain(&mut timers).into_iter().map(|(when, _)| when).collect();
        assert_eq!(whens, [82, 84, 86, 88, 90, 92, 94, 96, 98, 100]);
    }
}
