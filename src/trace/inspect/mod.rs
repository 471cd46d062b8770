//! What there is to be said of one thing at one time: what it is, since when, why, who could change it, and what it did.
//!
//! ```text
//!   recording, world at the cursor, subject --> Portrait: facts, each a label and a phrase
//!                                           --> reason:   the last decision about it, and its rule
//!                                           --> history:  the last events about it
//! ```
//!
//! **Invariants**: only what the events up to the cursor prove is said; it costs what it says, not what the recording
//! or the world holds.

mod event;
mod goroutine;
mod idle;
mod object;
mod phrase;
mod proc;
mod thread;

pub use phrase::{Phrase, Piece};

use crate::base::time::SimTime;
use crate::event::Object;
use crate::trace::explain::Teller;
use crate::trace::recording::Recording;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;
use crate::trace::why;
use crate::trace::world::World;

/// A moment of a recording.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The recording.
    pub recording: &'a Recording,
    /// The world after the first `index` events.
    pub world: &'a World,
    /// How many events have happened.
    pub index: usize,
    /// The time, which may be later than that of the last of these events.
    pub now: SimTime,
}

/// Something that is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about, in a word or two.
    pub label: &'static str,
    /// What is so.
    pub says: Phrase,
}

/// What is so of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portrait {
    /// The facts, the most important ones first.
    pub facts: Vec<Fact>,
    /// The place of the last decision about it, and the rule and its reason.
    pub reason: Option<(usize, Vec<String>)>,
    /// The places of the last events about it, the newest first.
    pub history: Vec<usize>,
}

/// Decisions about a goroutine, a P or a thread, each with a rule of its own.
const DECISIONS: Marks = Marks::CHANGES
    .with(Mark::Steal)
    .with(Mark::Retake)
    .with(Mark::Handoff)
    .with(Mark::StartThread)
    .with(Mark::Proc)
    .with(Mark::Thread)
    .with(Mark::GlobalQueue);

impl<'a> Moment<'a> {
    /// What is so of this one, with so many events of its history at most.
    pub fn portrait(&self, subject: Subject, events: usize) -> Portrait {
        let facts = match subject {
            Subject::G(g) => goroutine::facts(self, g),
            Subject::P(p) => proc::facts(self, p),
            Subject::M(m) => thread::facts(self, m),
            Subject::Core(core) => thread::core_facts(self, core),
            Subject::Object(object) => object::facts(self, object),
        };
        let history = self.history(subject, events);
        let decision = self.last(Filter::about(subject).only(decisions(subject)));
        Portrait { facts, reason: decision.map(|place| (place, why::why(self.recording.events(), place))), history }
    }

    /// What is so of the last event.
    pub fn event_portrait(&self) -> Portrait {
        let Some(place) = self.index.checked_sub(1) else { return Portrait::default() };
        let reason = Some((place, why::why(self.recording.events(), place)));
        Portrait { facts: event::facts(self, place), reason, history: Vec::new() }
    }

    /// The last events about something, the newest first.
    fn history(&self, subject: Subject, most: usize) -> Vec<usize> {
        let filter = Filter::about(subject).only(told(subject));
        self.recording.earlier(self.index, filter).take(most).map(|(place, _)| place).collect()
    }

    /// The place of the last of these events.
    fn last(&self, filter: Filter) -> Option<usize> {
        self.recording.previous(self.index, filter)
    }

    /// The time of an event.
    fn time_of(&self, place: usize) -> SimTime {
        self.recording.events().get(place).map_or(SimTime::ZERO, |event| event.time)
    }

    /// How long ago, or for how long, something has been so.
    fn ago(&self, since: SimTime) -> String {
        self.now.since(since).to_string()
    }

    fn teller(&self) -> Teller<'a> {
        Teller::new(self.recording)
    }
}

impl Fact {
    const fn new(label: &'static str, says: Phrase) -> Self {
        Self { label, says }
    }
}

/// The sorts of events that belong to the history of something.
const fn told(subject: Subject) -> Marks {
    match subject {
        // What its thread and its P do meanwhile is theirs.
        Subject::G(_) => {
            Marks::CHANGES.with(Mark::Lock).with(Mark::Chan).with(Mark::Request).with(Mark::Net).with(Mark::Output)
        }
        Subject::P(_) | Subject::M(_) => {
            DECISIONS.without(Mark::Create).with(Mark::Search).with(Mark::Net).with(Mark::Request)
        }
        Subject::Core(_) | Subject::Object(_) => Marks::ALL,
    }
}

/// The sorts of events that are decisions about something.
const fn decisions(subject: Subject) -> Marks {
    match subject {
        Subject::G(_) => Marks::CHANGES,
        Subject::P(_) | Subject::M(_) => DECISIONS.without(Mark::Create).without(Mark::Wake),
        Subject::Core(_) | Subject::Object(Object::Chan(_) | Object::None) => Marks::ALL,
        Subject::Object(_) => Marks::ALL.without(Mark::Make),
    }
}
