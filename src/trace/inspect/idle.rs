//! Why a P is idle, also while work waits.
//!
//! ```text
//!   nothing runnable --> no work anywhere
//!   else a thread is on its way to it, or with another P, or spins --> one looks at a time
//!   else --> where the work is, and what the last call of wakep came to
//! ```
//!
//! **Invariant**: each sentence follows from the events and the world; nothing is guessed.

use super::{Moment, Phrase};
use crate::base::ids::{MId, PId};
use crate::event::{Event, HandoffReason, Kind, ProcState, WakepResult};
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;
use crate::trace::world::{Kernel, World};

/// Why this P, which no thread holds, stays so.
pub(super) fn why(moment: &Moment<'_>, p: PId) -> Phrase {
    let world = moment.world;
    if world.stopping {
        return Phrase::new("the world is being stopped");
    }
    if let Some(event) = given(moment, p) {
        return Phrase::new("it is not: ").phrase(on_the_way(moment, &event, p));
    }
    if world.census.runnable == 0 {
        return Phrase::new("no goroutine is runnable: there is no work anywhere");
    }
    let work = waiting(world);
    if let Some((number, thread)) = (0..).zip(&world.threads).find(|(_, thread)| thread.spinning) {
        let one = work.words("; ").m(MId::new(number)).words(" spins and will find it: wakep starts one at a time");
        return if thread.kernel == Kernel::Ready { one.words("; but it waits for a core") } else { one };
    }
    if let Some((other, event)) = started(moment) {
        return work
            .words("; a thread is on its way with ")
            .p(other)
            .words(format!(" since {}, and counts as spinning: wakep starts one at a time", event.time));
    }
    let work = if all_next(world) {
        work.words("; a runnext is left to its own P: thieves take it last, and after a pause of 3us")
    } else {
        work
    };
    work.phrase(last_wakep(moment))
}

/// What waits, and where.
fn waiting(world: &World) -> Phrase {
    let next = world.procs.iter().filter(|proc| proc.runnext.is_some()).count();
    let ring: usize = world.procs.iter().map(|proc| proc.ring.len()).sum();
    let global = world.global.len();
    let hand = (world.census.runnable as usize).saturating_sub(next + ring + global);
    let mut parts = Vec::new();
    for (count, place) in [(next, "as runnext of its P"), (ring, "in rings"), (global, "in the global queue")] {
        if count > 0 {
            parts.push(format!("{count} {place}"));
        }
    }
    if hand > 0 {
        parts.push(format!("{hand} in a thread's hand, about to run"));
    }
    Phrase::new(format!("runnable: {}", parts.join(", ")))
}

/// Whether all that waits is in cells that go first on Ps that run something.
fn all_next(world: &World) -> bool {
    let next = world.procs.iter().filter(|proc| proc.runnext.is_some() && proc.m.is_some()).count();
    next > 0 && next == world.census.runnable as usize
}

/// The event by which a P was given to a thread that has not taken it yet.
fn given(moment: &Moment<'_>, p: PId) -> Option<Event> {
    let marks = Marks::of(&[Mark::StartThread, Mark::Thread, Mark::Handoff, Mark::Proc, Mark::Retake]);
    for (_, event) in moment.recording.earlier(moment.index, Filter::about(Subject::P(p)).only(marks)) {
        match event.kind {
            Kind::Wakep { result: WakepResult::Started(to) } if to == p => return Some(event),
            Kind::MUnpark { p: to, .. } | Kind::MUnparkLocked { p: to, .. } if to == p => return Some(event),
            // The others say where a P goes that nobody holds; this one is laid down.
            Kind::Handoff { p: of, reason } if of == p => return (reason != HandoffReason::Idle).then_some(event),
            Kind::ProcStatus { p: of, .. } if of == p => return None,
            Kind::ProcSteal { p: of, to: ProcState::Idle, .. } if of == p => return None,
            Kind::ProcStop { .. } | Kind::ProcStart if event.p == Some(p) => return None,
            _ => {}
        }
    }
    None
}

fn on_the_way(moment: &Moment<'_>, event: &Event, p: PId) -> Phrase {
    let since = format!(" since {}: waking takes its time", event.time);
    match event.kind {
        Kind::MUnpark { m, .. } | Kind::MUnparkLocked { m, .. } => {
            let core = moment.world.threads.get(m.index()).is_some_and(|thread| thread.kernel == Kernel::Ready);
            let late = if core { "; it is awake, but every core is taken" } else { "" };
            Phrase::default().m(m).words(" is on its way to take it,").words(since).words(late)
        }
        _ => Phrase::new("a thread is on its way to take ").p(p).words(",").words(since),
    }
}

/// The last thread that wakep started, if it has not come up yet.
fn started(moment: &Moment<'_>) -> Option<(PId, Event)> {
    let event = moment.recording.events().get(moment.last(Filter::marks(Mark::StartThread))?)?;
    let Kind::Wakep { result: WakepResult::Started(p) } = event.kind else { return None };
    let up = moment.world.procs.get(p.index()).is_none_or(|proc| proc.m.is_some());
    (!up && given(moment, p).is_some()).then_some((p, event))
}

/// What the last call of wakep came to.
fn last_wakep(moment: &Moment<'_>) -> Phrase {
    let calls = Filter::marks(Marks::of(&[Mark::StartThread, Mark::Search]));
    for (_, event) in moment.recording.earlier(moment.index, calls).take(SEARCHED) {
        let Kind::Wakep { result } = event.kind else { continue };
        let came = match result {
            WakepResult::Started(p) => Phrase::new("started a thread with ").p(p),
            WakepResult::SpinnerExists => {
                Phrase::new("found a thread that looked for work already, so it started none")
            }
            WakepResult::NoIdleP => Phrase::new("found no idle P"),
        };
        let when = format!("; nobody looks for it now: the last call of wakep, {} ago, ", moment.ago(event.time));
        return Phrase::new(when).phrase(came);
    }
    Phrase::new("; nobody looks for it: an idle P does nothing until wakep or a handoff gives it to a thread")
}

/// Searches that are looked at for the last call of wakep.
const SEARCHED: usize = 64;
