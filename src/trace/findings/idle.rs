//! Cores that stand idle while goroutines are runnable.
//!
//! It takes a moment to wake or to create a thread for new work (about 10 us), so only a time of 50 us without a break
//! counts; and these times together have to be a noticeable part of the run. The runtime's own goroutines do not count:
//! two of them are queued when a real program starts, and nobody is woken for them.

use super::{Idle, NOTICEABLE, permille};
use crate::base::ids::GoId;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Kind, ProcState};
use crate::trace::world::{GState, World};

/// The main goroutine.
const MAIN: GoId = GoId::new(1);
/// Less is what waking somebody takes.
const LONG: SimDuration = SimDuration::from_micros(50);

/// Why nobody ran the work on the idle core.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A P was idle, too: nobody was woken for the work, or could take it.
    IdleP,
    /// A P was with a thread in a syscall, and had not been taken from it yet.
    Syscall,
    /// All Ps were busy: there are fewer of them than cores.
    NoP,
}

impl Cause {
    const ALL: [Self; 3] = [Self::IdleP, Self::Syscall, Self::NoP];
}

/// Watches cores beside the number of those who are runnable.
#[derive(Clone, Debug, Default)]
pub(super) struct Watch {
    /// What has to be known of the Ps; none if that has changed.
    cause: Option<Cause>,
    /// The runtime's own goroutines, which never end.
    own: Vec<GoId>,
    /// Cores with a thread.
    taken: u64,
    open: Option<Stretch>,
    /// By cause.
    sums: [Option<Idle>; 3],
}

/// A time in which a core was idle and a goroutine runnable.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: SimTime,
    /// Since when the cause is this one.
    since: SimTime,
    cause: Cause,
    by_cause: [SimDuration; 3],
    cores: u64,
    waiting: u64,
    gomaxprocs: u16,
}

impl Watch {
    /// `world` is the one after the event.
    pub(super) fn after(&mut self, event: &Event, world: &World) {
        match event.kind {
            Kind::GoStatus { g, .. } if g != MAIN => self.own.push(g),
            Kind::CoreRun { .. } => self.taken += 1,
            Kind::CoreStop { .. } => self.taken = self.taken.saturating_sub(1),
            Kind::ProcsChange { .. }
            | Kind::ProcStart
            | Kind::ProcStop { .. }
            | Kind::ProcSteal { .. }
            | Kind::ProcStatus { .. }
            | Kind::GoSyscallBegin
            | Kind::GoSyscallEnd
            | Kind::GoSyscallEndBlocked { .. } => self.cause = None,
            _ => {}
        }
        let cores = usable(world).saturating_sub(self.taken);
        if cores == 0 || world.census.runnable == 0 || world.stopping {
            return self.close(world.time);
        }
        let runnable = |g: &&GoId| world.goroutines.get(g).is_some_and(|one| one.state.is_runnable());
        let waiting = u64::from(world.census.runnable) - self.own.iter().filter(runnable).count() as u64;
        if waiting == 0 {
            return self.close(world.time);
        }
        let cause = *self.cause.get_or_insert_with(|| cause(world));
        let stretch = self.open.get_or_insert_with(|| Stretch::new(world, cause));
        stretch.turn(cause, world.time);
        stretch.cores = stretch.cores.max(cores);
        stretch.waiting = stretch.waiting.max(waiting);
    }

    /// The run ended; one finding for each cause.
    pub(super) fn finish(mut self, end: SimTime) -> impl Iterator<Item = Idle> {
        self.close(end);
        let sums = self.sums.into_iter().flatten();
        let sums = sums.map(move |sum| Idle { permille: permille(sum.total, end), ..sum });
        sums.filter(|sum| sum.permille >= NOTICEABLE)
    }

    fn close(&mut self, now: SimTime) {
        let Some(mut stretch) = self.open.take() else { return };
        stretch.turn(stretch.cause, now);
        let length = now.since(stretch.start);
        if length < LONG {
            return;
        }
        let one = stretch.finding(length);
        let sum = &mut self.sums[one.cause as usize];
        let total = sum.map_or(SimDuration::ZERO, |sum| sum.total) + length;
        // Of equals the first is kept.
        let longest = sum.filter(|sum| sum.longest >= length).unwrap_or(one);
        *sum = Some(Idle { total, ..longest });
    }
}

impl Stretch {
    fn new(world: &World, cause: Cause) -> Self {
        let (start, gomaxprocs) = (world.time, world.gomaxprocs);
        Self { start, since: start, cause, by_cause: [SimDuration::ZERO; 3], cores: 0, waiting: 0, gomaxprocs }
    }

    fn turn(&mut self, cause: Cause, now: SimTime) {
        self.by_cause[self.cause as usize] += now.since(self.since);
        (self.cause, self.since) = (cause, now);
    }

    fn finding(&self, length: SimDuration) -> Idle {
        // Whatever was the cause for most of it; of equals the first.
        let mut cause = Cause::IdleP;
        for other in Cause::ALL {
            if self.by_cause[other as usize] > self.by_cause[cause as usize] {
                cause = other;
            }
        }
        Idle {
            cause,
            total: length,
            permille: 0,
            longest: length,
            cores: self.cores,
            waiting: self.waiting,
            gomaxprocs: self.gomaxprocs,
            time: self.start,
        }
    }
}

/// How many cores can be busy: no more than a quota is worth.
fn usable(world: &World) -> u64 {
    let cores = u64::from(world.online);
    world.quota.quota().map_or(cores, |quota| cores.min(quota.cpus().into()))
}

fn cause(world: &World) -> Cause {
    if world.procs.iter().any(|proc| proc.state == ProcState::Idle) {
        return Cause::IdleP;
    }
    let threads = world.procs.iter().filter_map(|proc| world.threads.get(proc.m?.index()));
    let mut goroutines = threads.filter_map(|thread| world.goroutines.get(&thread.g?));
    if goroutines.any(|goroutine| matches!(goroutine.state, GState::Syscall { .. })) {
        Cause::Syscall
    } else {
        Cause::NoP
    }
}
