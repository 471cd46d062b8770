//! What happened in the lanes: a sign in the cell where somebody steals, is preempted, loses its P, or is woken.
//!
//! ```text
//!   P0  ▏G7 worker███↑█████!▏G9 worker██      ↑ wakes somebody, ! is preempted
//!   P1  ~~◂G8 worker█████1███                 ◂ steals, 1 wakes the goroutine that is selected
//! ```
//!
//! **Invariant**: a frame looks at no more than [`LOOKED_AT`] events: in a window with more of them a cell holds too many
//! for a sign to tell anything.

use crate::base::ids::{CoreId, GoId, MId, PId};
use crate::base::time::SimTime;
use crate::event::{Event, Kind, Rule};
use crate::trace::activity::Lane;
use crate::trace::store::mark::Mark;
use crate::tui::glyph::Glyphs;
use crate::tui::pane::timeline::chain::{self, Link};
use crate::tui::screen::run::Run;

/// Something that happened, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// The wake-up that is this far back in the chain of the selected goroutine, from 0.
    Link(usize),
    /// A goroutine is preempted.
    Preempt,
    /// A thief takes goroutines.
    Steal,
    /// A P is taken from a syscall, or handed to another thread.
    Handoff,
    /// Somebody is woken.
    Wake,
}

impl Sign {
    /// How it is drawn.
    pub(super) const fn glyph(self, glyphs: &Glyphs) -> &'static str {
        match self {
            Self::Link(n) => NUMBERS[if n < chain::LONGEST { n } else { chain::LONGEST - 1 }],
            Self::Preempt => glyphs.preempt,
            Self::Steal => glyphs.steal,
            Self::Handoff => glyphs.handoff,
            Self::Wake => glyphs.wake,
        }
    }
}

/// The links of a chain, from the first.
pub(super) const NUMBERS: [&str; chain::LONGEST] = ["1", "2", "3", "4", "5", "6", "7", "8"];

/// A sign with everybody in whose lane it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Found {
    column: u16,
    sign: Sign,
    g: Option<GoId>,
    m: Option<MId>,
    p: Option<PId>,
    core: Option<CoreId>,
}

/// The signs of a window.
#[derive(Debug, Default)]
pub(super) struct Signs {
    found: Vec<Found>,
    /// The wake-ups of the selected goroutine, the last one first.
    pub(super) chain: Vec<Link>,
}

/// The most events in a window with signs.
const LOOKED_AT: usize = 8192;
/// The most signs.
const MOST: usize = 2048;

impl Signs {
    /// What there is in the window, with so many columns.
    pub(super) fn of(run: &Run, columns: u16) -> Self {
        let (film, (from, to)) = (&run.film, run.timeline.shown(columns));
        let recording = film.recording();
        let chain = run.pick.goroutine().map_or_else(Vec::new, |g| chain::links(film, g));
        let mut signs = Self::default();
        for (n, link) in chain.iter().enumerate() {
            let g = link.waker().or(Some(link.woken));
            signs.add(run, columns, link.event.time, (Sign::Link(n), g, link.event.m, link.event.p));
        }
        let first = if from == SimTime::ZERO { 0 } else { recording.index_at(from) };
        let last = recording.index_at(to);
        if last.saturating_sub(first) <= LOOKED_AT {
            for event in film.events().range(first..last.max(first)) {
                if let Some(sign) = sign(&event) {
                    signs.add(run, columns, event.time, sign);
                }
            }
        }
        Self { chain, ..signs }
    }

    /// The signs in a lane: one a column, the most important one.
    pub(super) fn on(&self, lane: Lane, columns: u16) -> Vec<Option<Sign>> {
        let mut signs = vec![None; usize::from(columns)];
        let here = |found: &&Found| match lane {
            Lane::Core(core) => found.core == Some(core),
            Lane::Proc(p) => found.p == Some(p),
            Lane::Thread(m) => found.m == Some(m),
            Lane::Goroutine(g) => found.g == Some(g),
        };
        for found in self.found.iter().filter(here) {
            if let Some(sign) = signs.get_mut(usize::from(found.column)) {
                *sign = Some(sign.map_or(found.sign, |other: Sign| other.min(found.sign)));
            }
        }
        signs
    }

    fn add(&mut self, run: &Run, columns: u16, time: SimTime, (sign, g, m, p): Sort) {
        let (from, to) = run.timeline.shown(columns);
        if time < from || time > to || self.found.len() >= MOST {
            return;
        }
        let core = m.filter(|_| run.timeline.has_cores()).and_then(|m| run.film.core_at(m, time));
        let found = Found { column: run.timeline.column(time, columns), sign, g, m, p, core };
        if self.found.last() != Some(&found) {
            self.found.push(found);
        }
    }
}

/// A sign, and the goroutine, thread and P in whose lanes it stands.
type Sort = (Sign, Option<GoId>, Option<MId>, Option<PId>);

/// The sign of an event, if it has one.
fn sign(event: &Event) -> Option<Sort> {
    Some(match event.kind {
        Kind::Steal { .. } => (Sign::Steal, None, event.m, event.p),
        Kind::GoStart { rule: Rule::Stolen { .. } | Rule::StolenRunnext { .. }, .. } => {
            (Sign::Steal, event.g, None, None)
        }
        Kind::GoStop { .. } if Mark::of(event) == Mark::Preempt => (Sign::Preempt, event.g, event.m, event.p),
        Kind::ProcSteal { p, from, .. } => (Sign::Handoff, None, Some(from), Some(p)),
        Kind::Handoff { p, .. } => (Sign::Handoff, None, event.m, Some(p)),
        Kind::GoUnblock { g, .. } => (Sign::Wake, Some(g), event.m, event.p),
        _ => return None,
    })
}
