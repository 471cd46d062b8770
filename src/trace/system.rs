//! What the runtime does beside the Ps: when sysmon looks and what it does then, and how many goroutines wait for the
//! network. Noted while events are folded.
//!
//! ```text
//!   sysmon    look  look  retake look        look  deep sleep ...............
//!   network   1     2        3    arrival 3  wake 2          arrival 2 ...
//! ```
//!
//! **Invariant**: times are in order, so that a window is found by bisection and asking costs the same however long the
//! recording; a note costs 8 or 16 bytes.

use crate::base::ids::MId;
use crate::base::time::SimTime;
use crate::event::{Event, GoState, Kind, WaitReason, WakeCause};
use crate::trace::census::{Sort, Wait};
use crate::trace::fold::SYSMON;
use crate::trace::world::World;

/// Something that is noted with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// sysmon has looked.
    Look,
    /// sysmon has nothing to watch and sleeps until it is woken.
    DeepSleep,
    /// sysmon takes a P from a thread in a syscall.
    Retake,
    /// sysmon asks a goroutine to stop.
    Request,
    /// sysmon polls the network.
    Poll,
    /// What a goroutine waits for on the network is there.
    Arrival,
    /// A poll makes a goroutine runnable.
    Wake,
}

/// How many sorts of deeds there are.
const DEEDS: usize = 7;
/// The most changes within a window that are looked at for how many wait.
const LOOKED_AT: usize = 64;

/// All that is noted.
#[derive(Clone, Debug, Default)]
pub struct System {
    /// When each deed was done.
    deeds: [Vec<SimTime>; DEEDS],
    /// How many goroutines wait for the network, from a time on.
    waiting: Vec<(SimTime, u32)>,
}

impl Deed {
    /// What an event is, if it is one.
    fn of(event: &Event) -> Option<Self> {
        let by_sysmon = event.m == Some(SYSMON);
        Some(match event.kind {
            Kind::SysmonTick { .. } => Self::Look,
            Kind::SysmonDeepSleep => Self::DeepSleep,
            Kind::ProcSteal { .. } if by_sysmon => Self::Retake,
            Kind::PreemptRequest { .. } if by_sysmon => Self::Request,
            Kind::NetpollReturn { .. } if by_sysmon => Self::Poll,
            Kind::NetReady { .. } => Self::Arrival,
            Kind::GoUnblock { cause: WakeCause::Netpoll, .. } => Self::Wake,
            _ => return None,
        })
    }
}

impl System {
    /// sysmon's thread.
    pub const SYSMON: MId = SYSMON;

    /// Notes what an event did; `world` is the world after it.
    pub(super) fn apply(&mut self, event: &Event, world: &World) {
        if let Some(deed) = Deed::of(event) {
            self.deeds[deed as usize].push(event.time);
        }
        let changes = matches!(
            event.kind,
            Kind::GoBlock { reason: WaitReason::IoWait, .. }
                | Kind::GoStatus { state: GoState::Waiting(WaitReason::IoWait), .. }
                | Kind::GoUnblock { cause: WakeCause::Netpoll, .. }
        );
        if changes {
            let now = waiting(world, false) + waiting(world, true);
            match self.waiting.last_mut().filter(|(time, _)| *time == event.time) {
                Some(last) => last.1 = now,
                None => self.waiting.push((event.time, now)),
            }
        }
    }

    /// How often this was done after `from` and up to `to`, that very moment included.
    pub fn count(&self, deed: Deed, from: SimTime, to: SimTime) -> usize {
        let up_to = |time: SimTime| self.deeds[deed as usize].partition_point(|done| *done <= time);
        up_to(to).saturating_sub(up_to(from))
    }

    /// When this was done last before `time`.
    pub fn last(&self, deed: Deed, time: SimTime) -> Option<SimTime> {
        let deeds = &self.deeds[deed as usize];
        deeds[..deeds.partition_point(|done| *done < time)].last().copied()
    }

    /// Whether sysmon is in its deep sleep just before `time`.
    pub fn sleeps_deeply(&self, time: SimTime) -> bool {
        self.last(Deed::DeepSleep, time)
            .is_some_and(|slept| self.last(Deed::Look, time).is_none_or(|look| look < slept))
    }

    /// How many goroutines wait for the network in the time from `from` up to `to`: the most at once, of those times in
    /// it that are looked at.
    pub fn waiting(&self, from: SimTime, to: SimTime) -> u32 {
        let first = self.waiting.partition_point(|(time, _)| *time <= from);
        let after = self.waiting.partition_point(|(time, _)| *time < to).max(first);
        let inside = &self.waiting[first.saturating_sub(1)..after];
        let stride = inside.len().div_ceil(LOOKED_AT).max(1);
        inside.iter().step_by(stride).chain(inside.last()).map(|(_, count)| *count).max().unwrap_or(0)
    }

    /// About how many bytes it has.
    pub fn bytes(&self) -> usize {
        let deeds = self.deeds.iter().map(|deed| deed.capacity() * size_of::<SimTime>()).sum::<usize>();
        deeds + self.waiting.capacity() * size_of::<(SimTime, u32)>()
    }
}

/// How many goroutines wait for the network, with their data there, unpolled, or not.
pub fn waiting(world: &World, ready: bool) -> u32 {
    let wait = Wait { reason: WaitReason::IoWait, on: Sort::None, ready };
    world.census.group(wait).map_or(0, |group| group.goroutines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ns: u64) -> SimTime {
        SimTime::from_nanos(ns)
    }

    #[test]
    fn a_window_has_what_was_done_in_it() {
        let mut system = System::default();
        system.deeds[Deed::Look as usize] = [10, 20, 20, 40].map(at).into();
        system.deeds[Deed::DeepSleep as usize] = vec![at(30)];
        assert_eq!(system.count(Deed::Look, at(9), at(19)), 1);
        assert_eq!(system.count(Deed::Look, at(10), at(40)), 3);
        assert_eq!(system.count(Deed::Retake, at(0), at(100)), 0);
        let deeply = [29, 30, 31, 40, 41].map(|time| system.sleeps_deeply(at(time)));
        assert_eq!(deeply, [false, false, true, true, false]);
    }

    #[test]
    fn the_most_that_wait_at_once_are_told() {
        let system =
            System { waiting: [(10, 1), (20, 3), (30, 0)].map(|(time, n)| (at(time), n)).into(), ..<_>::default() };
        assert_eq!(system.waiting(at(0), at(10)), 0);
        assert_eq!(system.waiting(at(0), at(11)), 1);
        assert_eq!(system.waiting(at(12), at(15)), 1);
        assert_eq!(system.waiting(at(12), at(40)), 3);
        assert_eq!(system.waiting(at(30), at(40)), 0);
    }
}
