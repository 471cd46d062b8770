//! Fast seeking: copies of the world at some events, from which any other moment is a short fold away.
//!
//! ```text
//!   events     0 ............ 16384 ............ 32768 .......... now
//!   keyframes  W              W                  W
//!   seek       ........................ copy W, fold on ..> here
//! ```
//!
//! **Budget**: at most [`MAX_FRAMES`] worlds with together at most [`MAX_ENTRIES`] entries (goroutines, threads, Ps,
//! objects; about 64 bytes each, so about 128 MB). Where either is exceeded every second keyframe is dropped and the
//! spacing doubles. A world is copied only after as many events as it has entries, so that copying never costs more
//! than folding did.

use crate::base::time::SimTime;
use crate::event::Event;
use crate::trace::recording::Recording;
use crate::trace::world::World;

/// The most worlds that are kept.
pub const MAX_FRAMES: usize = 1024;
/// The most entries in them together.
pub const MAX_ENTRIES: usize = 2_000_000;
/// Events between two keyframes at first.
const FIRST_SPACING: usize = 1024;
/// How many events before the wanted one a cursor keeps a copy of the world, for steps back from there.
const TRAIL: usize = 256;

/// Worlds to start from. The first is the world before the first event.
#[derive(Clone, Debug)]
pub struct Keyframes {
    frames: Vec<Frame>,
    spacing: usize,
    entries: usize,
}

#[derive(Clone, Debug)]
struct Frame {
    at: usize,
    entries: usize,
    world: World,
}

impl Keyframes {
    /// The start alone.
    pub fn new(start: World) -> Self {
        let entries = entries(&start);
        Self { frames: vec![Frame { at: 0, entries, world: start }], spacing: FIRST_SPACING, entries }
    }

    /// Is shown the world after the first `at` events, and keeps a copy if it is time for one.
    pub fn offer(&mut self, at: usize, world: &World) {
        let last = self.frames.last().map_or(0, |frame| frame.at);
        if at < last + self.spacing {
            return;
        }
        let entries = entries(world);
        if at < last + entries {
            return;
        }
        self.frames.push(Frame { at, entries, world: world.clone() });
        self.entries += entries;
        while self.frames.len() > MAX_FRAMES || (self.entries > MAX_ENTRIES && self.frames.len() > 2) {
            self.thin_out();
        }
    }

    /// How many worlds are kept.
    pub fn count(&self) -> usize {
        self.frames.len()
    }

    fn thin_out(&mut self) {
        let mut number = 0;
        self.frames.retain(|_| {
            number += 1;
            number % 2 == 1
        });
        self.entries = self.frames.iter().map(|frame| frame.entries).sum();
        self.spacing *= 2;
    }

    /// The last keyframe at or before this event.
    fn before(&self, at: usize) -> &Frame {
        let after = self.frames.partition_point(|frame| frame.at <= at);
        &self.frames[after.saturating_sub(1)]
    }
}

/// A size that a copy of the world is proportional to.
fn entries(world: &World) -> usize {
    let objects = world.mutexes.len() + world.chans.len() + world.waitgroups.len();
    let objects = objects + world.rwmutexes.len() + world.conds.len() + world.selects.len();
    world.goroutines.len() + world.threads.len() + world.procs.len() + world.cores.len() + objects
}

/// A place in a recording, and the world there.
#[derive(Clone, Debug)]
pub struct Cursor {
    at: usize,
    world: World,
    /// A world shortly before, kept where a seek back passed it.
    trail: Option<(usize, World)>,
}

impl Cursor {
    /// Before the first event.
    pub fn new(recording: &Recording) -> Self {
        Self { at: 0, world: World::new(&recording.header), trail: None }
    }

    /// How many events have happened here.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The world here.
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// Goes to where the first `at` events have happened, or to the end if there are fewer.
    pub fn seek_event(&mut self, recording: &Recording, keyframes: &Keyframes, at: usize) {
        let at = at.min(recording.events().len());
        let frame = keyframes.before(at);
        if at >= self.at && frame.at <= self.at {
            return self.fold_to(recording, at);
        }
        match &self.trail {
            Some((from, world)) if *from <= at && *from >= frame.at && at - from <= 2 * TRAIL => {
                (self.at, self.world) = (*from, world.clone());
            }
            _ => {
                (self.at, self.world) = (frame.at, frame.world.clone());
                let stop = at.saturating_sub(TRAIL).max(self.at);
                self.fold_to(recording, stop);
                self.trail = Some((self.at, self.world.clone()));
            }
        }
        self.fold_to(recording, at);
    }

    /// Goes to where everything up to this time, that instant included, has happened.
    pub fn seek_time(&mut self, recording: &Recording, keyframes: &Keyframes, time: SimTime) {
        self.seek_event(recording, keyframes, recording.index_at(time));
    }

    /// Lets one more event happen, and returns it; nothing at the end.
    pub fn forward(&mut self, recording: &Recording) -> Option<Event> {
        let event = *recording.events().get(self.at)?;
        self.fold_to(recording, self.at + 1);
        Some(event)
    }

    /// Takes the last event back, and returns it; nothing at the start.
    pub fn back(&mut self, recording: &Recording, keyframes: &Keyframes) -> Option<Event> {
        let at = self.at.checked_sub(1)?;
        self.seek_event(recording, keyframes, at);
        recording.events().get(at).copied()
    }

    fn fold_to(&mut self, recording: &Recording, at: usize) {
        for event in &recording.events()[self.at..at] {
            self.world.apply(event).expect("an event is recorded only after it was folded");
        }
        self.at = at;
    }
}
