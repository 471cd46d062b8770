//! A P's local run queue: the runnext cell and a ring of (in Go) 256 slots.
//!
//! ```text
//!   put(next) --> [runnext] --kicked--> tail [ring ........] head --> get
//!                    |                    |   full: the older half, then the kicked one
//!                    v                    v
//!                  get first          global queue
//! ```

use std::collections::VecDeque;

use crate::sim::program::Gp;

/// `p.runnext` and `p.runq`.
#[derive(Debug)]
pub(super) struct RunQueue {
    /// Goes first and inherits the slice.
    pub(super) runnext: Option<Gp>,
    /// First in, first out; thieves take from the head.
    pub(super) ring: VecDeque<Gp>,
    slots: usize,
}

impl RunQueue {
    /// An empty queue with this many slots in its ring.
    pub(super) fn new(slots: u16) -> Self {
        Self { runnext: None, ring: VecDeque::new(), slots: usize::from(slots) }
    }

    /// `runqempty`
    pub(super) fn is_empty(&self) -> bool {
        self.runnext.is_none() && self.ring.is_empty()
    }

    /// `runqput`: what it returns was pushed out of a full ring and belongs at the global queue's tail, in order.
    pub(super) fn put(&mut self, gp: Gp, next: bool) -> Vec<Gp> {
        if !next {
            return self.put_tail(gp);
        }
        match self.runnext.replace(gp) {
            Some(kicked) => self.put_tail(kicked),
            None => Vec::new(),
        }
    }

    /// The ring's tail, or `runqputslow`: the older half of the ring and `gp` behind it.
    fn put_tail(&mut self, gp: Gp) -> Vec<Gp> {
        if self.has_room() {
            self.ring.push_back(gp);
            return Vec::new();
        }
        let mut batch: Vec<Gp> = self.ring.drain(..self.slots / 2).collect();
        batch.push(gp);
        batch
    }

    /// Whether the ring has a free slot.
    pub(super) fn has_room(&self) -> bool {
        self.ring.len() < self.slots
    }

    /// Half the ring's slots: the most that is taken from the global queue at once.
    pub(super) fn half(&self) -> usize {
        self.slots / 2
    }

    /// `runqget`: who goes next, and whether it inherits the slice (it was in runnext).
    pub(super) fn get(&mut self) -> Option<(Gp, bool)> {
        if let Some(gp) = self.runnext.take() {
            return Some((gp, true));
        }
        self.ring.pop_front().map(|gp| (gp, false))
    }

    /// `runqgrab` on the ring: the older half, rounded up.
    pub(super) fn grab(&mut self) -> Vec<Gp> {
        let n = self.ring.len() - self.ring.len() / 2;
        self.ring.drain(..n).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(gs: impl IntoIterator<Item = Gp>) -> Vec<u32> {
        gs.into_iter().map(|gp| gp.0).collect()
    }

    #[test]
    fn s2_1_runnext_kicks_and_a_full_ring_sheds_its_older_half() {
        let mut queue = RunQueue::new(4);
        for i in 0..5 {
            assert!(queue.put(Gp(i), true).is_empty());
        }
        assert_eq!(queue.runnext, Some(Gp(4)));
        assert_eq!(numbers(queue.put(Gp(5), true)), [0, 1, 4]);
        assert_eq!(numbers(queue.ring.iter().copied()), [2, 3]);
    }

    #[test]
    fn s3_4_a_thief_takes_the_older_half_rounded_up() {
        let mut queue = RunQueue::new(256);
        for i in 0..9 {
            queue.put(Gp(i), false);
        }
        assert_eq!(numbers(queue.grab()), [0, 1, 2, 3, 4]);
        assert_eq!(numbers(queue.grab()), [5, 6]);
        assert_eq!(numbers(queue.grab()), [7]);
        assert_eq!(numbers(queue.grab()), [8]);
        assert!(queue.grab().is_empty());
    }

    #[test]
    fn s3_2_runnext_goes_first_and_inherits() {
        let mut queue = RunQueue::new(256);
        queue.put(Gp(1), true);
        queue.put(Gp(2), true);
        assert_eq!(queue.get(), Some((Gp(2), true)));
        assert_eq!(queue.get(), Some((Gp(1), false)));
        assert_eq!(queue.get(), None);
    }
}
