//! The objects that goroutines share: channels, mutexes, wait groups and the like. They are made, and given back, by
//! the program while it computes; a number that was given back is used again.

use std::collections::VecDeque;

use crate::base::ids::{ChanId, CondId, GoId, MutexId, RwMutexId, TimerId, WgId};
use crate::event::Object;
use crate::sim::program::Gp;
use crate::sim::sudog::{Sudogs, WaitQueue};

/// All of them.
#[derive(Debug)]
pub struct Objects<V> {
    pub(super) chans: Slab<Chan<V>>,
    pub(super) sudogs: Sudogs<V>,
    pub(super) mutexes: Slab<Mutex>,
    pub(super) rwmutexes: Slab<RwMutex>,
    pub(super) waitgroups: Slab<WaitGroup>,
    pub(super) conds: Slab<Cond>,
    /// What was made and given back, and has not been told yet.
    pub(super) news: Vec<News>,
    /// Whether anybody wants to know what is made.
    pub(super) observed: bool,
}

/// What became of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// It was made; a channel with this capacity.
    Made(Object, u32),
    /// The program needs it no more. It goes when this is told.
    Freed(Object),
    /// The same of a timer.
    FreedTimer(TimerId),
}

/// Things with numbers. A free place keeps what was there in a cleared state.
#[derive(Debug)]
pub(super) struct Slab<T> {
    items: Vec<T>,
    free: Vec<u32>,
}

/// `hchan`: a ring buffer and two first-come-first-served wait queues.
#[derive(Debug)]
pub(super) struct Chan<V> {
    pub(super) capacity: u32,
    pub(super) closed: bool,
    /// The timer that sends on it.
    pub(super) timer: Option<TimerId>,
    pub(super) recvq: WaitQueue,
    pub(super) sendq: WaitQueue,
    pub(super) buffer: VecDeque<V>,
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

/// `sync.RWMutex`
#[derive(Debug, Default)]
pub(super) struct RwMutex {
    /// By which writers exclude each other.
    pub(super) w: Mutex,
    /// Readers, waiting ones included; less [`RwMutex::PENDING`] while a writer has it or waits for it.
    pub(super) reader_count: i32,
    /// Readers that a writer waits for.
    pub(super) reader_wait: i32,
    pub(super) reader_sem: Semaphore,
    pub(super) writer_sem: Semaphore,
    /// Readers that have it, and the writer that has it: people want to know.
    pub(super) readers: u32,
    pub(super) writer: Option<GoId>,
}

/// `sync.WaitGroup`: counter, number of waiters, semaphore.
#[derive(Debug, Default)]
pub(super) struct WaitGroup {
    pub(super) counter: i32,
    pub(super) waiters: u32,
    pub(super) sema: Semaphore,
}

/// `notifyList`: the next ticket to be taken, the next to be called, and who waits with which.
#[derive(Debug, Default)]
pub(super) struct Cond {
    pub(super) wait: u32,
    pub(super) notify: u32,
    pub(super) queue: VecDeque<(Gp, u32)>,
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
    Readers(RwMutexId),
    Writer(RwMutexId),
}

impl Mutex {
    /// `Mutex.TryLock`
    pub(super) fn try_lock(&mut self) -> bool {
        let free = !self.locked && !self.starving;
        self.locked |= free;
        free
    }
}

impl RwMutex {
    /// `rwmutexMaxReaders`
    pub(super) const PENDING: i32 = 1 << 30;
}

impl Semaphore {
    /// `cansemacquire`
    pub(super) fn try_acquire(&mut self) -> bool {
        let available = self.count > 0;
        self.count -= u32::from(available);
        available
    }
}

impl<T> Slab<T> {
    const fn new() -> Self {
        Self { items: Vec::new(), free: Vec::new() }
    }

    fn add(&mut self, item: T) -> u32 {
        if let Some(number) = self.free.pop() {
            self.items[number as usize] = item;
            return number;
        }
        self.items.push(item);
        u32::try_from(self.items.len() - 1).expect("fewer than 2^32 objects of a kind")
    }

    /// Clears a place and lets it be used again.
    fn remove(&mut self, number: usize, cleared: T) {
        self.items[number] = cleared;
        self.free.push(number as u32);
    }

    /// All places, free ones included.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }
}

impl<T> std::ops::Index<usize> for Slab<T> {
    type Output = T;
    fn index(&self, number: usize) -> &T {
        &self.items[number]
    }
}

impl<T> std::ops::IndexMut<usize> for Slab<T> {
    fn index_mut(&mut self, number: usize) -> &mut T {
        &mut self.items[number]
    }
}

impl<V> Chan<V> {
    const fn new(capacity: u32) -> Self {
        let (recvq, sendq) = (WaitQueue::EMPTY, WaitQueue::EMPTY);
        Self { capacity, closed: false, timer: None, recvq, sendq, buffer: VecDeque::new() }
    }

    /// Whether somebody who sends has to wait.
    pub(super) fn blocks_sender(&self) -> bool {
        self.recvq.is_empty() && !self.has_room() && !self.closed
    }

    /// Whether somebody who receives has to wait.
    pub(super) fn blocks_receiver(&self) -> bool {
        self.sendq.is_empty() && self.buffer.is_empty() && !self.closed
    }

    /// Whether there is room in the buffer.
    pub(super) fn has_room(&self) -> bool {
        self.buffer.len() < self.capacity as usize
    }
}

impl<V> Default for Objects<V> {
    fn default() -> Self {
        Self {
            chans: Slab::new(),
            sudogs: Sudogs::default(),
            mutexes: Slab::new(),
            rwmutexes: Slab::new(),
            waitgroups: Slab::new(),
            conds: Slab::new(),
            news: Vec::new(),
            observed: false,
        }
    }
}

/// For programs: making objects, giving them back, and looking into channels.
impl<V> Objects<V> {
    /// `make(chan T, capacity)`
    pub fn make_chan(&mut self, capacity: u32) -> ChanId {
        let chan = ChanId::new(self.chans.add(Chan::new(capacity)));
        self.made(Object::Chan(chan), capacity);
        chan
    }

    /// A new, unlocked mutex.
    pub fn make_mutex(&mut self) -> MutexId {
        let mutex = MutexId::new(self.mutexes.add(Mutex::default()));
        self.made(Object::Mutex(mutex), 0);
        mutex
    }

    /// A new, unlocked `sync.RWMutex`.
    pub fn make_rwmutex(&mut self) -> RwMutexId {
        let rw = RwMutexId::new(self.rwmutexes.add(RwMutex::default()));
        self.made(Object::RwMutex(rw), 0);
        rw
    }

    /// A wait group whose counter starts at `counter`.
    pub fn make_waitgroup(&mut self, counter: i32) -> WgId {
        let wg = WgId::new(self.waitgroups.add(WaitGroup { counter, ..WaitGroup::default() }));
        self.made(Object::WaitGroup(wg), 0);
        wg
    }

    /// The waiting list of a `sync.Cond`.
    pub fn make_cond(&mut self) -> CondId {
        let cond = CondId::new(self.conds.add(Cond::default()));
        self.made(Object::Cond(cond), 0);
        cond
    }

    /// A mutex whose value was copied from this one: locked if that is, but nobody waits for it.
    pub fn copy_mutex(&mut self, of: MutexId) -> MutexId {
        let locked = self.mutex(of).locked;
        let copy = self.make_mutex();
        self.mutexes[copy.index()].locked = locked;
        copy
    }

    /// A `sync.RWMutex` whose value was copied from this one.
    pub fn copy_rwmutex(&mut self, of: RwMutexId) -> RwMutexId {
        let RwMutex { ref w, reader_count, reader_wait, readers, .. } = self.rwmutexes[of.index()];
        let w = Mutex { locked: w.locked, ..Mutex::default() };
        let copy = self.make_rwmutex();
        self.rwmutexes[copy.index()] = RwMutex { w, reader_count, reader_wait, readers, ..RwMutex::default() };
        copy
    }

    /// A wait group whose value was copied from this one: it counts on from there.
    pub fn copy_waitgroup(&mut self, of: WgId) -> WgId {
        self.make_waitgroup(self.waitgroups[of.index()].counter)
    }

    /// Gives a channel back: nothing refers to it any more. If it is a timer's, the timer goes with it.
    pub fn free_chan(&mut self, chan: ChanId) {
        self.news.push(News::Freed(Object::Chan(chan)));
    }

    /// Gives a mutex back.
    pub fn free_mutex(&mut self, mutex: MutexId) {
        self.news.push(News::Freed(Object::Mutex(mutex)));
    }

    /// Gives a `sync.RWMutex` back.
    pub fn free_rwmutex(&mut self, rw: RwMutexId) {
        self.news.push(News::Freed(Object::RwMutex(rw)));
    }

    /// Gives a wait group back.
    pub fn free_waitgroup(&mut self, wg: WgId) {
        self.news.push(News::Freed(Object::WaitGroup(wg)));
    }

    /// Gives a `sync.Cond`'s list back.
    pub fn free_cond(&mut self, cond: CondId) {
        self.news.push(News::Freed(Object::Cond(cond)));
    }

    /// Gives a timer back that starts goroutines: nothing will stop or reset it any more. One that is still to expire
    /// goes after that. (A timer that sends goes with its channel.)
    pub fn free_timer(&mut self, timer: TimerId) {
        self.news.push(News::FreedTimer(timer));
    }

    /// `len(ch)`: the values in its buffer. A timer's channel always looks empty.
    pub fn chan_len(&self, chan: ChanId) -> u32 {
        let chan = &self.chans[chan.index()];
        if chan.timer.is_some() { 0 } else { chan.buffer.len() as u32 }
    }

    /// `cap(ch)`. A timer's channel looks unbuffered.
    pub fn chan_cap(&self, chan: ChanId) -> u32 {
        let chan = &self.chans[chan.index()];
        if chan.timer.is_some() { 0 } else { chan.capacity }
    }

    /// The values in channels' buffers and with goroutines that wait to send.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.chans.iter().flat_map(|chan| &chan.buffer).chain(self.sudogs.values())
    }
}

impl<V> Objects<V> {
    fn made(&mut self, object: Object, cap: u32) {
        if self.observed {
            self.news.push(News::Made(object, cap));
        }
    }

    /// An object goes; whoever was parked on it stays so for ever.
    pub(super) fn remove(&mut self, object: Object) {
        match object {
            Object::Chan(id) => self.chans.remove(id.index(), Chan::new(0)),
            Object::Mutex(id) => self.mutexes.remove(id.index(), Mutex::default()),
            Object::RwMutex(id) => self.rwmutexes.remove(id.index(), RwMutex::default()),
            Object::WaitGroup(id) => self.waitgroups.remove(id.index(), WaitGroup::default()),
            Object::Cond(id) => self.conds.remove(id.index(), Cond::default()),
            Object::None | Object::Select => {}
        }
    }

    /// The mutex of this number, which may be inside of a `sync.RWMutex`.
    pub(super) fn mutex(&mut self, id: MutexId) -> &mut Mutex {
        match id.rwmutex() {
            Some(rw) => &mut self.rwmutexes[rw.index()].w,
            None => &mut self.mutexes[id.index()],
        }
    }

    /// Who holds the mutex of this number.
    pub(super) fn holder(&self, id: MutexId) -> Option<GoId> {
        match id.rwmutex() {
            Some(rw) => self.rwmutexes[rw.index()].w.holder,
            None => self.mutexes[id.index()].holder,
        }
    }

    /// The semaphore at this address.
    pub(super) fn sema(&mut self, addr: SemaAddr) -> &mut Semaphore {
        match addr {
            SemaAddr::Mutex(id) => &mut self.mutex(id).sema,
            SemaAddr::WaitGroup(id) => &mut self.waitgroups[id.index()].sema,
            SemaAddr::Readers(id) => &mut self.rwmutexes[id.index()].reader_sem,
            SemaAddr::Writer(id) => &mut self.rwmutexes[id.index()].writer_sem,
        }
    }

    /// The wait groups' counters, by id.
    pub(super) fn counters(&self) -> Vec<i32> {
        self.waitgroups.iter().map(|wg| wg.counter).collect()
    }
}
