//! Semaphores, as `sync` uses them: `semacquire1` and `semrelease1`. (`sync.Mutex` has its own `semacquire`, for it does
//! more when it wakes.)

use crate::base::ids::MId;
use crate::event::{Object, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::objects::SemaAddr;
use crate::sim::program::Program;
use crate::sim::sink::Sink;
use crate::sim::state::Next;

impl<P: Program, S: Sink> Sim<P, S> {
    /// `semacquire`, from its start.
    pub(super) fn semacquire(&mut self, m: MId, addr: SemaAddr) {
        if self.objects.sema(addr).try_acquire() {
            self.semacquired(m, addr);
        } else {
            self.park_on(m, addr);
        }
    }

    /// `semacquire`, from where it wakes.
    pub(super) fn sema_woken(&mut self, m: MId, addr: SemaAddr) {
        let gp = self.g_of(m);
        let ticket = std::mem::take(&mut self.gs[gp.index()].ticket);
        if ticket {
            self.semacquired(m, addr);
        } else {
            self.semacquire(m, addr);
        }
    }

    fn park_on(&mut self, m: MId, addr: SemaAddr) {
        let gp = self.g_of(m);
        self.objects.sema(addr).queue.push_back(gp);
        self.set_next(m, Next::Sema(addr));
        let (reason, on) = match addr {
            SemaAddr::Mutex(id) => (WaitReason::MutexLock, Object::Mutex(id)),
            SemaAddr::WaitGroup(id) => (WaitReason::WaitGroupWait, Object::WaitGroup(id)),
            SemaAddr::Readers(id) => (WaitReason::RwMutexRLock, Object::RwMutex(id)),
            SemaAddr::Writer(id) => (WaitReason::RwMutexLock, Object::RwMutex(id)),
        };
        self.gopark(m, reason, on);
    }

    /// What its caller does behind `semacquire`.
    fn semacquired(&mut self, m: MId, addr: SemaAddr) {
        match addr {
            SemaAddr::WaitGroup(id) => self.waitgroup_woken(m, id),
            SemaAddr::Readers(id) => self.read_locked(m, id),
            SemaAddr::Writer(id) => self.write_locked(m, id),
            SemaAddr::Mutex(_) => unreachable!("a mutex goes on by itself"),
        }
    }

    /// `semrelease1`: the head waiter becomes runnable. With `handoff` the semaphore is given to it at once; true if
    /// so: then the releaser has to yield to it.
    pub(super) fn semrelease(&mut self, m: MId, addr: SemaAddr, handoff: bool, cause: WakeCause) -> bool {
        let semaphore = self.objects.sema(addr);
        semaphore.count += 1;
        let Some(gp) = semaphore.queue.pop_front() else { return false };
        let ticket = handoff && semaphore.try_acquire();
        self.gs[gp.index()].ticket = ticket;
        self.goready(m, gp, cause);
        ticket
    }
}
