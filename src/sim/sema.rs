//! Semaphores, as `sync` uses them: `semrelease1`. (`semacquire1` is taken apart into its callers, for it parks in the
//! middle.)

use crate::base::ids::MId;
use crate::event::WakeCause;
use crate::sim::Sim;
use crate::sim::objects::SemaAddr;
use crate::sim::program::Program;
use crate::sim::sink::Sink;

impl<P: Program, S: Sink> Sim<P, S> {
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
