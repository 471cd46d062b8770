//! Wall time to simulated time: how fast the film runs.
//!
//! **Invariant**: reads no clock; wall time comes in as a number, so tests play any speed without waiting.

use std::fmt;
use std::time::Duration;

use crate::base::time::SimDuration;

/// Simulated time per second of wall time, in steps of 1, 2, 5 from 1 us to 100 s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speed(u32);

impl Speed {
    /// The slowest: a microsecond per second.
    pub const MIN: Self = Self(0);
    /// The fastest: 100 seconds per second.
    pub const MAX: Self = Self(24);
    /// Ticks per second at which a run is shown unless somebody asks otherwise.
    const TICKS_PER_SECOND: u64 = 10;

    /// The step closest below what plays ten ticks of this length in a second.
    pub fn for_tick(tick: SimDuration) -> Self {
        Self::at_most(tick * Self::TICKS_PER_SECOND)
    }

    /// Simulated time per wall second.
    pub const fn per_second(self) -> SimDuration {
        let mantissa = match self.0 % 3 {
            0 => 1,
            1 => 2,
            _ => 5,
        };
        SimDuration::from_micros(mantissa * 10_u64.pow(self.0 / 3))
    }

    /// The speed of so much simulated time a second, if there is such a step.
    pub fn of(per_second: SimDuration) -> Option<Self> {
        Some(Self::at_most(per_second)).filter(|speed| speed.per_second() == per_second)
    }

    /// The fastest that is not faster than this, or the slowest.
    pub fn at_most(per_second: SimDuration) -> Self {
        let fitting = (0..=Self::MAX.0).map(Self).take_while(|speed| speed.per_second() <= per_second);
        fitting.last().unwrap_or(Self::MIN)
    }

    /// The simulated time that goes by in so much wall time.
    pub fn during(self, wall: Duration) -> SimDuration {
        let scaled = wall.as_nanos() * u128::from(self.per_second().nanos()) / Pacer::SECOND;
        SimDuration::from_nanos(u64::try_from(scaled).unwrap_or(u64::MAX))
    }

    /// One step up.
    #[must_use]
    pub fn faster(self) -> Self {
        Self(self.0 + 1).min(Self::MAX)
    }

    /// One step down.
    #[must_use]
    pub const fn slower(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/s", self.per_second())
    }
}

/// Hands out simulated time as wall time goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pacer {
    /// When time was last handed out; none while paused.
    last: Option<Duration>,
    /// What was left over, in nanoseconds times 10⁹.
    rest: u128,
}

impl Pacer {
    /// A frame may not jump further than this or two frames: after a stall the film goes on where it was.
    const LONGEST_STEP: Duration = Duration::from_millis(250);
    const SECOND: u128 = 1_000_000_000;

    /// Stands still until the next [`Self::advance`], which hands out nothing.
    pub fn pause(&mut self) {
        *self = Self::default();
    }

    /// The simulated time that goes by between the last call and `now`, the wall time since the program's start, if
    /// there is a frame every `step`.
    pub fn advance(&mut self, now: Duration, speed: Speed, step: Duration) -> SimDuration {
        let longest = Self::LONGEST_STEP.max(step * 2);
        let since = self.last.map_or(Duration::ZERO, |last| now.saturating_sub(last)).min(longest);
        self.last = Some(now);
        let scaled = since.as_nanos() * u128::from(speed.per_second().nanos()) + self.rest;
        self.rest = scaled % Self::SECOND;
        SimDuration::from_nanos(u64::try_from(scaled / Self::SECOND).unwrap_or(u64::MAX))
    }

    /// Takes back simulated time that could not be used yet: the next [`Self::advance`] hands it out again.
    pub fn give_back(&mut self, span: SimDuration) {
        self.rest += u128::from(span.nanos()) * Self::SECOND;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Duration = Duration::from_millis(16);

    #[test]
    fn steps_are_1_2_5() {
        let steps: Vec<String> = (0..=Speed::MAX.0).map(|n| Speed(n).to_string()).collect();
        assert_eq!(steps[..5], ["1us/s", "2us/s", "5us/s", "10us/s", "20us/s"]);
        assert_eq!(steps.last().unwrap(), "100s/s");
        assert_eq!((Speed::MIN.slower(), Speed::MAX.faster()), (Speed::MIN, Speed::MAX));
    }

    #[test]
    fn ten_ticks_a_second() {
        assert_eq!(Speed::for_tick(SimDuration::from_millis(1)).per_second(), SimDuration::from_millis(10));
        assert_eq!(Speed::for_tick(SimDuration::from_nanos(100)).per_second(), SimDuration::from_micros(1));
        assert_eq!(Speed::for_tick(SimDuration::ZERO), Speed::MIN);
        assert_eq!(Speed::for_tick(SimDuration::MAX), Speed::MAX);
    }

    #[test]
    fn nothing_is_lost_between_frames() {
        let (mut pacer, speed) = (Pacer::default(), Speed::MIN);
        pacer.advance(Duration::ZERO, speed, FRAME);
        let frames = (1..=300).map(|n| Duration::from_nanos(n * 10_000_000));
        let total: SimDuration = frames.map(|now| pacer.advance(now, speed, FRAME)).sum();
        assert_eq!(total, SimDuration::from_micros(3));
    }

    #[test]
    fn few_frames_are_as_fast() {
        let (mut pacer, speed) = (Pacer::default(), Speed::of(SimDuration::from_millis(2)).unwrap());
        let second = Duration::from_secs(1);
        pacer.advance(Duration::ZERO, speed, second);
        assert_eq!(pacer.advance(second, speed, second), SimDuration::from_millis(2));
        pacer.give_back(SimDuration::from_micros(1));
        assert_eq!(pacer.advance(second * 2, speed, second), SimDuration::from_micros(2_001));
        assert_eq!(speed.during(second / 2), SimDuration::from_millis(1));
        assert_eq!(Speed::of(SimDuration::from_millis(3)), None);
    }

    #[test]
    fn a_pause_and_a_stall_do_not_jump() {
        let (mut pacer, speed) = (Pacer::default(), Speed::for_tick(SimDuration::from_millis(1)));
        assert_eq!(pacer.advance(Duration::from_secs(100), speed, FRAME), SimDuration::ZERO);
        // A quarter of a second is the most that one frame makes up for.
        assert_eq!(pacer.advance(Duration::from_secs(200), speed, FRAME), SimDuration::from_micros(2_500));
        pacer.pause();
        assert_eq!(pacer.advance(Duration::from_mins(5), speed, FRAME), SimDuration::ZERO);
    }
}
