//! The recording with a cursor in it: what the view shows is the world at the cursor.
//!
//! ```text
//!   events  0 1 2 3 4 5 6 7 8 9 ...          known: up to here the recording is complete
//!   cursor            ^ after `index` events, at `time`
//! ```
//!
//! **Invariants**: the world is always the fold of the first `index` events; they are those up to and including `time`,
//! unless the cursor was put between two events of one instant.

use crate::base::ids::{CoreId, FuncId, GoId, MId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Outcome};
use crate::trace::activity::{Lane, Span, What};
use crate::trace::explain::{Teller, short_name};
use crate::trace::inspect::{Moment, Portrait};
use crate::trace::keyframe::Cursor;
use crate::trace::recording::{Header, Recording};
use crate::trace::spans::Cell;
use crate::trace::store::log::Events;
use crate::trace::store::subjects::Subject;
use crate::trace::system::System;
use crate::trace::timeline::Timeline;
use crate::trace::world::World;

use super::drawn::Drawn;
use super::listing::Listing;
use super::worker::Progress;

/// The most goroutines in a world that is copied for the sake of a few sentences.
const SMALL_WORLD: usize = 500;
/// Events that lie this many before the last of those told are told without the world before them.
const NEAR: usize = 4096;

/// A recording, what is known of it, and the cursor.
#[derive(Debug)]
pub struct Film {
    timeline: Timeline,
    /// Up to when everything that happened is recorded.
    known: SimTime,
    cursor: Cursor,
    time: SimTime,
    /// Whether the cursor was put behind an event, rather than at a time.
    by_event: bool,
    /// The program's files, cut for the screen.
    listings: Vec<Listing>,
    /// What was shown last.
    drawn: Drawn,
    /// Set if an event could not have happened; the film then ends before it.
    broken: Option<String>,
}

impl Film {
    /// A film of this run, finished or not yet begun, with the cursor at the start.
    pub fn new(timeline: Timeline) -> Self {
        let known = timeline.recording().end_time();
        let mut film = Self {
            cursor: timeline.cursor(),
            known,
            listings: listings(timeline.recording()),
            timeline,
            time: SimTime::ZERO,
            by_event: false,
            drawn: Drawn::default(),
            broken: None,
        };
        film.seek_time(SimTime::ZERO);
        film
    }

    /// Adds what the worker brought.
    pub fn extend(&mut self, progress: Progress) {
        self.drawn.forget();
        if let Some(names) = progress.names {
            self.timeline.header_mut().names = *names;
            self.listings = listings(self.recording());
        }
        for (fd, text) in &progress.written {
            self.timeline.write(*fd, text);
        }
        for event in progress.events {
            if self.broken.is_none()
                && let Err(error) = self.timeline.push(event)
            {
                self.broken = Some(format!("event {} cannot have happened: {error}", self.events().len()));
            }
        }
        if self.broken.is_some() {
            self.known = self.recording().end_time();
            return;
        }
        // A chunk may end in the middle of an instant; `now` is what is complete.
        self.known = self.known.max(progress.now);
        if let Some(outcome) = progress.outcome
            && self.recording().outcome().is_none()
        {
            self.timeline.finish(progress.now, outcome);
            self.known = self.recording().end_time();
        }
        // What came may belong to the very instant of the cursor.
        if !self.by_event {
            self.seek_time(self.time);
        }
    }

    /// Puts the cursor at this time, or as close to it as is known.
    pub fn seek_time(&mut self, time: SimTime) {
        (self.time, self.by_event) = (time.min(self.known), false);
        self.timeline.seek_time(&mut self.cursor, self.time);
    }

    /// Puts the cursor after this many events.
    pub fn seek_index(&mut self, index: usize) {
        self.timeline.seek_event(&mut self.cursor, index);
        self.time = self.event_before().map_or(SimTime::ZERO, |event| event.time);
        self.by_event = true;
    }

    /// What it is a recording of.
    pub fn header(&self) -> &Header {
        &self.recording().header
    }

    /// The recording.
    pub fn recording(&self) -> &Recording {
        self.timeline.recording()
    }

    /// All events so far.
    pub fn events(&self) -> Events<'_> {
        self.recording().events()
    }

    /// The world at the cursor.
    pub fn world(&self) -> &World {
        self.cursor.world()
    }

    /// How many events are before the cursor.
    pub fn index(&self) -> usize {
        self.cursor.at()
    }

    /// The time at the cursor.
    pub fn time(&self) -> SimTime {
        self.time
    }

    /// Up to when the recording is complete.
    pub fn known(&self) -> SimTime {
        self.known
    }

    /// Whether the cursor was put behind an event, rather than at a time: then somebody wants to see this event.
    pub fn is_by_event(&self) -> bool {
        self.by_event
    }

    /// The event just before the cursor.
    pub fn event_before(&self) -> Option<Event> {
        self.events().get(self.index().checked_sub(1)?)
    }

    /// The step in which a person advances the machine; never zero.
    pub fn tick(&self) -> SimDuration {
        self.header().tick.max(SimDuration::from_nanos(1))
    }

    /// How many ticks are before the cursor.
    pub fn tick_number(&self) -> u64 {
        self.time.nanos() / self.tick().nanos()
    }

    /// Whether nothing will be added any more.
    pub fn is_over(&self) -> bool {
        self.recording().outcome().is_some() || self.broken.is_some()
    }

    /// Whether the cursor is behind the last event of a run that is over.
    pub fn at_end(&self) -> bool {
        self.is_over() && self.time >= self.known && self.index() == self.events().len()
    }

    /// How the run ended, if the cursor is at its end.
    pub fn outcome_here(&self) -> Option<&Outcome> {
        self.recording().outcome().filter(|_| self.at_end())
    }

    /// What is wrong with the events, if they do not fit together.
    pub fn broken(&self) -> Option<&str> {
        self.broken.as_deref()
    }

    /// A lane cut into `columns` equal cells.
    pub fn cells(&self, lane: Lane, from: SimTime, to: SimTime, columns: u16) -> Vec<Cell> {
        self.drawn.cells(lane, (from, to, columns), || self.count(lane, from, to, columns))
    }

    fn count(&self, lane: Lane, from: SimTime, to: SimTime, columns: u16) -> Vec<Cell> {
        // What still goes on has gone on up to now, also where no event says so.
        let open = self.timeline.open(lane).map(|span| Span { end: self.known, ..*span });
        self.timeline.spans().cells(lane, from, to, columns, open.as_ref())
    }

    /// The core that a thread was on at this time, just before or just after it.
    pub fn core_at(&self, m: MId, time: SimTime) -> Option<CoreId> {
        let (lane, moment) = (Lane::Thread(m), SimDuration::from_nanos(1));
        let open = self.timeline.open(lane).copied().filter(|span| span.start <= time);
        let mut spans = self.timeline.spans().of(lane, time.before(moment), time + moment).chain(open);
        spans.find_map(|span| span.core)
    }

    /// Whether something goes on in a lane in this window: a goroutine or the scheduler runs there, or what goes on
    /// changes.
    pub fn is_used(&self, lane: Lane, from: SimTime, to: SimTime) -> bool {
        let open = self.timeline.open(lane).filter(|span| span.start < to).copied();
        let first = self.timeline.spans().of(lane, from, to).chain(open).next();
        first.is_some_and(|span| {
            let runs = matches!(span.what, What::Running | What::Scheduling | What::Spinning);
            runs || span.start > from || span.end < to.min(self.known)
        })
    }

    /// What goes on in a lane at this time.
    pub fn span_at(&self, lane: Lane, time: SimTime) -> Option<Span> {
        let open = self.timeline.open(lane).filter(|span| span.start <= time).copied();
        self.timeline.spans().of(lane, time, time + SimDuration::from_nanos(1)).chain(open).next()
    }

    /// Whether a goroutine, which does not exist at the cursor, will.
    pub fn is_to_come(&self, g: GoId) -> bool {
        let lane = Lane::Goroutine(g);
        self.timeline.open(lane).is_some() || self.timeline.spans().of(lane, self.time, SimTime::MAX).next().is_some()
    }

    /// What sysmon did when, and how many goroutines wait for the network.
    pub fn system(&self) -> &System {
        self.timeline.system()
    }

    /// What a goroutine did from its start to the cursor, if that took any time.
    pub fn life(&self, g: GoId) -> Option<Cell> {
        let (lane, to) = (Lane::Goroutine(g), self.time);
        let ended = self.timeline.spans().of(lane, SimTime::ZERO, to).next();
        let from = ended.as_ref().or_else(|| self.timeline.open(lane))?.start;
        if from < to { self.count(lane, from, to, 1).pop() } else { None }
    }

    /// What is so of something at the cursor, or of the last event if it is nothing, with so much of its history.
    pub fn portrait(&self, subject: Option<Subject>, events: usize) -> Portrait {
        let moment = Moment {
            recording: self.recording(),
            world: self.world(),
            index: self.index(),
            now: self.time.max(self.world().time),
        };
        match subject {
            Some(subject) => moment.portrait(subject, events),
            None => moment.event_portrait(),
        }
    }

    /// What happened at these places, which come in order and are in the recording. Where the world is small enough to be
    /// copied for a frame, the sentences also say what only the world before an event tells, such as who held a mutex.
    pub fn sentences(&self, places: &[usize]) -> Vec<(Event, String)> {
        let teller = Teller::new(self.recording());
        let small = self.world().goroutines.len() <= SMALL_WORLD;
        let is_far = |place: &usize| !small || places.last().is_some_and(|last| last - place > NEAR);
        let (far, near) = places.split_at(places.partition_point(is_far));
        let mut told: Vec<(Event, String)> =
            self.events().at(far).into_iter().map(|event| (event, teller.sentence(&event))).collect();
        if let [first, .., last] | [first @ last] = near {
            let mut before = self.timeline.branch(&self.cursor, *first);
            before.walk(self.recording(), last + 1, |place, event, world| {
                if near.binary_search(&place).is_ok() {
                    told.push((*event, teller.with(world).sentence(event)));
                }
            });
        }
        told
    }

    /// What a goroutine runs or ran.
    pub fn func_of(&self, g: GoId) -> Option<FuncId> {
        self.recording().func_of(g)
    }

    /// The full name of a function.
    pub fn func_name(&self, func: FuncId) -> &str {
        self.header().names.funcs.get(func.index()).map_or("?", String::as_str)
    }

    /// The name of what a goroutine runs, a Go function's without what everybody knows.
    pub fn short_name(&self, g: GoId) -> Option<&str> {
        let name = self.func_name(self.func_of(g)?);
        Some(if self.is_program() { short_name(name) } else { name })
    }

    /// `G7 worker`
    pub fn go_name(&self, g: GoId) -> String {
        Teller::new(self.recording()).go(g)
    }

    /// Whatever it is, by its name.
    pub fn subject_name(&self, subject: Subject) -> String {
        Teller::new(self.recording()).subject(subject)
    }

    /// For how many parts of 100 of its life up to the cursor a goroutine ran, was runnable, and was blocked or in a
    /// syscall; nothing if it has had no time.
    pub fn shares(&self, g: GoId) -> Option<[u32; 3]> {
        let life = self.life(g).filter(|life| life.busy_permille > 0)?;
        let share = |permille: u16| u32::from(permille) * 100 / u32::from(life.busy_permille);
        let (ran, ready) = (share(life.running_permille), share(life.ready_permille));
        Some([ran, ready, 100_u32.saturating_sub(ran + ready)])
    }

    /// Whether it is the run of a Go program.
    pub fn is_program(&self) -> bool {
        !self.header().names.files.is_empty()
    }

    /// Whether the text of any of its files is known.
    pub fn has_source(&self) -> bool {
        self.listings.iter().any(|listing| !listing.lines().is_empty())
    }

    /// The file with this number, if its text is known.
    pub fn listing(&self, file: u16) -> Option<&Listing> {
        self.listings.get(usize::from(file)).filter(|listing| !listing.lines().is_empty())
    }

    /// What the program has written up to the cursor, piece by piece: the file and the text.
    pub fn output(&self) -> Vec<(u8, &str)> {
        // At the end it is all there is, also where bytes that are no text were counted otherwise.
        let all = [u64::MAX; 2];
        let mut left = if self.at_end() { all } else { self.recording().written_after(self.index()) };
        let mut pieces = Vec::new();
        for piece in self.recording().written() {
            let left = &mut left[usize::from(piece.fd == 2)];
            let length = piece.text.floor_char_boundary(usize::try_from(*left).unwrap_or(usize::MAX));
            *left = left.saturating_sub(piece.text.len() as u64);
            if length > 0 {
                pieces.push((piece.fd, &piece.text[..length]));
            }
        }
        pieces
    }
}

fn listings(recording: &Recording) -> Vec<Listing> {
    recording.header.names.files.iter().map(|file| Listing::new(&file.text)).collect()
}
