//! What Go values with a handle stand for: a `sync.Mutex` is a word in memory that leads to an entry here, which leads to
//! an object of the machine.
//!
//! **Invariants**: handle 0 is nothing yet; an entry belongs to the address at which it was made, so that a copied
//! value, whose handle is found at another address, can be told from the original.

use super::heap::Ptr;
use crate::base::ids::{CondId, MutexId, RwMutexId, TimerId, WgId};
use crate::sim::objects::Objects;

/// An object of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// `sync.Mutex`
    Mutex(MutexId),
    /// `sync.RWMutex`
    RwMutex(RwMutexId),
    /// `sync.WaitGroup`
    WaitGroup(WgId),
    /// The waiters of a `sync.Cond`.
    Cond(CondId),
    /// A `time.Timer` that starts goroutines.
    Timer(TimerId),
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The address of the handle.
    owner: u64,
    object: Shared,
}

/// All handles.
#[derive(Debug, Default)]
pub struct Handles {
    entries: Vec<Option<Entry>>,
    free: Vec<u32>,
}

impl Handles {
    /// What a handle leads to, and whether the handle at this address is the original.
    pub fn get(&self, handle: u64, owner: u64) -> Option<(Shared, bool)> {
        let entry = self.entries.get(usize::try_from(handle.checked_sub(1)?).ok()?)?.as_ref()?;
        Some((entry.object, entry.owner == owner))
    }

    /// A handle for what stands at this address.
    pub fn add(&mut self, owner: u64, object: Shared) -> u64 {
        let entry = Some(Entry { owner, object });
        if let Some(at) = self.free.pop() {
            self.entries[at as usize] = entry;
            return u64::from(at) + 1;
        }
        self.entries.push(entry);
        self.entries.len() as u64
    }

    /// Gives back the objects whose owners are garbage.
    pub(super) fn sweep<V>(&mut self, lives: impl Fn(u32) -> bool, objects: &mut Objects<V>) {
        for (at, slot) in self.entries.iter_mut().enumerate() {
            let Some(Entry { owner, object }) = *slot else { continue };
            if lives(Ptr::of(owner).object) {
                continue;
            }
            match object {
                Shared::Mutex(id) => objects.free_mutex(id),
                Shared::RwMutex(id) => objects.free_rwmutex(id),
                Shared::WaitGroup(id) => objects.free_waitgroup(id),
                Shared::Cond(id) => objects.free_cond(id),
                Shared::Timer(id) => objects.free_timer(id),
            }
            *slot = None;
            self.free.push(at as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golang::code::pointer;

    #[test]
    fn a_handle_knows_its_address() {
        let mut handles = Handles::default();
        let here = pointer(7, 1);
        let object = Shared::Mutex(MutexId::new(3));
        let handle = handles.add(here, object);
        assert_eq!(handle, 1);
        assert_eq!(handles.get(handle, here), Some((object, true)));
        assert_eq!(handles.get(handle, pointer(8, 1)), Some((object, false)));
        assert_eq!(handles.get(0, here), None);
        assert_eq!(handles.get(9, here), None);
    }

    #[test]
    fn what_garbage_owned_is_given_back_and_its_handle_used_again() {
        let mut handles = Handles::default();
        let mut objects = Objects::<()>::default();
        let dead = handles.add(pointer(7, 1), Shared::Mutex(objects.make_mutex()));
        let alive = handles.add(pointer(8, 0), Shared::WaitGroup(objects.make_waitgroup(0)));
        handles.sweep(|object| object == 8, &mut objects);
        assert_eq!(handles.get(dead, pointer(7, 1)), None);
        assert!(handles.get(alive, pointer(8, 0)).is_some());
        assert_eq!(handles.add(pointer(9, 0), Shared::Cond(objects.make_cond())), dead);
    }
}
