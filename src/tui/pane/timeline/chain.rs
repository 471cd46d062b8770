//! Who woke a goroutine, who woke that one, and so on.
//!
//! ```text
//!   G7 selected    G3 wakes G7 (1)    G1 wakes G3 (2)    the network poller wakes G1 (3): here it ends
//! ```
//!
//! **Invariant**: links go back in time; there are at most [`LONGEST`], found by a bounded number of looks.

use crate::base::ids::GoId;
use crate::event::{Event, Kind, WakeCause};
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;
use crate::tui::film::Film;

/// The most links of a chain.
pub const LONGEST: usize = 8;

/// Looks at events for one link: a goroutine that wakes many is spoken of often before it is woken itself.
const LOOKS: usize = 16;

/// A goroutine became runnable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which.
    pub woken: GoId,
    /// The place of the event.
    pub place: usize,
    /// The event: its head tells where, and who did it.
    pub event: Event,
    /// By what; none if it was created.
    pub cause: Option<WakeCause>,
}

impl Link {
    /// The goroutine that woke or created it; none if time or the network did.
    pub const fn waker(&self) -> Option<GoId> {
        match self.cause {
            Some(WakeCause::Timer | WakeCause::Netpoll) => None,
            _ => self.event.g,
        }
    }

    /// `woken by G3`
    pub fn words(&self) -> String {
        let done = if self.cause.is_some() { "woken" } else { "created" };
        match (self.waker(), self.cause) {
            (Some(g), _) => format!("{done} by G{g}"),
            (None, Some(WakeCause::Timer)) => format!("{done} by its timer"),
            (None, Some(WakeCause::Netpoll)) => format!("{done} by the network poller"),
            (None, _) => format!("{done} by the runtime"),
        }
    }
}

/// The chain of a goroutine before the cursor, the last wake-up first.
pub fn links(film: &Film, g: GoId) -> Vec<Link> {
    let (mut woken, mut before) = (Some(g), film.index());
    let next = || {
        let link = link(film, woken?, before)?;
        (woken, before) = (link.waker(), link.place);
        Some(link)
    };
    std::iter::from_fn(next).take(LONGEST).collect()
}

/// What made a goroutine runnable the last time before this place.
fn link(film: &Film, woken: GoId, before: usize) -> Option<Link> {
    let filter = Filter::about(Subject::G(woken)).only(Marks::of(&[Mark::Wake, Mark::Create]));
    for (place, event) in film.recording().earlier(before, filter).take(LOOKS) {
        match event.kind {
            Kind::GoUnblock { g, cause, .. } if g == woken => {
                return Some(Link { woken, place, event, cause: Some(cause) });
            }
            Kind::GoCreate { g, .. } if g == woken => return Some(Link { woken, place, event, cause: None }),
            _ => {}
        }
    }
    None
}
