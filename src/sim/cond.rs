//! What `sync.Cond` waits on: a list of tickets (`notifyList`), called in the order in which they were taken.
//!
//! ```text
//!   Wait:  take a ticket -- unlock -- was it called meanwhile? else queue up and park -- lock
//! ```

use crate::base::ids::{CondId, MId};
use crate::event::{Object, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::program::{Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::Next;

/// Whether ticket `a` was taken before `b`; the numbers wrap around.
const fn less(a: u32, b: u32) -> bool {
    a.wrapping_sub(b).cast_signed() < 0
}

impl<P: Program, S: Sink> Sim<P, S> {
    /// `notifyListAdd`
    pub(super) fn notify_add(&mut self, m: MId, id: CondId) {
        let cond = &mut self.objects.conds[id.index()];
        let ticket = cond.wait;
        cond.wait = ticket.wrapping_add(1);
        self.go_on(m, Woke::Ticket(ticket));
    }

    /// `notifyListWait`
    pub(super) fn notify_wait(&mut self, m: MId, id: CondId, ticket: u32) {
        let gp = self.g_of(m);
        let cond = &mut self.objects.conds[id.index()];
        self.gs[gp.index()].next = Next::Resume(Woke::Go);
        if less(ticket, cond.notify) {
            return self.go_on(m, Woke::Go);
        }
        cond.queue.push_back((gp, ticket));
        self.gopark(m, WaitReason::CondWait, Object::Cond(id));
    }

    /// `notifyListNotifyOne`: the next ticket is called. Whoever has it may still be on its way here.
    pub(super) fn notify_one(&mut self, m: MId, id: CondId) {
        let cond = &mut self.objects.conds[id.index()];
        if cond.wait != cond.notify {
            let ticket = cond.notify;
            cond.notify = ticket.wrapping_add(1);
            let place = cond.queue.iter().position(|(_, waiting)| *waiting == ticket);
            if let Some((gp, _)) = place.and_then(|place| cond.queue.remove(place)) {
                self.goready(m, gp, WakeCause::Signal);
            }
        }
        self.go_on(m, Woke::Go);
    }

    /// `notifyListNotifyAll`: all tickets are called; first come, first readied.
    pub(super) fn notify_all(&mut self, m: MId, id: CondId) {
        let cond = &mut self.objects.conds[id.index()];
        cond.notify = cond.wait;
        while let Some((gp, _)) = self.objects.conds[id.index()].queue.pop_front() {
            self.goready(m, gp, WakeCause::Broadcast);
        }
        self.go_on(m, Woke::Go);
    }
}
