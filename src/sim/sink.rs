//! Where events go.

use crate::event::Event;
use crate::sim::snapshot::Snapshot;

/// Receives events. What is wanted is known at compile time, so that a run nobody watches builds none.
pub trait Sink {
    /// Whether events are wanted at all.
    const ON: bool;
    /// Whether the machine's own state is wanted after every event (for tests: it is slow).
    const PROBE: bool = false;

    /// Takes one.
    fn event(&mut self, event: Event);

    /// Looks at the machine's state right after an event.
    fn probe(&mut self, snapshot: Snapshot) {
        drop(snapshot);
    }
}

/// The sink of an unobserved run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoSink;

impl Sink for NoSink {
    const ON: bool = false;
    fn event(&mut self, _event: Event) {}
}

impl Sink for Vec<Event> {
    const ON: bool = true;
    fn event(&mut self, event: Event) {
        self.push(event);
    }
}
