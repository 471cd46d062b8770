//! When a frame is drawn: soon after something can be seen that is new, but never more often than motion allows.
//!
//! ```text
//!   key, mouse, resize --> at once, or a frame's time after the last one
//!   report, time going by --> a step's time after the last one (longer, where motion is reduced)
//!   nothing new --> never
//! ```
//!
//! **Invariants**: between two frames lies at least [`Motion::frame`]; reads no clock, so tests play any haste without
//! waiting.

use std::time::Instant;

use super::msg::Msg;
use super::settings::Motion;

/// The last frame and the next one.
#[derive(Clone, Copy, Debug)]
pub struct Frames {
    /// When the last frame was drawn.
    drawn: Instant,
    /// When the next one is due, if there is something new to be seen.
    due: Option<Instant>,
}

impl Frames {
    /// The first one is due at once.
    pub const fn new(start: Instant) -> Self {
        Self { drawn: start, due: Some(start) }
    }

    /// Whether it is time for one.
    pub fn is_due(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// Takes note that one was drawn.
    pub const fn drawn(&mut self, now: Instant) {
        (self.drawn, self.due) = (now, None);
    }

    /// Takes note of what may bring something new to be seen.
    pub fn note(&mut self, msg: &Msg, moving: bool, motion: Motion) {
        let due = match msg {
            Msg::Frame(_) => moving.then_some(self.drawn + motion.step()),
            Msg::Report(_) => Some(self.drawn + motion.step()),
            _ => Some(self.drawn + motion.frame()),
        };
        self.due = self.due.into_iter().chain(due).min();
    }

    /// When the loop has something to do even if nothing comes: draw, let time go by, or try a second time to set a
    /// goal.
    pub fn next(&self, moving: bool, goal: bool, motion: Motion) -> Option<Instant> {
        let moving = moving.then(|| self.drawn + motion.step());
        let goal = goal.then(|| self.drawn + motion.frame());
        [self.due, moving, goal].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::tui::settings::Fps;
    use crate::tui::worker::{Progress, Report};

    const SECONDS: u32 = 10;

    /// The frames drawn in ten seconds in which a message of this sort comes every 100 us.
    fn frames(motion: Motion, moving: bool, message: fn(Duration) -> Msg) -> u32 {
        let start = Instant::now();
        let (mut frames, mut count) = (Frames::new(start), 0);
        for n in 0..SECONDS * 10_000 {
            let wall = Duration::from_micros(100) * n;
            if frames.is_due(start + wall) {
                frames.drawn(start + wall);
                count += 1;
            }
            frames.note(&message(wall), moving, motion);
        }
        count
    }

    fn key(_: Duration) -> Msg {
        Msg::Resize(80, 24)
    }

    fn report(_: Duration) -> Msg {
        Msg::Report(Report::Progress(Progress::default()))
    }

    #[test]
    fn a_flood_of_anything_is_drawn_sixty_times_a_second() {
        let motion = Motion::default();
        for message in [key, report, Msg::Frame] {
            let count = frames(motion, true, message);
            // A frame is drawn at the first message after its time: a little less often than there could be.
            assert!((59 * SECONDS..=60 * SECONDS).contains(&count), "{count}");
        }
    }

    #[test]
    fn fewer_where_fewer_are_wanted() {
        let motion = Motion { fps: Fps::new(20).unwrap(), reduced: true };
        assert!((19 * SECONDS..=20 * SECONDS).contains(&frames(motion, true, key)), "keys are answered at once");
        for message in [report, Msg::Frame] {
            assert!((3 * SECONDS..=4 * SECONDS).contains(&frames(motion, true, message)));
        }
    }

    #[test]
    fn nothing_is_drawn_where_nothing_is_new() {
        assert_eq!(frames(Motion::default(), false, Msg::Frame), 1, "the first one");
        let start = Instant::now();
        let mut frames = Frames::new(start);
        frames.drawn(start);
        assert_eq!(frames.next(false, false, Motion::default()), None, "there is nothing to wake up for");
        assert_eq!(frames.next(true, false, Motion::default()), Some(start + Motion::default().step()));
        frames.note(&key(Duration::ZERO), false, Motion::default());
        assert_eq!(frames.next(false, false, Motion::default()), Some(start + Motion::default().frame()));
    }
}
