//! The lanes: which there are, in which order, and which of them are in sight.
//!
//! ```text
//!   pinned   core 2, G7        of any kind, in the order in which they were pinned: they do not scroll
//!   others   P0 P1 P2 P3 ...   of the window's kind, in the order of their numbers: all, or those in use
//! ```
//!
//! **Invariant**: whichever are out of sight cost next to nothing, for there may be a hundred thousand goroutines: the
//! n-th lane is found without a look at those before it, and which are in use is told only where few lanes or few
//! events have to be looked at for it.

use std::iter;

use super::window::{Kind, Used};
use crate::base::ids::{CoreId, GoId, MId, PId};
use crate::base::time::SimTime;
use crate::event::ProcState;
use crate::trace::activity::Lane;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::Mark;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, Kernel};
use crate::tui::screen::run::Run;

/// The most goroutines that have ended and still have a lane.
const ENDED: usize = 48;
/// The most lanes that are looked at one by one for whether they are in use.
const LANES: usize = 1024;
/// The most events that are looked at for who is in use, where there are more lanes.
const EVENTS: usize = 8192;

/// How many lanes there are, those that are pinned included.
pub(super) fn count(run: &Run) -> usize {
    run.timeline.pins.len() + others(run)
}

/// How many of the lanes of this kind have one in the pane, and how many there are.
pub(super) fn shown(run: &Run) -> (usize, usize) {
    let all = all(run);
    (others(run) + pinned_places(run).len().min(all), all)
}

/// The lanes in sight, where there is room for so many: those pinned, and those below.
pub(super) fn in_sight(run: &Run, rows: u16) -> (Vec<Lane>, Vec<Lane>) {
    let pinned = usize::from(pinned_rows(run, rows));
    let others = from(run, run.timeline.top).take(usize::from(rows) - pinned).collect();
    (run.timeline.pins[..pinned].to_vec(), others)
}

/// How many of so many rows are for lanes that are pinned: some are left for others.
pub(super) fn pinned_rows(run: &Run, rows: u16) -> u16 {
    let most = rows.saturating_sub(2).max(u16::from(rows > 1));
    u16::try_from(run.timeline.pins.len()).unwrap_or(u16::MAX).min(most)
}

/// The lane at this place among all, those that are pinned first.
pub(super) fn nth(run: &Run, place: usize) -> Option<Lane> {
    let pins = &run.timeline.pins;
    pins.get(place).copied().or_else(|| from(run, place - pins.len()).next())
}

/// The place of the lane about what is selected.
pub(super) fn selected(run: &Run) -> Option<usize> {
    let (subject, pins) = (run.pick.subject()?, &run.timeline.pins);
    let pinned = |pin: &Lane| of(run, subject, Kind::from(*pin)) == Some(*pin);
    let own = pins.iter().position(|pin| self::subject(*pin) == subject);
    let other = || {
        let lane = of(run, subject, run.timeline.kind).filter(|lane| !run.timeline.is_pinned(*lane))?;
        let place = match &run.timeline.used {
            Used::These(lanes) => lanes.binary_search(&lane).ok()?,
            Used::All | Used::Untold => {
                let place = place(run, lane)?;
                place - pinned_places(run).iter().filter(|pinned| **pinned < place).count()
            }
        };
        Some(pins.len() + place)
    };
    own.or_else(other).or_else(|| pins.iter().position(pinned))
}

/// What a lane is about.
pub(super) const fn subject(lane: Lane) -> Subject {
    match lane {
        Lane::Core(core) => Subject::Core(core),
        Lane::Proc(p) => Subject::P(p),
        Lane::Thread(m) => Subject::M(m),
        Lane::Goroutine(g) => Subject::G(g),
    }
}

/// The lane that something has of its own.
pub(super) const fn own(subject: Subject) -> Option<Lane> {
    Some(match subject {
        Subject::Core(core) => Lane::Core(core),
        Subject::P(p) => Lane::Proc(p),
        Subject::M(m) => Lane::Thread(m),
        Subject::G(g) => Lane::Goroutine(g),
        Subject::Object(_) => return None,
    })
}

/// The lane of this kind where something is at the cursor: a goroutine is on a core, with a P, ...
pub(super) fn of(run: &Run, subject: Subject, kind: Kind) -> Option<Lane> {
    let world = run.film.world();
    let own = own(subject)?;
    if Kind::from(own) == kind {
        return Some(own);
    }
    let m = match own {
        Lane::Thread(m) => m,
        Lane::Core(core) => world.cores.get(core.index())?.m?,
        Lane::Proc(p) => world.procs.get(p.index())?.m?,
        Lane::Goroutine(g) => match world.goroutines.get(&g)?.state {
            GState::Running(m) | GState::Syscall { m, .. } => m,
            _ => return None,
        },
    };
    let thread = world.threads.get(m.index())?;
    match kind {
        Kind::Core => match thread.kernel {
            Kernel::On(core) => Some(Lane::Core(core)),
            Kernel::Ready | Kernel::Asleep => None,
        },
        Kind::Proc => thread.p.map(Lane::Proc),
        Kind::Thread => Some(Lane::Thread(m)),
        Kind::Goroutine => thread.g.map(Lane::Goroutine),
    }
}

// ---- those that are not pinned ----

/// How many there are below those that are pinned.
fn others(run: &Run) -> usize {
    match &run.timeline.used {
        Used::These(lanes) => lanes.len(),
        Used::All | Used::Untold => all(run) - pinned_places(run).len(),
    }
}

/// Those below the ones that are pinned, from this place on.
fn from(run: &Run, place: usize) -> Box<dyn Iterator<Item = Lane> + '_> {
    if let Used::These(lanes) = &run.timeline.used {
        return Box::new(lanes.iter().skip(place).copied());
    }
    let mut number = place;
    for pinned in pinned_places(run) {
        number += usize::from(pinned <= number);
    }
    Box::new(all_from(run, number).filter(|lane| !run.timeline.is_pinned(*lane)))
}

/// The places of those that are pinned among all of their kind, in order.
fn pinned_places(run: &Run) -> Vec<usize> {
    let mut places: Vec<usize> = run.timeline.pins.iter().filter_map(|lane| place(run, *lane)).collect();
    places.sort_unstable();
    places
}

// ---- all of a kind ----

/// How many lanes of the window's kind there are.
fn all(run: &Run) -> usize {
    let world = run.film.world();
    match run.timeline.kind {
        Kind::Core => world.cores.len(),
        Kind::Proc => world.procs.iter().filter(|proc| proc.state != ProcState::Dead).count(),
        Kind::Thread => world.threads.len(),
        Kind::Goroutine => world.goroutines.len() + run.timeline.ended.len(),
    }
}

/// Those from this place on.
fn all_from(run: &Run, place: usize) -> Box<dyn Iterator<Item = Lane> + '_> {
    let kind = run.timeline.kind;
    match kind {
        Kind::Goroutine => Box::new(goroutines_from(run, place).map(Lane::Goroutine)),
        _ => Box::new((place..all(run)).map(move |number| numbered(kind, number))),
    }
}

fn numbered(kind: Kind, number: usize) -> Lane {
    let id = u16::try_from(number).unwrap_or(u16::MAX - 1);
    match kind {
        Kind::Core => Lane::Core(CoreId::new(id)),
        Kind::Proc => Lane::Proc(PId::new(id)),
        Kind::Thread => Lane::Thread(MId::new(id)),
        Kind::Goroutine => Lane::Goroutine(GoId::new(id.into())),
    }
}

/// The place of a lane among all of its kind, if that is the window's and it is there.
fn place(run: &Run, lane: Lane) -> Option<usize> {
    let place = match lane {
        _ if Kind::from(lane) != run.timeline.kind => return None,
        Lane::Core(core) => core.index(),
        Lane::Proc(p) => p.index(),
        Lane::Thread(m) => m.index(),
        Lane::Goroutine(g) => {
            let (live, ended) = (&run.film.world().goroutines, &run.timeline.ended);
            let there = live.contains_key(&g) || ended.binary_search(&g).is_ok();
            return there.then(|| live.rank(&g) + ended.partition_point(|other| *other < g));
        }
    };
    (place < all(run)).then_some(place)
}

/// The goroutines that have lanes, from this place on, in order.
fn goroutines_from(run: &Run, place: usize) -> impl Iterator<Item = GoId> {
    let (live, ended) = (&run.film.world().goroutines, &run.timeline.ended);
    let before = (0..ended.len()).take_while(|n| live.rank(&ended[*n]) + n < place).count();
    let first = live.nth(place - before);
    let mut live = first.into_iter().flat_map(|first| live.range(first..).map(|(g, _)| g)).peekable();
    let mut ended = ended[before..].iter().copied().peekable();
    iter::from_fn(move || match (live.peek(), ended.peek()) {
        (Some(one), Some(other)) if one < other => live.next(),
        (Some(_), None) => live.next(),
        _ => ended.next(),
    })
}

/// The goroutines that ended in the window before the cursor, in order: the last of them, if they are many.
pub(super) fn ended(run: &Run, columns: u16) -> Vec<GoId> {
    let (film, recording) = (&run.film, run.film.recording());
    if run.timeline.kind != Kind::Goroutine {
        return Vec::new();
    }
    let first = recording.index_at(run.timeline.shown(columns).0);
    let ends = recording.earlier(film.index(), Filter::marks(Mark::End)).take_while(|(place, _)| *place >= first);
    let ended = ends.take(ENDED).filter_map(|(_, event)| event.g);
    let mut ended: Vec<GoId> = ended.filter(|g| !film.world().goroutines.contains_key(g)).collect();
    ended.sort_unstable();
    ended.dedup();
    ended
}

// ---- those in use ----

/// Which lanes of the window's kind are in use in the window, but for those that are pinned.
pub(super) fn used(run: &Run, columns: u16) -> Used {
    let (from, to) = run.timeline.shown(columns);
    if !run.timeline.only_used {
        return Used::All;
    }
    let mut lanes: Vec<Lane> = if all(run) <= LANES {
        all_from(run, 0).filter(|lane| run.film.is_used(*lane, from, to)).collect()
    } else {
        let Some(lanes) = spoken_of(run, from, to) else { return Used::Untold };
        lanes
    };
    lanes.retain(|lane| !run.timeline.is_pinned(*lane));
    Used::These(lanes)
}

/// The lanes that the events of the window speak of, and those that are on a core all the while; none if there are too
/// many events.
fn spoken_of(run: &Run, from: SimTime, to: SimTime) -> Option<Vec<Lane>> {
    let (film, kind) = (&run.film, run.timeline.kind);
    let first = if from == SimTime::ZERO { 0 } else { film.recording().index_at(from) };
    let last = film.recording().index_at(to);
    if last.saturating_sub(first) > EVENTS {
        return None;
    }
    let mut lanes = Vec::new();
    let mut add = |lane: Option<Lane>| lanes.extend(lane.filter(|lane| Kind::from(*lane) == kind));
    for event in film.events().range(first..last) {
        Subject::each(&event, |subject| add(own(subject)));
    }
    for core in 0..film.world().cores.len() {
        let span = film.span_at(numbered(Kind::Core, core), from);
        span.into_iter().for_each(|span| {
            add(span.m.map(Lane::Thread));
            add(span.g.map(Lane::Goroutine));
        });
    }
    lanes.sort_unstable();
    lanes.dedup();
    lanes.retain(|lane| place(run, *lane).is_some());
    Some(lanes)
}
