//! The wait queues of channels: first come, first served, with entries that can be taken out from anywhere, for a
//! goroutine in a select waits on several channels at once.
//!
//! ```text
//!   channel a, recvq:  first <-> G4 <-> G7 <-> last
//!                                       | sibling
//!   channel b, sendq:  first <-> G7 <---+
//! ```
//!
//! **Invariant**: all entries (`sudog` in the runtime) of a goroutine that is chosen leave their queues at once, so that
//! every entry is of somebody who really waits. (The runtime leaves the others until the goroutine runs, but nobody
//! can choose them.)

use crate::base::ids::ChanId;
use crate::sim::program::Gp;

/// The place of an entry; [`Link::NONE`] is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link(u32);

impl Link {
    /// No entry.
    pub(super) const NONE: Self = Self(u32::MAX);

    /// The entry, if it is one.
    pub(super) fn get(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }

    const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A wait queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WaitQueue {
    pub(super) first: Link,
    last: Link,
}

impl WaitQueue {
    /// Nobody waits.
    pub(super) const EMPTY: Self = Self { first: Link::NONE, last: Link::NONE };

    /// Whether nobody waits.
    pub(super) fn is_empty(self) -> bool {
        self.first == Link::NONE
    }
}

/// Somebody in a wait queue.
#[derive(Debug)]
pub(super) struct Sudog<V> {
    pub(super) g: Gp,
    pub(super) chan: ChanId,
    /// The goroutine's next entry.
    pub(super) sibling: Link,
    next: Link,
    prev: Link,
    /// Which case of its select this is, if it is in one.
    pub(super) case: Option<u16>,
    /// Whether it waits in the queue of senders.
    pub(super) sends: bool,
    /// What it wants to send.
    pub(super) value: Option<V>,
}

/// All entries of all queues.
#[derive(Debug)]
pub(super) struct Sudogs<V> {
    all: Vec<Sudog<V>>,
    /// The first free place; those behind it are found by `next`.
    free: Link,
}

impl<V> Default for Sudogs<V> {
    fn default() -> Self {
        Self { all: Vec::new(), free: Link::NONE }
    }
}

impl<V> Sudog<V> {
    /// An entry that is in no queue yet.
    #[inline]
    pub(super) const fn new(g: Gp, chan: ChanId, case: Option<u16>, value: Option<V>) -> Self {
        let (sibling, next, prev) = (Link::NONE, Link::NONE, Link::NONE);
        Self { g, chan, sibling, next, prev, case, sends: value.is_some(), value }
    }
}

impl<V> Sudogs<V> {
    /// Puts somebody at the tail of a queue.
    #[expect(clippy::inline_always, reason = "measured: an entry is made where it belongs")]
    #[inline(always)]
    pub(super) fn enqueue(&mut self, queue: &mut WaitQueue, mut sudog: Sudog<V>) -> Link {
        sudog.prev = queue.last;
        let link = self.place(sudog);
        match queue.last.get() {
            Some(last) => self.all[last.index()].next = link,
            None => queue.first = link,
        }
        queue.last = link;
        link
    }

    #[inline]
    fn place(&mut self, sudog: Sudog<V>) -> Link {
        if let Some(free) = self.free.get() {
            self.free = self.all[free.index()].next;
            self.all[free.index()] = sudog;
            return free;
        }
        self.all.push(sudog);
        Link(u32::try_from(self.all.len() - 1).expect("fewer than 2^32 waiters"))
    }

    /// Frees the place of an entry that is in no queue any more.
    pub(super) fn release(&mut self, link: Link) {
        self.all[link.index()].next = self.free;
        self.free = link;
    }

    /// Takes an entry out of its queue. The value is what it wanted to send.
    #[inline]
    pub(super) fn unlink(&mut self, queue: &mut WaitQueue, link: Link) -> Option<V> {
        let sudog = &mut self.all[link.index()];
        let (prev, next, value) = (sudog.prev, sudog.next, sudog.value.take());
        match prev.get() {
            Some(prev) => self.all[prev.index()].next = next,
            None => queue.first = next,
        }
        match next.get() {
            Some(next) => self.all[next.index()].prev = prev,
            None => queue.last = prev,
        }
        value
    }

    /// An entry.
    pub(super) fn get(&self, link: Link) -> &Sudog<V> {
        &self.all[link.index()]
    }

    /// An entry, to be changed.
    pub(super) fn get_mut(&mut self, link: Link) -> &mut Sudog<V> {
        &mut self.all[link.index()]
    }

    /// The entries of a queue, first come first.
    pub(super) fn queued(&self, queue: WaitQueue) -> impl Iterator<Item = Link> {
        std::iter::successors(queue.first.get(), |link| self.all[link.index()].next.get())
    }

    /// What waits to be sent.
    pub(super) fn values(&self) -> impl Iterator<Item = &V> {
        self.all.iter().filter_map(|sudog| sudog.value.as_ref())
    }
}
