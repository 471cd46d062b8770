//! `sync.RWMutex`: readers are counted, writers exclude each other by a mutex inside.
//!
//! ```text
//!   Lock: the inner mutex; then announce (new readers wait from here on); then wait for the readers that are in
//!   Unlock: let all waiting readers in, then unlock the inner mutex, so that readers go before the next writer
//! ```

use crate::base::ids::{MId, MutexId, RwMutexId};
use crate::event::{Kind, Outcome, WakeCause};
use crate::sim::Sim;
use crate::sim::objects::{RwMutex, SemaAddr};
use crate::sim::program::{Program, Woke};
use crate::sim::sink::Sink;

impl<P: Program, S: Sink> Sim<P, S> {
    /// `RWMutex.RLock`
    pub(super) fn rlock(&mut self, m: MId, id: RwMutexId) {
        let rw = &mut self.objects.rwmutexes[id.index()];
        rw.reader_count = rw.reader_count.wrapping_add(1);
        if rw.reader_count < 0 {
            self.semacquire(m, SemaAddr::Readers(id));
        } else {
            self.read_locked(m, id);
        }
    }

    /// `RWMutex.TryRLock`
    pub(super) fn try_rlock(&mut self, m: MId, id: RwMutexId) {
        let rw = &mut self.objects.rwmutexes[id.index()];
        let free = rw.reader_count >= 0;
        if free {
            rw.reader_count += 1;
            self.read_locked(m, id);
        }
        self.go_on(m, Woke::Bool(free));
    }

    /// The current goroutine is one of the readers.
    pub(super) fn read_locked(&mut self, m: MId, id: RwMutexId) {
        self.objects.rwmutexes[id.index()].readers += 1;
        self.emit(m, Kind::RwLock { rw: id, write: false });
        self.go_on(m, Woke::Go);
    }

    /// `RWMutex.RUnlock`
    pub(super) fn runlock(&mut self, m: MId, id: RwMutexId) {
        let rw = &mut self.objects.rwmutexes[id.index()];
        let before = rw.reader_count;
        rw.reader_count = before.wrapping_sub(1);
        if before == 0 || before == -RwMutex::PENDING {
            return self.fatal(m, "sync: RUnlock of unlocked RWMutex");
        }
        rw.readers = rw.readers.saturating_sub(1);
        let mut writer_goes_on = false;
        if rw.reader_count < 0 {
            rw.reader_wait -= 1;
            writer_goes_on = rw.reader_wait == 0;
        }
        self.emit(m, Kind::RwUnlock { rw: id, write: false });
        if writer_goes_on {
            self.semrelease(m, SemaAddr::Writer(id), false, WakeCause::ReadersDone);
        }
        self.go_on(m, Woke::Go);
    }

    /// `RWMutex.Lock`
    pub(super) fn wlock(&mut self, m: MId, id: RwMutexId) {
        self.lock(m, MutexId::of_writers(id));
    }

    /// The same behind the inner mutex.
    pub(super) fn announce_writer(&mut self, m: MId, id: RwMutexId) {
        let rw = &mut self.objects.rwmutexes[id.index()];
        let readers = rw.reader_count;
        rw.reader_count = readers.wrapping_sub(RwMutex::PENDING);
        if readers != 0 {
            rw.reader_wait = rw.reader_wait.wrapping_add(readers);
            if rw.reader_wait != 0 {
                return self.semacquire(m, SemaAddr::Writer(id));
            }
        }
        self.write_locked(m, id);
    }

    /// The current goroutine has it alone.
    pub(super) fn write_locked(&mut self, m: MId, id: RwMutexId) {
        let g = self.gs[self.g_of(m).index()].id;
        self.objects.rwmutexes[id.index()].writer = Some(g);
        self.emit(m, Kind::RwLock { rw: id, write: true });
        self.go_on(m, Woke::Go);
    }

    /// `RWMutex.TryLock`
    pub(super) fn try_wlock(&mut self, m: MId, id: RwMutexId) {
        let rw = &mut self.objects.rwmutexes[id.index()];
        let free = rw.reader_count == 0 && rw.w.try_lock();
        if free {
            rw.reader_count = -RwMutex::PENDING;
            self.own_mutex(m, MutexId::of_writers(id));
            self.write_locked(m, id);
        }
        self.go_on(m, Woke::Bool(free));
    }

    /// `RWMutex.Unlock`
    pub(super) fn wunlock(&mut self, m: MId, id: RwMutexId) {
        let rw = &mut self.objects.rwmutexes[id.index()];
        let readers = rw.reader_count.wrapping_add(RwMutex::PENDING);
        rw.reader_count = readers;
        if !(0..RwMutex::PENDING).contains(&readers) {
            return self.fatal(m, "sync: Unlock of unlocked RWMutex");
        }
        rw.writer = None;
        self.emit(m, Kind::RwUnlock { rw: id, write: true });
        for _ in 0..readers {
            self.semrelease(m, SemaAddr::Readers(id), false, WakeCause::WriterDone);
        }
        self.unlock(m, MutexId::of_writers(id));
    }

    /// `fatal`: an error that the program cannot recover from.
    pub(super) fn fatal(&mut self, m: MId, message: &str) {
        let g = self.ms[m.index()].curg.map(|gp| self.gs[gp.index()].id);
        self.end(Outcome::Fatal { message: message.to_owned(), g });
    }
}
