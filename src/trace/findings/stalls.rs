//! Cores that stand still because the container's CPU quota is used up: CPU quota stalls.
//!
//! ```text
//!   GOMAXPROCS 8, quota of 2 cores    |#####...............|#####...............|   all Ps burn it, all Ps stall
//!   GOMAXPROCS 2, quota of 2 cores    |####################|####################|   on two cores: the same work
//! ```
//!
//! What counts is the time for which threads stood still that had a core, beside the time for which they ran on it.

use super::{NOTICEABLE, QuotaStalls, permille};
use crate::base::ids::CoreId;
use crate::base::quota::Quota;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Kind};
use crate::trace::world::World;

/// Watches throttled cores.
#[derive(Clone, Debug, Default)]
pub(super) struct Stalls {
    now: SimTime,
    /// Cores with a thread, while there is a quota.
    taken: u64,
    /// By core: since when it stands still.
    since: Vec<Option<SimTime>>,
    /// How many of them do.
    still: u64,
    /// For how long at least one did.
    any: SimDuration,
    /// For how long cores stood still, together; and for how long threads ran on cores under a quota.
    stood: SimDuration,
    ran: SimDuration,
    longest: SimDuration,
    periods: u64,
    /// The end of the last period in which one was throttled.
    period: Option<SimTime>,
    first: Option<First>,
    gomaxprocs: u16,
}

/// The first time.
#[derive(Clone, Copy, Debug)]
struct First {
    time: SimTime,
    core: CoreId,
    quota: Quota,
}

impl Stalls {
    /// `world` is the one after the event.
    pub(super) fn after(&mut self, event: &Event, world: &World) {
        match event.kind {
            Kind::CoreRun { .. } => {
                self.advance(world);
                self.taken += 1;
            }
            Kind::CoreStop { core, .. } => {
                self.advance(world);
                self.taken = self.taken.saturating_sub(1);
                self.goes_on(core);
            }
            Kind::CoreThrottle { core, until } => {
                self.advance(world);
                self.stands(core, until, world);
            }
            Kind::CoreUnthrottle { core } => {
                self.advance(world);
                self.goes_on(core);
            }
            Kind::QuotaChange { .. } => self.advance(world),
            _ => {}
        }
    }

    /// The run ended.
    pub(super) fn finish(mut self, end: SimTime, world: &World) -> Option<QuotaStalls> {
        self.advance_to(end, world);
        for core in 0..self.since.len() {
            self.goes_on(CoreId::new(core as u16));
        }
        let First { time, core, quota } = self.first?;
        let could = SimTime::ZERO + self.stood + self.ran;
        let found = QuotaStalls {
            quota,
            gomaxprocs: self.gomaxprocs,
            stood: self.stood,
            permille: permille(self.stood, could),
            any: self.any,
            longest: self.longest,
            periods: self.periods,
            core,
            time,
        };
        (permille(self.any, end) >= NOTICEABLE).then_some(found)
    }

    fn advance(&mut self, world: &World) {
        self.advance_to(world.time, world);
    }

    fn advance_to(&mut self, now: SimTime, world: &World) {
        let passed = now.since(std::mem::replace(&mut self.now, now));
        if self.still > 0 {
            self.any += passed;
            self.stood += passed * self.still;
        }
        if !world.quota.is_unlimited() {
            self.ran += passed * self.taken.saturating_sub(self.still);
        }
    }

    fn stands(&mut self, core: CoreId, until: SimTime, world: &World) {
        self.periods += u64::from(self.period.replace(until) != Some(until));
        self.gomaxprocs = self.gomaxprocs.max(world.gomaxprocs);
        if self.first.is_none()
            && let Some(quota) = world.quota.quota()
        {
            self.first = Some(First { time: world.time, core, quota });
        }
        if self.since.len() <= core.index() {
            self.since.resize(core.index() + 1, None);
        }
        let since = &mut self.since[core.index()];
        self.still += u64::from(since.is_none());
        *since = since.or(Some(world.time));
    }

    fn goes_on(&mut self, core: CoreId) {
        if let Some(since) = self.since.get_mut(core.index()).and_then(Option::take) {
            self.still -= 1;
            self.longest = self.longest.max(self.now.since(since));
        }
    }
}
