//! What goroutines share: mutexes, channels, wait groups, and the like; who has it, who waits, who could change that.

use super::{Fact, Moment, Phrase};
use crate::base::ids::{ChanId, GoId};
use crate::event::{Kind, Object, WaitReason, WakeCause};
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;
use crate::trace::world::Chan;

/// Events about a channel that are looked at for who sends and who receives.
const LOOKED_AT: usize = 64;
/// Of these, so many of which the one who woke is looked for.
const WOKEN: usize = 12;
/// Those that are named.
const NAMED: usize = 6;

/// What is so of an object.
pub(super) fn facts(moment: &Moment<'_>, object: Object) -> Vec<Fact> {
    let mut facts = match object {
        Object::Mutex(_) | Object::RwMutex(_) => vec![Fact::new("held by", holder(moment, object))],
        Object::Chan(chan) => channel(moment, chan),
        Object::WaitGroup(wg) => {
            let counter = moment.world.waitgroups.get(&wg).copied().unwrap_or(0);
            vec![Fact::new("counter", Phrase::new(counter.to_string()))]
        }
        Object::Cond(_) | Object::None | Object::Select => Vec::new(),
    };
    for (label, reason) in queues(object) {
        let waiters = moment.world.waiters(object, *reason).map(Subject::G);
        let words = match waiters.len() {
            0 => Phrase::new("nobody"),
            n => Phrase::new(format!("{n}: ")).list(waiters),
        };
        facts.push(Fact::new(label, words));
    }
    if let Some(reason) =
        queues(object).iter().map(|(_, reason)| *reason).find(|reason| has_waiters(moment, object, *reason))
    {
        facts.push(Fact::new("goes on by", who_could(moment, object, reason)));
    }
    facts
}

fn has_waiters(moment: &Moment<'_>, object: Object, reason: WaitReason) -> bool {
    moment.world.waiters(object, reason).len() > 0
}

/// The queues that an object has.
const fn queues(object: Object) -> &'static [(&'static str, WaitReason)] {
    match object {
        Object::Mutex(_) => &[("waiting", WaitReason::MutexLock)],
        Object::RwMutex(_) => &[("to read", WaitReason::RwMutexRLock), ("to write", WaitReason::RwMutexLock)],
        Object::Chan(_) => &[("to send", WaitReason::ChanSend), ("to receive", WaitReason::ChanReceive)],
        Object::WaitGroup(_) => &[("waiting", WaitReason::WaitGroupWait)],
        Object::Cond(_) => &[("waiting", WaitReason::CondWait)],
        Object::None | Object::Select => &[],
    }
}

/// Who has a lock.
fn holder(moment: &Moment<'_>, object: Object) -> Phrase {
    let (world, ago) = (moment.world, |since| moment.ago(since));
    match object {
        Object::Mutex(id) => {
            let mutex = world.mutexes.get(&id);
            let starving = if mutex.is_some_and(|mutex| mutex.starving) { "; it is in starvation mode" } else { "" };
            let Some(g) = mutex.and_then(|mutex| mutex.holder) else {
                return Phrase::new(format!("nobody{starving}"));
            };
            let since =
                locked_since(moment, object, g).map_or_else(String::new, |since| format!(", for {}", ago(since)));
            Phrase::default().g(g).words(since).phrase(doing(moment, g)).words(starving)
        }
        Object::RwMutex(id) => match world.rwmutexes.get(&id) {
            Some(rw) if rw.writer.is_some() => rw
                .writer
                .map_or_else(Phrase::default, |g| Phrase::default().g(g).words(", to write").phrase(doing(moment, g))),
            Some(rw) if rw.readers > 0 => Phrase::new(format!("{} who read", rw.readers)),
            _ => Phrase::new("nobody"),
        },
        _ => Phrase::default(),
    }
}

/// When this goroutine locked it.
fn locked_since(moment: &Moment<'_>, object: Object, g: GoId) -> Option<crate::base::time::SimTime> {
    let place = moment.last(Filter::about(Subject::Object(object)).only(Mark::Lock))?;
    let event = moment.recording.events().get(place)?;
    (event.g == Some(g) && matches!(event.kind, Kind::MutexLock { .. })).then_some(event.time)
}

/// What keeps a holder from letting go.
fn doing(moment: &Moment<'_>, g: GoId) -> Phrase {
    use crate::trace::world::GState;
    match moment.world.goroutines.get(&g).map(|goroutine| goroutine.state) {
        Some(GState::Running(_)) => Phrase::new(", which runs"),
        Some(GState::Syscall { .. }) => Phrase::new(", which is in a syscall"),
        Some(GState::Waiting { reason, on: Object::None | Object::Select, .. }) => {
            Phrase::new(format!(", which is parked itself: {}", reason.words()))
        }
        Some(GState::Waiting { on, .. }) => Phrase::new(", which waits itself for ").object(on),
        Some(state) if state.is_runnable() => Phrase::new(", which is runnable"),
        _ => Phrase::default(),
    }
}

/// Who could let those go on who wait for an object like this.
pub(super) fn who_could(moment: &Moment<'_>, on: Object, reason: WaitReason) -> Phrase {
    match on {
        Object::Mutex(_) => match moment.world.waiters(on, reason).len() {
            _ if holder(moment, on) == Phrase::new("nobody") => {
                Phrase::new("it is free: who was woken for it comes for it, and so may others")
            }
            _ => holder(moment, on).words("; it has to unlock"),
        },
        Object::RwMutex(_) => holder(moment, on).words("; they have to unlock"),
        Object::Chan(chan) => Partners::of(moment, chan, reason != WaitReason::ChanSend).phrase(),
        Object::WaitGroup(wg) => match moment.world.waitgroups.get(&wg).copied().unwrap_or(0) {
            1 => Phrase::new("one more call of Done"),
            n => Phrase::new(format!("{n} more calls of Done")),
        },
        Object::Cond(_) => Phrase::new("whoever calls Signal or Broadcast"),
        Object::None | Object::Select => Phrase::default(),
    }
}

// ---- channels ----

fn channel(moment: &Moment<'_>, id: ChanId) -> Vec<Fact> {
    let chan = moment.world.chans.get(&id);
    let named = || moment.recording.header.names.chans.get(id.index()).map(|chan| chan.capacity);
    let capacity = chan.and_then(|chan| chan.capacity).or_else(named).unwrap_or(0);
    let len = chan.map_or(0, |chan| chan.len);
    let buffer = match capacity {
        0 => "none: a value goes straight from who sends to who receives".to_owned(),
        _ if len == capacity => format!("{len} of {capacity}: full"),
        _ if len == 0 => format!("0 of {capacity}: empty"),
        _ => format!("{len} of {capacity}"),
    };
    let mut facts = vec![Fact::new("buffer", Phrase::new(buffer))];
    if chan.is_some_and(|chan: &Chan| chan.closed) {
        facts.push(Fact::new("closed", Phrase::new("yes: receivers get what is left, then zero values")));
    }
    facts
}

/// Those who could serve who waits at a channel.
pub(super) struct Partners {
    /// Whether they send.
    send: bool,
    /// Who has done so, of those who live, the last one first.
    known: Vec<GoId>,
}

impl Partners {
    /// Who has sent on a channel, or received from it.
    pub(super) fn of(moment: &Moment<'_>, chan: ChanId, send: bool) -> Self {
        let mut found = Self { send, known: Vec::new() };
        let object = Subject::Object(Object::Chan(chan));
        let filter = Filter::about(object).only(Marks::of(&[Mark::Chan, Mark::Block]));
        let (mut before, mut woken, mut later_len) = (moment.index, 0, None);
        let mut later_g = None;
        for (place, event) in moment.recording.earlier(moment.index, filter).take(LOOKED_AT) {
            if found.known.len() >= NAMED {
                break;
            }
            before = place;
            match event.kind {
                Kind::ChanLen { len, .. } => {
                    // Whether the later one sent or received shows in how full it was before.
                    if later_len.is_some_and(|later: u32| (later > len) == send) {
                        found.add(moment, later_g);
                    }
                    (later_len, later_g) = (Some(len), event.g);
                }
                Kind::GoBlock { reason, .. } if (reason == WaitReason::ChanSend) == send => found.add(moment, event.g),
                Kind::GoBlock { .. } if woken < WOKEN => {
                    woken += 1;
                    found.add(moment, event.g.and_then(|g| woken_by(moment, g, place, send)));
                }
                _ => {}
            }
        }
        // Before the first change it was empty.
        let first = moment.recording.previous(before, filter).is_none();
        if first && later_len.is_some_and(|later| (later > 0) == send) {
            found.add(moment, later_g);
        }
        found
    }

    fn add(&mut self, moment: &Moment<'_>, g: Option<GoId>) {
        let lives = |g: &GoId| moment.world.goroutines.contains_key(g);
        if let Some(g) = g.filter(|g| lives(g) && !self.known.contains(g)) {
            self.known.push(g);
        }
    }

    /// Who they are, as far as is known.
    pub(super) fn phrase(self) -> Phrase {
        let (verb, done) =
            if self.send { ("sends on it or closes it", "sent") } else { ("receives from it", "received") };
        if self.known.is_empty() {
            return Phrase::new(format!("whoever {verb}; of those who live nobody has {done} so far"));
        }
        let known = self.known.into_iter().map(Subject::G).collect::<Vec<_>>();
        Phrase::new(format!("whoever {verb}; so far ")).list(known.into_iter()).words(format!(" {done}"))
    }
}

/// Who served the goroutine that had parked at this place.
fn woken_by(moment: &Moment<'_>, g: GoId, parked: usize, send: bool) -> Option<GoId> {
    let wakes = Filter::about(Subject::G(g)).only(Mark::Wake);
    let place = moment.recording.next(parked + 1, wakes).filter(|place| *place < moment.index)?;
    let event = moment.recording.events().get(place)?;
    let served = match event.kind {
        Kind::GoUnblock { cause: WakeCause::Sent, .. } => send,
        Kind::GoUnblock { cause: WakeCause::Received, .. } => !send,
        _ => false,
    };
    event.g.filter(|_| served)
}
