//! A goroutine: its state, where it stands in which queue, and who could let it go on.

use super::object::{self, Partners};
use super::{Fact, Moment, Phrase};
use crate::base::ids::{GoId, MId, PId};
use crate::event::{Object, WaitReason};
use crate::trace::explain::place_name;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::Mark;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, Goroutine, Kernel, ThreadState};

/// Every so many ticks a P looks at the global queue first.
pub(super) const FAIRNESS: u32 = 61;

/// What is so of a goroutine.
pub(super) fn facts(moment: &Moment<'_>, g: GoId) -> Vec<Fact> {
    let Some(goroutine) = moment.world.goroutines.get(&g) else { return vec![absent(moment, g)] };
    let mut facts = vec![Fact::new("state", state(moment, goroutine))];
    facts.extend(onward(moment, g, goroutine.state));
    if let GState::Waiting { on: Object::Select, .. } = goroutine.state {
        facts.extend(select(moment, g));
    }
    facts.extend(wired(moment, g));
    if let Some(at) = goroutine.at {
        let inside = moment.teller().func(at.func);
        facts.push(Fact::new("source", Phrase::new(format!("{}, in {inside}", place(moment, at)))));
    }
    facts.extend(goroutine.parent.map(|parent| Fact::new("started by", Phrase::default().g(parent))));
    facts
}

fn place(moment: &Moment<'_>, at: crate::event::Position) -> String {
    place_name(&moment.recording.header.names, at)
}

/// One that does not live.
fn absent(moment: &Moment<'_>, g: GoId) -> Fact {
    let end = moment.last(Filter::about(Subject::G(g)).only(Mark::End));
    let words = match end {
        Some(place) => format!("ended at {}, {} ago", moment.time_of(place), moment.ago(moment.time_of(place))),
        None => "does not exist yet".to_owned(),
    };
    Fact::new("state", Phrase::new(words))
}

/// What it does, where, and since when.
fn state(moment: &Moment<'_>, goroutine: &Goroutine) -> Phrase {
    let phrase = match goroutine.state {
        GState::Running(m) => running(moment, m),
        GState::Runnext(p) => Phrase::new("runnable, in the runnext of ").p(p),
        GState::Ring(p) => Phrase::new("runnable, in the ring of ").p(p),
        GState::Global => Phrase::new("runnable, in the global queue"),
        GState::Hand(m) => Phrase::new("runnable, in the hand of ").m(m),
        GState::Syscall { m, .. } => Phrase::new("in a syscall, on ").m(m),
        GState::Waiting { reason, on: Object::None | Object::Select, .. } => {
            Phrase::new(format!("parked: {}", reason.words()))
        }
        GState::Waiting { reason, on, .. } => Phrase::new(format!("parked: {} on ", reason.words())).object(on),
    };
    phrase.words(format!(", for {}, since {}", moment.ago(goroutine.since), goroutine.since))
}

fn running(moment: &Moment<'_>, m: MId) -> Phrase {
    let phrase = Phrase::new("running on ").m(m);
    let Some(thread) = moment.world.threads.get(m.index()) else { return phrase };
    let phrase = thread.p.map_or_else(|| phrase.clone(), |p| phrase.clone().words(" with ").p(p));
    match thread.kernel {
        Kernel::On(core) => phrase.words(", ").core(core),
        Kernel::Ready => phrase.words(", which waits for a core"),
        Kernel::Asleep => phrase,
    }
}

/// What has to happen for it to go on, or to stop, and who could bring that about.
fn onward(moment: &Moment<'_>, g: GoId, state: GState) -> Vec<Fact> {
    match state {
        GState::Running(m) => running_on(moment, m),
        GState::Runnext(p) => vec![Fact::new("ahead of it", after_current(moment, p)), thieves(true)],
        GState::Ring(p) => vec![Fact::new("ahead of it", in_ring(moment, g, p)), thieves(false)],
        GState::Global => in_global(moment, g),
        GState::Hand(m) => vec![Fact::new("goes on", Phrase::default().m(m).words(" is about to run it"))],
        GState::Syscall { m, until } => in_syscall(moment, m, until),
        GState::Waiting { reason: WaitReason::IoWait, ready, until, .. } => network(moment, ready, until),
        GState::Waiting { reason: WaitReason::Sleep, until, .. } => vec![timer(moment, until)],
        GState::Waiting { reason, on, .. } => waiting(moment, g, reason, on),
    }
}

fn running_on(moment: &Moment<'_>, m: MId) -> Vec<Fact> {
    let Some(p) = moment.world.threads.get(m.index()).and_then(|thread| thread.p) else { return Vec::new() };
    let Some(proc) = moment.world.procs.get(p.index()) else { return Vec::new() };
    let behind = proc.runnext.iter().chain(&proc.ring).count();
    let rule = "it goes on until it parks, ends, or is preempted after 10ms or more";
    let queue = match behind {
        0 => Phrase::new(format!("{rule}; nobody waits behind it on ")).p(p),
        n => Phrase::new(format!("{rule}; {n} behind it on ")).p(p),
    };
    vec![Fact::new("goes on", queue)]
}

/// What the P does now, which is over before its runnext has its turn.
fn after_current(moment: &Moment<'_>, p: PId) -> Phrase {
    match moment.world.procs.get(p.index()).and_then(|proc| proc.m) {
        None => Phrase::new("nobody: ").p(p).words(" has no thread yet"),
        Some(m) => match moment.world.threads.get(m.index()).and_then(|thread| thread.g) {
            Some(g) => Phrase::new("only ").g(g).words(", which ").p(p).words(" runs now"),
            None => Phrase::new("nobody: ").p(p).words(" looks for the next one"),
        },
    }
}

fn in_ring(moment: &Moment<'_>, g: GoId, p: PId) -> Phrase {
    let Some(proc) = moment.world.procs.get(p.index()) else { return Phrase::default() };
    let place = proc.ring.iter().position(|other| *other == g).unwrap_or(0);
    let ahead: Vec<Subject> =
        proc.runnext.iter().chain(proc.ring.iter().take(place)).map(|other| Subject::G(*other)).collect();
    let now = after_current(moment, p);
    if ahead.is_empty() { now } else { now.words("; then ").list(ahead.into_iter()) }
}

/// Who else may take it.
fn thieves(runnext: bool) -> Fact {
    let words = if runnext {
        "a P without work may steal it too, but only in its fourth pass, and after a pause of 3us if its P is busy"
    } else {
        "a P without work may steal it too: it takes half of the ring, the oldest"
    };
    Fact::new("or else", Phrase::new(words))
}

fn in_global(moment: &Moment<'_>, g: GoId) -> Vec<Fact> {
    let world = moment.world;
    let place = world.global.iter().position(|other| *other == g).unwrap_or(0);
    let ahead = match place {
        0 => Phrase::new("nobody in the global queue"),
        n => Phrase::new(format!("{n} in the global queue: "))
            .list(world.global.iter().take(n).map(|other| Subject::G(*other))),
    };
    let busy = (0..).zip(&world.procs).filter(|(_, proc)| proc.m.is_some());
    let soonest = busy.map(|(number, proc)| (FAIRNESS - proc.schedtick % FAIRNESS, PId::new(number))).min();
    let rule = Phrase::new("a P takes from there when it has nothing of its own, or at every 61st tick");
    let rule = match soonest {
        Some((ticks, p)) => rule.words(": ").p(p).words(format!(" at its {ticks}th next slice")),
        None => rule,
    };
    vec![Fact::new("ahead of it", ahead), Fact::new("goes on", rule)]
}

fn in_syscall(moment: &Moment<'_>, m: MId, until: Option<crate::base::time::SimTime>) -> Vec<Fact> {
    let back = match until {
        Some(when) => format!("back at {when}, in {}", when.since(moment.now)),
        None => "when the kernel lets it return".to_owned(),
    };
    let kept = match moment.world.threads.get(m.index()).and_then(|thread| thread.p) {
        Some(p) => Phrase::default().p(p).words(" waits with its thread; sysmon may take it if it is missed"),
        None => Phrase::new("its P was taken meanwhile: coming back it needs one"),
    };
    vec![Fact::new("goes on", Phrase::new(back)), Fact::new("its P", kept)]
}

fn timer(moment: &Moment<'_>, until: Option<crate::base::time::SimTime>) -> Fact {
    let rule = "a thread that passes through the scheduler runs the timer";
    let words = match until {
        Some(when) if when > moment.now => format!("its timer is due at {when}, in {}; {rule}", when.since(moment.now)),
        Some(when) => format!("its timer was due at {when}, {} ago; {rule}", moment.ago(when)),
        None => rule.to_owned(),
    };
    Fact::new("goes on", Phrase::new(words))
}

fn network(moment: &Moment<'_>, ready: bool, until: Option<crate::base::time::SimTime>) -> Vec<Fact> {
    let data = match (ready, until) {
        (true, _) => "its data are there, but nobody has polled for them yet".to_owned(),
        (false, Some(when)) => format!("its data come at {when}, in {}", when.since(moment.now)),
        (false, None) => "its data are not there".to_owned(),
    };
    let polling = |thread: &crate::trace::world::Thread| matches!(thread.state, ThreadState::Polling { .. });
    let poller = (0..).zip(&moment.world.threads).find(|(_, thread)| polling(thread));
    let poller = match poller {
        Some((number, _)) => Phrase::default().m(MId::new(number)).words(" sleeps in the network poller"),
        None => Phrase::new("no thread sleeps in the poller: whoever finds no work polls, and sysmon every 10ms"),
    };
    vec![Fact::new("goes on", Phrase::new(data)), Fact::new("polled by", poller)]
}

/// One that waits for what others share with it.
fn waiting(moment: &Moment<'_>, g: GoId, reason: WaitReason, on: Object) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(place) = moment.world.waiters(on, reason).position(|other| other == g).filter(|place| *place > 0) {
        let ahead: Vec<Subject> = moment.world.waiters(on, reason).take(place).map(Subject::G).collect();
        facts.push(Fact::new("ahead of it", Phrase::default().list(ahead.into_iter())));
    }
    let changes = match on {
        Object::None if reason.is_system() => Phrase::new("the runtime itself, when it needs it"),
        Object::None => Phrase::new("nobody: it waits for ever"),
        Object::Select => return facts,
        _ => object::who_could(moment, on, reason),
    };
    facts.push(Fact::new("goes on by", changes));
    facts
}

/// The channels at which a select has queued up, and who could serve them.
fn select(moment: &Moment<'_>, g: GoId) -> Vec<Fact> {
    let queued = moment.world.selects.get(&g).into_iter().flatten();
    let cases = queued.map(|(chan, send)| {
        let object = Object::Chan(*chan);
        let verb = if *send { "to send on " } else { "to receive from " };
        let others = Partners::of(moment, *chan, !*send);
        Fact::new("case", Phrase::new(verb).object(object).words("; ").phrase(others.phrase()))
    });
    cases.collect()
}

/// The thread that it is wired to.
fn wired(moment: &Moment<'_>, g: GoId) -> Option<Fact> {
    let thread = (0..).zip(&moment.world.threads).find(|(_, thread)| thread.locked == Some(g))?;
    let words = Phrase::new("it runs on ").m(MId::new(thread.0)).words(" only (runtime.LockOSThread)");
    Some(Fact::new("wired", words))
}
