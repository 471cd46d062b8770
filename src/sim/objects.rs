//! The objects that goroutines share: channels, mutexes, wait groups, each made once and never removed.

use crate::base::ids::{ChanId, MutexId, WgId};

/// All of them.
#[derive(Debug)]
pub struct Objects<V> {
    chans: Vec<V>,
}

impl<V> Objects<V> {
    /// `make(chan T, capacity)`
    pub fn make_chan(&mut self, _capacity: u32) -> ChanId {
        ChanId::new(self.chans.len() as u32)
    }

    /// A new, unlocked mutex.
    pub fn make_mutex(&mut self) -> MutexId {
        MutexId::new(0)
    }

    /// A wait group whose counter starts at `counter`.
    pub fn make_waitgroup(&mut self, _counter: u32) -> WgId {
        WgId::new(0)
    }
}
