//! `sync.WaitGroup`: a counter and those who wait until it is zero.

use crate::base::ids::{MId, WgId};
use crate::event::{Kind, Object, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::objects::SemaAddr;
use crate::sim::program::{Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::Next;

const NEGATIVE: &str = "sync: negative WaitGroup counter";
const REUSED: &str = "sync: WaitGroup is reused before previous Wait has returned";

impl<P: Program, S: Sink> Sim<P, S> {
    /// `WaitGroup.Add`; at zero all waiters are woken, first come first, so that the last one runs first.
    pub(super) fn waitgroup_add(&mut self, m: MId, id: WgId, delta: i64) {
        let wg = &mut self.objects.waitgroups[id.index()];
        let Some(counter) = i64::from(wg.counter).checked_add(delta).and_then(|sum| u32::try_from(sum).ok()) else {
            return self.go_on(m, Woke::Panicked(NEGATIVE));
        };
        wg.counter = counter;
        let released = if counter == 0 { std::mem::take(&mut wg.waiters) } else { 0 };
        self.emit(m, Kind::WaitGroupCounter { wg: id, counter });
        for _ in 0..released {
            self.semrelease(m, SemaAddr::WaitGroup(id), false, WakeCause::WaitGroupZero);
        }
        self.go_on(m, Woke::Go);
    }

    /// `WaitGroup.Wait`
    pub(super) fn waitgroup_wait(&mut self, m: MId, id: WgId) {
        let wg = &mut self.objects.waitgroups[id.index()];
        if wg.counter == 0 {
            return self.go_on(m, Woke::Go);
        }
        wg.waiters += 1;
        self.waitgroup_woken(m, id);
    }

    /// `semacquire`, from its start or from where it wakes.
    pub(super) fn waitgroup_woken(&mut self, m: MId, id: WgId) {
        let gp = self.g_of(m);
        let wg = &mut self.objects.waitgroups[id.index()];
        if wg.sema.try_acquire() {
            let reused = wg.counter > 0 || wg.waiters > 0;
            return self.go_on(m, if reused { Woke::Panicked(REUSED) } else { Woke::Go });
        }
        wg.sema.queue.push_back(gp);
        self.set_next(m, Next::WaitGroup(id));
        self.gopark(m, WaitReason::WaitGroupWait, Object::WaitGroup(id));
    }
}
