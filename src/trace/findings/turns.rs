//! Who waits for a turn, and how long: starvation.
//!
//! A goroutine that computes is asked to stop when sysmon has seen it for 10 ms, and sysmon looks every 10 ms at the
//! latest: a slice ends within 20 ms. So the turn of a goroutine should come once all those before it have had a slice
//! on as many cores as can run them. Run queues are no single line, however (a P looks at its own ring first, and at
//! the global queue at every 61st tick), so a goroutine counts as starved only after *twice* that time, after 100 ms
//! at least, and only if others ran for 100 ms in the meantime.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Starvation;
use crate::base::ids::{FuncId, GoId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, GoState, Kind, Place};
use crate::trace::world::World;

/// The longest slice.
const SLICE: SimDuration = SimDuration::from_millis(20);
/// Shorter waits are no starvation.
const LONG: SimDuration = SimDuration::from_millis(100);
/// So many times the turn is too long.
const TURNS: u64 = 2;

/// Watches those who are runnable.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns {
    queued: FxHashMap<GoId, Queued>,
    /// For how long somebody has run.
    ran: SimDuration,
    found: BTreeMap<FuncId, Starvation>,
}

#[derive(Clone, Copy, Debug)]
struct Queued {
    since: SimTime,
    /// How many ran or were runnable then.
    ahead: u32,
    /// How many could run at once, at the least, all the time: in thousandths, for a quota may be worth less than one.
    lanes: u64,
    /// For how long somebody had run by then.
    ran: SimDuration,
}

impl Turns {
    /// `world` is the one before the event.
    pub(super) fn before(&mut self, event: &Event, world: &World) {
        self.advance(event.time, world);
        if let (Kind::GoStart { .. }, Some(g)) = (event.kind, event.g)
            && let Some(queued) = self.queued.remove(&g)
            && let Some(func) = world.func(g)
        {
            self.judge(g, func, queued, event.time);
        }
    }

    /// `world` is the one after the event.
    pub(super) fn after(&mut self, event: &Event, world: &World) {
        match event.kind {
            Kind::GoCreate { g, .. }
            | Kind::GoUnblock { g, .. }
            | Kind::GoStatus { g, state: GoState::Runnable(_), .. } => self.enter(g, world),
            Kind::GoStop { .. } | Kind::GoSyscallEndBlocked { place: Place::GlobalTail } => {
                event.g.into_iter().for_each(|g| self.enter(g, world));
            }
            Kind::ProcsChange { .. } | Kind::CoresChange { .. } | Kind::QuotaChange { .. } => {
                let lanes = lanes(world);
                self.queued.values_mut().for_each(|queued| queued.lanes = queued.lanes.min(lanes));
            }
            _ => {}
        }
    }

    /// The run ended; one finding for each function.
    pub(super) fn finish(mut self, end: SimTime, world: &World) -> impl Iterator<Item = Starvation> + use<> {
        self.advance(end, world);
        // In any order: of a function's waits the longest is kept, and which one that is does not depend on it.
        for (g, queued) in std::mem::take(&mut self.queued) {
            world.func(g).into_iter().for_each(|func| self.judge(g, func, queued, end));
        }
        self.found.into_values()
    }

    fn advance(&mut self, now: SimTime, world: &World) {
        if world.census.running > 0 {
            self.ran += now.since(world.time);
        }
    }

    fn enter(&mut self, g: GoId, world: &World) {
        let ahead = (world.census.runnable + world.census.running).saturating_sub(1);
        self.queued.insert(g, Queued { since: world.time, ahead, lanes: lanes(world), ran: self.ran });
    }

    fn judge(&mut self, g: GoId, func: FuncId, queued: Queued, now: SimTime) {
        let waited = now.since(queued.since);
        let turn = SLICE * (u64::from(queued.ahead.max(1)) * 1_000).div_ceil(queued.lanes);
        let others_ran = self.ran.saturating_sub(queued.ran);
        if waited < LONG || waited < turn * TURNS || others_ran < LONG {
            return;
        }
        let one = Starvation { g, func, waited, others_ran, ahead: queued.ahead, turn, times: 1, time: queued.since };
        let known = self.found.entry(func).or_insert(Starvation { times: 0, ..one });
        let times = known.times + 1;
        let key = |one: &Starvation| (std::cmp::Reverse(one.waited), one.time, one.g);
        if key(&one) < key(known) {
            *known = one;
        }
        known.times = times;
    }
}

/// How many goroutines can run at once, in thousandths.
fn lanes(world: &World) -> u64 {
    let lanes = u64::from(world.gomaxprocs.min(world.online).max(1)) * 1_000;
    world.quota.quota().map_or(lanes, |quota| lanes.min(quota.cpus_permille()).max(1))
}
