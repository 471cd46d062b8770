//! Fast seeking: copies of the world at some events, from which any other moment is a short fold away.
//!
//! ```text
//!   events     0 ............ 16384 ............ 32768 .......... now
//!   keyframes  W              W                  W
//!   seek       ........................ copy W, fold on ..> here
//! ```
//!
//! **Budget**: the keyframes together have at most [`MAX_BYTES`] that are not the same in the one before. Where that is
//! exceeded every second keyframe is dropped and the spacing doubles.

use crate::base::time::SimTime;
use crate::event::Event;
use crate::trace::recording::Recording;
use crate::trace::world::World;

/// The most bytes in all keyframes together, but for what is in the world itself.
pub const MAX_BYTES: usize = 256 << 20;
/// Events between two keyframes at first.
pub const FIRST_SPACING: usize = 16_384;
/// How many events before the wanted one a cursor keeps copies of the world, for steps back from there.
const TRAIL: [usize; 3] = [4096, 1024, 256];

/// Why every event of a recording folds.
const FOLDED: &str = "an event is recorded only after it was folded";

/// Worlds to start from. The first is the world before the first event.
#[derive(Clone, Debug)]
pub struct Keyframes {
    frames: Vec<Frame>,
    spacing: usize,
    budget: usize,
}

#[derive(Clone, Debug)]
struct Frame {
    at: usize,
    world: World,
    /// What it has that the one before does not share.
    bytes: usize,
}

impl Keyframes {
    /// The start alone.
    pub fn new(start: World) -> Self {
        Self::sized(start, FIRST_SPACING, MAX_BYTES)
    }

    /// The same with another first spacing, and another budget in bytes.
    pub fn sized(start: World, spacing: usize, budget: usize) -> Self {
        Self { frames: vec![Frame { at: 0, world: start, bytes: 0 }], spacing, budget }
    }

    /// Is shown the world after the first `at` events, and keeps a copy if it is time for one.
    pub fn offer(&mut self, at: usize, world: &World) {
        let Some(last) = self.frames.last() else { return };
        if at < last.at + self.spacing {
            return;
        }
        let bytes = world.bytes_beside(&last.world);
        self.frames.push(Frame { at, world: world.clone(), bytes });
        while self.bytes() > self.budget && self.frames.len() > 2 {
            self.thin_out();
        }
    }

    /// How many worlds are kept.
    pub fn count(&self) -> usize {
        self.frames.len()
    }

    /// Events between two of them.
    pub fn spacing(&self) -> usize {
        self.spacing
    }

    /// About how many bytes they have.
    pub fn bytes(&self) -> usize {
        self.frames.iter().map(|frame| frame.bytes).sum()
    }

    fn thin_out(&mut self) {
        let mut number = 0;
        self.frames.retain(|_| {
            number += 1;
            number % 2 == 1
        });
        for place in 1..self.frames.len() {
            self.frames[place].bytes = self.frames[place].world.bytes_beside(&self.frames[place - 1].world);
        }
        self.spacing *= 2;
    }

    /// The last keyframe at or before this event.
    fn before(&self, at: usize) -> &Frame {
        let after = self.frames.partition_point(|frame| frame.at <= at);
        &self.frames[after.saturating_sub(1)]
    }
}

/// A place in a recording, and the world there.
#[derive(Clone, Debug)]
pub struct Cursor {
    at: usize,
    world: World,
    /// Worlds shortly before, in order, kept where a seek passed them.
    trail: Vec<(usize, World)>,
}

impl Cursor {
    /// Before the first event.
    pub fn new(recording: &Recording) -> Self {
        Self { at: 0, world: World::new(&recording.header), trail: Vec::new() }
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
        self.trail.retain(|(from, _)| *from <= at && at - from <= 2 * TRAIL[0]);
        match self.trail.last() {
            // Whoever goes on in small steps leaves copies, too.
            last if (frame.at..=at).contains(&self.at) => {
                if last.is_none_or(|(from, _)| from + TRAIL[2] <= self.at) {
                    self.trail.push((self.at, self.world.clone()));
                }
            }
            Some((from, world)) if *from >= frame.at => (self.at, self.world) = (*from, world.clone()),
            _ => (self.at, self.world) = (frame.at, frame.world.clone()),
        }
        for behind in TRAIL {
            let stop = at.saturating_sub(behind);
            if stop > self.at {
                self.fold_to(recording, stop);
                self.trail.push((stop, self.world.clone()));
            }
        }
        self.fold_to(recording, at);
    }

    /// Another cursor at a place that is not behind this one, to go on from there.
    #[must_use]
    pub fn branch(&self, recording: &Recording, keyframes: &Keyframes, at: usize) -> Self {
        let at = at.min(self.at);
        let frame = keyframes.before(at);
        let near = self.trail.iter().rfind(|(from, _)| *from <= at).filter(|(from, _)| *from >= frame.at);
        let (from, world) = near.map_or((frame.at, &frame.world), |(from, world)| (*from, world));
        let mut branch = Self { at: from, world: world.clone(), trail: Vec::new() };
        branch.fold_to(recording, at);
        branch
    }

    /// Goes to where everything up to this time, that instant included, has happened.
    pub fn seek_time(&mut self, recording: &Recording, keyframes: &Keyframes, time: SimTime) {
        self.seek_event(recording, keyframes, recording.index_at(time));
    }

    /// Lets one more event happen, and returns it; nothing at the end.
    pub fn forward(&mut self, recording: &Recording) -> Option<Event> {
        let event = recording.events().get(self.at)?;
        self.world.apply(&event).expect(FOLDED);
        self.at += 1;
        Some(event)
    }

    /// Takes the last event back, and returns it; nothing at the start.
    pub fn back(&mut self, recording: &Recording, keyframes: &Keyframes) -> Option<Event> {
        let at = self.at.checked_sub(1)?;
        self.seek_event(recording, keyframes, at);
        recording.events().get(at)
    }

    /// Goes on to where the first `at` events have happened; `look` is shown each event on the way, its place, and the
    /// world before it.
    pub fn walk(&mut self, recording: &Recording, at: usize, mut look: impl FnMut(usize, &Event, &World)) {
        for event in recording.events().range(self.at..at.max(self.at)) {
            look(self.at, &event, &self.world);
            self.world.apply(&event).expect(FOLDED);
            self.at += 1;
        }
    }

    fn fold_to(&mut self, recording: &Recording, at: usize) {
        self.walk(recording, at, |_, _, _| {});
    }
}
