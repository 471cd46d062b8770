//! Cores that the kernel takes from threads while they hold a P: oversubscription.
//!
//! A P whose thread has no core stands still, with all that waits in its ring, and Go's scheduler knows nothing of it.

use super::{NOTICEABLE, Oversubscription, permille};
use crate::base::ids::MId;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Kind};
use crate::trace::world::World;

/// Watches threads that lose their core.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    /// By thread: since when it waits for a core, with a P.
    since: Vec<Option<SimTime>>,
    gomaxprocs: u16,
    /// The fewest cores beside which it happened.
    cores: u16,
    times: u64,
    waited: SimDuration,
    longest: SimDuration,
    time: SimTime,
}

impl Taken {
    /// `world` is the one after the event.
    pub(super) fn after(&mut self, event: &Event, world: &World) {
        let Some(m) = event.m else { return };
        match event.kind {
            Kind::CoreStop { ready: true, .. } if oversubscribed(m, world) => {
                self.times += 1;
                self.gomaxprocs = self.gomaxprocs.max(world.gomaxprocs);
                self.cores = if self.times == 1 { world.online } else { self.cores.min(world.online) };
                *self.slot(m) = Some(world.time);
            }
            Kind::CoreRun { .. } => {
                let since = self.slot(m).take();
                since.into_iter().for_each(|since| self.add(since, world.time));
            }
            _ => {}
        }
    }

    /// The run ended.
    pub(super) fn finish(mut self, end: SimTime) -> Option<Oversubscription> {
        for since in std::mem::take(&mut self.since).into_iter().flatten() {
            self.add(since, end);
        }
        let Self { gomaxprocs, cores, times, waited, longest, time, .. } = self;
        let found = Oversubscription { gomaxprocs, cores, times, waited, longest, time };
        (permille(waited, end) >= NOTICEABLE).then_some(found)
    }

    fn add(&mut self, since: SimTime, now: SimTime) {
        let waited = now.since(since);
        self.waited += waited;
        if waited > self.longest {
            (self.longest, self.time) = (waited, since);
        }
    }

    fn slot(&mut self, m: MId) -> &mut Option<SimTime> {
        if self.since.len() <= m.index() {
            self.since.resize(m.index() + 1, None);
        }
        &mut self.since[m.index()]
    }
}

/// Whether there are more Ps than cores, and this thread has one.
fn oversubscribed(m: MId, world: &World) -> bool {
    let has_p = world.threads.get(m.index()).is_some_and(|thread| thread.p.is_some());
    has_p && world.gomaxprocs > world.online
}
