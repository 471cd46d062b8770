//! `sync.WaitGroup`: a counter and those who wait until it is zero.

use crate::base::ids::{MId, WgId};
use crate::event::{Kind, WakeCause};
use crate::sim::Sim;
use crate::sim::objects::SemaAddr;
use crate::sim::program::{Program, Woke};
use crate::sim::sink::Sink;

const NEGATIVE: &str = "sync: negative WaitGroup counter";
const MISUSED: &str = "sync: WaitGroup misuse: Add called concurrently with Wait";
const REUSED: &str = "sync: WaitGroup is reused before previous Wait has returned";

impl<P: Program, S: Sink> Sim<P, S> {
    /// `WaitGroup.Add`; at zero all waiters are woken, first come first, so that the last one runs first. The counter is
    /// the upper half of a word: only its lower 32 bits count.
    pub(super) fn waitgroup_add(&mut self, m: MId, id: WgId, delta: i64) {
        let delta = delta as i32;
        let wg = &mut self.objects.waitgroups[id.index()];
        let counter = wg.counter.wrapping_add(delta);
        wg.counter = counter;
        let misused = wg.waiters > 0 && delta > 0 && counter == delta;
        let released = if counter == 0 { std::mem::take(&mut wg.waiters) } else { 0 };
        self.emit(m, Kind::WaitGroupCounter { wg: id, counter });
        if counter < 0 || misused {
            return self.go_on(m, Woke::Panicked(if counter < 0 { NEGATIVE } else { MISUSED }));
        }
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
        self.semacquire(m, SemaAddr::WaitGroup(id));
    }

    /// Behind `semacquire`.
    pub(super) fn waitgroup_woken(&mut self, m: MId, id: WgId) {
        let wg = &self.objects.waitgroups[id.index()];
        let reused = wg.counter != 0 || wg.waiters > 0;
        self.go_on(m, if reused { Woke::Panicked(REUSED) } else { Woke::Go });
    }
}
