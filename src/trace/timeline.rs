//! A recording with all that is derived from it, kept up to date while events come in.
//!
//! ```text
//!   event --> world now --> keyframes, spans, statistics, sysmon and network
//!         \-> recording
//! ```
//!
//! **Invariant**: an event is recorded only after it was folded, so every recorded event folds.

use crate::base::time::SimTime;
use crate::event::{Event, Kind, Outcome};
use crate::trace::activity::{Lane, Span, Watch};
use crate::trace::fold::FoldError;
use crate::trace::keyframe::{Cursor, Keyframes};
use crate::trace::recording::{Header, Recording};
use crate::trace::spans::{Cell, Spans};
use crate::trace::stats::Stats;
use crate::trace::system::System;
use crate::trace::world::World;

/// A run, live or over, ready to be looked at.
#[derive(Clone, Debug)]
pub struct Timeline {
    recording: Recording,
    world: World,
    keyframes: Keyframes,
    watch: Watch,
    spans: Spans,
    stats: Stats,
    system: System,
}

impl Timeline {
    /// A run in which nothing has happened yet.
    pub fn new(header: Header) -> Self {
        let world = World::new(&header);
        Self {
            keyframes: Keyframes::new(world.clone()),
            watch: Watch::new(header.cores),
            stats: Stats::new(header.cores),
            spans: Spans::default(),
            system: System::default(),
            world,
            recording: Recording::new(header),
        }
    }

    /// The next event.
    ///
    /// # Errors
    /// If it does not fit the world; then it is not recorded, and nothing more can be.
    pub fn push(&mut self, event: Event) -> Result<(), FoldError> {
        self.world.apply(&event)?;
        self.recording.push(event);
        self.system.apply(&event, &self.world);
        let closed = self.watch.apply(&event, &self.world);
        self.stats.apply(&event, closed);
        for closed in closed {
            self.spans.push(closed);
        }
        if let (Kind::GoDestroy, Some(g)) = (event.kind, event.g) {
            self.spans.end(g);
        }
        self.keyframes.offer(self.recording.events().len(), &self.world);
        Ok(())
    }

    /// The program wrote something.
    pub fn write(&mut self, fd: u8, text: &str) {
        self.recording.write(fd, text);
    }

    /// The run ended.
    pub fn finish(&mut self, time: SimTime, outcome: Outcome) {
        self.recording.finish(time, outcome);
        let end = self.recording.end_time();
        let peak = self.watch.peak_at(end);
        let closed = self.watch.finish(end);
        self.stats.finish(end, closed, peak, &self.world);
        for closed in closed {
            self.spans.push(closed);
        }
    }

    /// The header, whose names may grow while the run is live.
    pub fn header_mut(&mut self) -> &mut Header {
        &mut self.recording.header
    }

    /// The events and how the run ended.
    pub const fn recording(&self) -> &Recording {
        &self.recording
    }

    /// The world after the last event.
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// What every lane did, up to the last change of each; see [`Timeline::open`] for what still lasts.
    pub const fn spans(&self) -> &Spans {
        &self.spans
    }

    /// What a lane does since its last change; nothing once the run is over.
    pub fn open(&self, lane: Lane) -> Option<&Span> {
        self.watch.open(lane)
    }

    /// A lane cut into `columns` equal cells; what is still going on is drawn up to the last event.
    pub fn cells(&self, lane: Lane, from: SimTime, to: SimTime, columns: u16) -> Vec<Cell> {
        let open = self.open(lane).map(|span| Span { end: self.recording.end_time(), ..*span });
        self.spans.cells(lane, from, to, columns, open.as_ref())
    }

    /// Sums and counts. While the run is live the sums stand at each lane's last change.
    pub const fn stats(&self) -> &Stats {
        &self.stats
    }

    /// What sysmon did when, and how many goroutines wait for the network.
    pub const fn system(&self) -> &System {
        &self.system
    }

    /// The worlds that seeking starts from.
    pub const fn keyframes(&self) -> &Keyframes {
        &self.keyframes
    }

    /// A cursor at the start.
    pub fn cursor(&self) -> Cursor {
        Cursor::new(&self.recording)
    }

    /// Another cursor where the first `at` events have happened, which is not behind this one.
    pub fn branch(&self, cursor: &Cursor, at: usize) -> Cursor {
        cursor.branch(&self.recording, &self.keyframes, at)
    }

    /// Moves a cursor to where the first `at` events have happened.
    pub fn seek_event(&self, cursor: &mut Cursor, at: usize) {
        cursor.seek_event(&self.recording, &self.keyframes, at);
    }

    /// Moves a cursor to where everything up to this time has happened.
    pub fn seek_time(&self, cursor: &mut Cursor, time: SimTime) {
        cursor.seek_time(&self.recording, &self.keyframes, time);
    }

    /// Moves a cursor one event on.
    pub fn forward(&self, cursor: &mut Cursor) -> Option<Event> {
        cursor.forward(&self.recording)
    }

    /// Moves a cursor one event back.
    pub fn back(&self, cursor: &mut Cursor) -> Option<Event> {
        cursor.back(&self.recording, &self.keyframes)
    }
}
