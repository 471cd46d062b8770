//! The objects that goroutines share: channels, mutexes, wait groups. Each is made once and stays.

use std::collections::VecDeque;

use crate::base::ids::{ChanId, GoId, MutexId, WgId};
use crate::sim::program::Gp;

/// All of them.
#[derive(Debug)]
pub struct Objects<V> {
    pub(super) chans: Vec<Chan<V>>,
    pub(super) mutexes: Vec<Mutex>,
    pub(super) waitgroups: Vec<WaitGroup>,
}

/// `hchan`: a ring buffer and two first-come-first-served wait queues.
#[derive(Debug)]
pub(super) struct Chan<V> {
    pub(super) capacity: u32,
    pub(super) buffer: VecDeque<V>,
    pub(super) recvq: VecDeque<Gp>,
    pub(super) sendq: VecDeque<(Gp, V)>,
    pub(super) closed: bool,
}

/// `sync.Mutex`: its state word, field by field, and its semaphore.
#[derive(Debug, Default)]
pub(super) struct Mutex {
    pub(super) locked: bool,
    pub(super) woken: bool,
    pub(super) starving: bool,
    /// Waiters that the state word counts (a woken one that competes is not among them).
    pub(super) waiters: u32,
    pub(super) sema: Semaphore,
    /// Who locked it (and may have ended since). The runtime does not know; people want to.
    pub(super) holder: Option<GoId>,
}

/// `sync.WaitGroup`: counter, number of waiters, semaphore.
#[derive(Debug, Default)]
pub(super) struct WaitGroup {
    pub(super) counter: u32,
    pub(super) waiters: u32,
    pub(super) sema: Semaphore,
}

/// A semaphore's count and the queue of goroutines parked on its address.
#[derive(Debug, Default)]
pub(super) struct Semaphore {
    pub(super) count: u32,
    pub(super) queue: VecDeque<Gp>,
}

/// What a semaphore belongs to: the address by which the runtime finds its queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SemaAddr {
    Mutex(MutexId),
    WaitGroup(WgId),
}

impl Semaphore {
    /// `cansemacquire`
    pub(super) fn try_acquire(&mut self) -> bool {
        let available = self.count > 0;
        self.count -= u32::from(available);
        available
    }
}

impl<V> Default for Objects<V> {
    fn default() -> Self {
        Self { chans: Vec::new(), mutexes: Vec::new(), waitgroups: Vec::new() }
    }
}

impl<V> Objects<V> {
    /// The semaphore at this address.
    pub(super) fn sema(&mut self, addr: SemaAddr) -> &mut Semaphore {
        match addr {
            SemaAddr::Mutex(id) => &mut self.mutexes[id.index()].sema,
            SemaAddr::WaitGroup(id) => &mut self.waitgroups[id.index()].sema,
        }
    }

    /// The wait groups' counters, by id.
    pub(super) fn counters(&self) -> Vec<u32> {
        self.waitgroups.iter().map(|wg| wg.counter).collect()
    }

    /// `make(chan T, capacity)`
    pub fn make_chan(&mut self, capacity: u32) -> ChanId {
        self.chans.push(Chan {
            capacity,
            buffer: VecDeque::new(),
            recvq: VecDeque::new(),
            sendq: VecDeque::new(),
            closed: false,
        });
        ChanId::new(last(self.chans.len()))
    }

    /// A new, unlocked mutex.
    pub fn make_mutex(&mut self) -> MutexId {
        self.mutexes.push(Mutex::default());
        MutexId::new(last(self.mutexes.len()))
    }

    /// A wait group whose counter starts at `counter`.
    pub fn make_waitgroup(&mut self, counter: u32) -> WgId {
        self.waitgroups.push(WaitGroup { counter, ..WaitGroup::default() });
        WgId::new(last(self.waitgroups.len()))
    }
}

/// The number of the last of `len` things.
fn last(len: usize) -> u32 {
    u32::try_from(len - 1).expect("fewer than 2^32 objects of a kind")
}
