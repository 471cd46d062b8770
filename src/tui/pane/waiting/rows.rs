//! The rows of the pane: who waits together.
//!
//! **Invariant**: who waits for an object comes in the order in which they will be served, and who waits for a time in the
//! order of their times, unless they are too many to be put in order.

use crate::base::ids::GoId;
use crate::base::time::SimTime;
use crate::event::{Object, WaitReason};
use crate::trace::census::{GoSet, Group, Wait};
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, World};
use crate::tui::screen::run::Run;

/// What goroutines have in common that wait together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    Object(Object, WaitReason),
    Network {
        ready: bool,
    },
    Sleep,
    Syscall,
    Reason(WaitReason),
    /// The runtime's own goroutines.
    System,
}

/// A row of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cause: Cause,
    /// The first of those who wait.
    pub(super) members: Vec<GoId>,
    /// How many they are.
    pub(super) count: usize,
    /// Whether they are in the order in which they go on; if not, in that of their numbers, or of a queue.
    pub(super) in_order: bool,
}

/// The most of a row that are looked at: more than a wide terminal has room for.
const LOOKED_AT: usize = 64;
/// The most that are put in order of when they go on.
const SORTED: usize = 1024;
impl Row {
    /// When the first of them goes on by itself, where that is known.
    pub(super) fn first(&self, world: &World) -> Option<SimTime> {
        until(world, *self.members.first()?)
    }

    /// Whether those in it wait for a time that is known.
    pub(super) fn has_times(&self, world: &World) -> bool {
        let timed = matches!(self.cause, Cause::Sleep | Cause::Network { ready: false } | Cause::Syscall);
        timed && self.first(world).is_some()
    }

    /// What is selected with it: the thing waited for, or else who waits.
    pub(super) fn subject(&self) -> Option<Subject> {
        match self.cause {
            Cause::Object(object, _) if object != Object::Select => Some(Subject::Object(object)),
            _ => self.members.first().map(|g| Subject::G(*g)),
        }
    }

    pub(super) fn is_about(&self, subject: Option<Subject>) -> bool {
        match subject {
            Some(Subject::G(g)) => self.members.contains(&g),
            Some(Subject::Object(object)) => matches!(self.cause, Cause::Object(own, _) if own == object),
            _ => false,
        }
    }
}

/// Lines in the pane.
pub fn lines(run: &Run) -> usize {
    let world = run.film.world();
    parts(world).iter().map(Part::rows).sum()
}

/// What rows are made of.
enum Part<'a> {
    /// Those who wait for one thing, or for things of one sort.
    Wait(Wait, &'a Group),
    /// Those in a syscall.
    Syscalls,
    /// The runtime's own.
    System,
}

impl Part<'_> {
    /// How many rows it has.
    fn rows(&self) -> usize {
        match self {
            Self::Wait(wait, group) => rows_of(*wait, group),
            Self::Syscalls | Self::System => 1,
        }
    }
}

/// All of them: objects first, then the outside world, then who waits for ever, and the runtime's own last.
fn parts(world: &World) -> Vec<Part<'_>> {
    let (system, mut waits): (Vec<_>, Vec<_>) = world.census.waits().partition(|(wait, _)| wait.reason.is_system());
    waits.sort_by_key(|(wait, _)| (rank(*wait), *wait));
    let syscalls = waits.partition_point(|(wait, _)| rank(*wait) < SYSCALL);
    let mut parts: Vec<Part<'_>> = waits.into_iter().map(|(wait, group)| Part::Wait(wait, group)).collect();
    if !world.census.syscall.is_empty() {
        parts.insert(syscalls, Part::Syscalls);
    }
    parts.extend((!system.is_empty()).then_some(Part::System));
    parts
}

/// So many rows from the one at `top` on.
pub(super) fn rows(world: &World, top: usize, count: usize) -> Vec<Row> {
    let (mut skip, mut rows) = (top, Vec::new());
    for part in parts(world) {
        let (length, missing) = (part.rows(), count - rows.len());
        if skip < length && missing > 0 {
            match part {
                Part::Syscalls => rows.push(row(world, Cause::Syscall, &world.census.syscall)),
                Part::System => rows.push(system_row(world)),
                Part::Wait(wait, group) if wait.on.has_number() => {
                    let objects = world.census.objects(wait).skip(skip).take(missing);
                    rows.extend(objects.map(|(on, count)| object_row(world, wait, group, on, count)));
                }
                Part::Wait(wait, group) => rows.push(row(world, cause(wait), &group.goroutines)),
            }
        }
        skip = skip.saturating_sub(length);
    }
    rows
}

/// The runtime's own goroutines, who wait for different things, which are of no use here.
fn system_row(world: &World) -> Row {
    let waits = world.census.waits().filter(|(wait, _)| wait.reason.is_system());
    let mut members: Vec<GoId> = waits.flat_map(|(_, group)| group.goroutines.iter()).collect();
    members.sort_unstable();
    let count = members.len();
    members.truncate(LOOKED_AT);
    Row { cause: Cause::System, members, count, in_order: false }
}

/// How many rows a group has.
fn rows_of(wait: Wait, group: &Group) -> usize {
    if wait.on.has_number() { group.object_count() } else { 1 }
}

/// Where syscalls come among the others.
const SYSCALL: u8 = 3;

const fn rank(wait: Wait) -> u8 {
    match wait.reason {
        WaitReason::IoWait => 1,
        WaitReason::Sleep => 2,
        _ if wait.on.has_number() => 0,
        WaitReason::Select => 0,
        _ => 4,
    }
}

const fn cause(wait: Wait) -> Cause {
    match wait.reason {
        WaitReason::IoWait => Cause::Network { ready: wait.ready },
        WaitReason::Sleep => Cause::Sleep,
        WaitReason::Select => Cause::Object(Object::Select, WaitReason::Select),
        reason => Cause::Reason(reason),
    }
}

/// Those who wait for one object.
fn object_row(world: &World, wait: Wait, group: &Group, on: Object, count: u32) -> Row {
    let cause = Cause::Object(on, wait.reason);
    let queue = world.waiters(on, wait.reason);
    if queue.len() > 0 {
        return Row { cause, count: queue.len(), members: queue.take(LOOKED_AT).collect(), in_order: false };
    }
    // Nobody is in its queue where somebody has been woken for it already, or queues are not told of.
    let waits = |g: &GoId| {
        let state = world.goroutines.get(g).map(|goroutine| goroutine.state);
        matches!(state, Some(GState::Waiting { on: own, .. }) if own == on)
    };
    let members = group.goroutines.iter().take(LOOKED_AT).filter(waits).collect();
    Row { cause, members, count: count as usize, in_order: false }
}

/// Those who wait alike, in order of when they go on.
fn row(world: &World, cause: Cause, all: &GoSet) -> Row {
    let count = all.len() as usize;
    let in_order = count <= SORTED;
    let mut members: Vec<GoId> = all.iter().take(if in_order { SORTED } else { LOOKED_AT }).collect();
    if in_order {
        members.sort_by_cached_key(|g| (until(world, *g).unwrap_or(SimTime::MAX), *g));
        members.truncate(LOOKED_AT);
    }
    Row { cause, members, count, in_order }
}

/// When a goroutine goes on by itself, where that is known.
pub(super) fn until(world: &World, g: GoId) -> Option<SimTime> {
    match world.goroutines.get(&g)?.state {
        GState::Waiting { until, .. } | GState::Syscall { until, .. } => until,
        _ => None,
    }
}
