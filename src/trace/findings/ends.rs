//! What the last world tells: who is in a deadlock, and who was left behind when `main` returned.
//!
//! A goroutine waits for one thing, and a mutex has one holder, so that from everybody at most one arrow leads on:
//!
//! ```text
//!   G4 --waits for a, held by--> G2 --waits for b, held by--> G3
//!                                ^----waits for a, held by----'      the circle is G2, G3
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::{Deadlock, Leak};
use crate::base::ids::GoId;
use crate::base::time::SimTime;
use crate::event::{Object, Outcome, Stuck, WaitReason};
use crate::trace::recording::Recording;
use crate::trace::world::{GState, World};

/// The main goroutine.
const MAIN: GoId = GoId::new(1);

/// The deadlock of a run: of the whole program, or of some who wait for each other in a circle.
pub(super) fn deadlock(recording: &Recording, world: &World) -> Option<Deadlock> {
    let (stuck, whole) = match recording.outcome() {
        Some(Outcome::Deadlock { stuck }) => (stuck.clone(), true),
        _ => (blocked(world), false),
    };
    let cycles = cycles(&stuck);
    if !whole && cycles.is_empty() {
        return None;
    }
    let within: BTreeSet<GoId> = cycles.iter().flatten().map(|one| one.g).collect();
    let others = stuck.into_iter().filter(|one| whole && !within.contains(&one.g)).collect::<Vec<_>>();
    // Once a circle is closed the rest follows from it.
    let told = if cycles.is_empty() { others.iter().collect::<Vec<_>>() } else { cycles.iter().flatten().collect() };
    let parked = told.iter().filter_map(|one| world.goroutines.get(&one.g)).map(|goroutine| goroutine.since);
    let time = parked.max().unwrap_or(recording.end_time());
    Some(Deadlock { cycles, others, time })
}

/// Everybody who is parked, the runtime's own not counted, by id.
fn blocked(world: &World) -> Vec<Stuck> {
    let mut blocked = Vec::new();
    for (wait, group) in world.census.waits().filter(|(wait, _)| !wait.reason.is_system()) {
        for g in group.goroutines.iter() {
            let Some(goroutine) = world.goroutines.get(&g) else { continue };
            let GState::Waiting { on, .. } = goroutine.state else { continue };
            blocked.push(Stuck { g, func: goroutine.func, reason: wait.reason, on, holder: holder(on, world) });
        }
    }
    blocked.sort_by_key(|one| one.g);
    blocked
}

fn holder(on: Object, world: &World) -> Option<GoId> {
    match on {
        Object::Mutex(mutex) => world.mutexes.get(&mutex)?.holder,
        Object::RwMutex(rw) => world.rwmutexes.get(&rw)?.writer,
        _ => None,
    }
}

/// The circles among those who wait for what another one holds.
fn cycles(stuck: &[Stuck]) -> Vec<Vec<Stuck>> {
    let by_id: BTreeMap<GoId, &Stuck> = stuck.iter().map(|one| (one.g, one)).collect();
    let next = |one: &Stuck| one.holder.and_then(|holder| by_id.get(&holder).copied());
    let (mut seen, mut cycles) = (BTreeSet::new(), Vec::new());
    for start in by_id.values().copied() {
        let mut path: Vec<&Stuck> = Vec::new();
        let mut at = Some(start);
        while let Some(one) = at.filter(|one| seen.insert(one.g)) {
            path.push(one);
            at = next(one);
        }
        // It ended at somebody who was seen before: on this path, or on an earlier one.
        let closes = at.and_then(|at| path.iter().position(|one| one.g == at.g));
        cycles.extend(closes.map(|first| from_smallest(&path[first..])));
    }
    cycles.sort_by_key(|cycle| cycle.first().map(|one| one.g));
    cycles
}

fn from_smallest(cycle: &[&Stuck]) -> Vec<Stuck> {
    let first = (0..cycle.len()).min_by_key(|place| cycle[*place].g).unwrap_or(0);
    let (before, after) = cycle.split_at(first);
    after.iter().chain(before).map(|one| (*one).clone()).collect()
}

/// Who was still blocked when `main` returned, in groups of those who waited alike. Not who slept or waited for the
/// network, for that ends by itself; and not who waited for a mutex whose holder was about to go on.
pub(super) fn leaks(recording: &Recording, world: &World) -> Vec<Leak> {
    if recording.outcome() != Some(&Outcome::MainReturned) {
        return Vec::new();
    }
    let returned = recording.end_time();
    let mut leaks: BTreeMap<_, Leak> = BTreeMap::new();
    for one in blocked(world).into_iter().filter(|one| one.g != MAIN && is_left_behind(one, world)) {
        let since = world.goroutines.get(&one.g).map_or(SimTime::ZERO, |goroutine| goroutine.since);
        let Stuck { func, reason, on, .. } = one;
        let new = Leak { func, reason, on: Vec::new(), goroutines: Vec::new(), returned, time: since };
        let leak = leaks.entry((func, reason)).or_insert(new);
        leak.on.push(on);
        leak.time = leak.time.min(since);
        leak.goroutines.push(one.g);
    }
    let once = |mut leak: Leak| {
        leak.on.sort();
        leak.on.dedup();
        leak
    };
    leaks.into_values().map(once).collect()
}

fn is_left_behind(one: &Stuck, world: &World) -> bool {
    let ends_by_itself = matches!(one.reason, WaitReason::Sleep | WaitReason::IoWait);
    let holder = one.holder.filter(|holder| *holder != MAIN).and_then(|holder| world.goroutines.get(&holder));
    let goes_on = holder.is_some_and(|holder| !matches!(holder.state, GState::Waiting { .. }));
    !ends_by_itself && !goes_on
}
