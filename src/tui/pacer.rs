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
        let wanted = tick * Self::TICKS_PER_SECOND;
        let fitting = (0..=Self::MAX.0).map(Self).take_while(|speed| speed.per_second() <= wanted);
        fitting.last().unwrap_or(Self::MIN)
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
    /// A frame may not jump further than this: after a stall the film goes on where it was.
    const LONGEST_STEP: Duration = Duration::from_millis(250);
    const SECOND: u128 = 1_000_000_000;

    /// Stands still until the next [`Self::advance`], which hands out nothing.
    pub fn pause(&mut self) {
        *self = Self::default();
    }

    /// The simulated time that goes by between the last call and `now`, the wall time since the program's start.
    pub fn advance(&mut self, now: Duration, speed: Speed) -> SimDuration {
        let since = self.last.map_or(Duration::ZERO, |last| now.saturating_sub(last)).min(Self::LONGEST_STEP);
        self.last = Some(now);
        let scaled = since.as_nanos() * u128::from(speed.per_second().nanos()) + self.rest;
        self.rest = scaled % Self::SECOND;
        SimDuration::from_nanos(u64::try_from(scaled / Self::SECOND).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_1_2_5() {
        let steps: Vec<String> = (0..=Speed::MAX.0).map(|n| Speed(n).to_string()).collect();
        assert_eq!(steps[..5], ["1us/s", "2us/s", "5us/s", "10us/s", "20us/s"]);
        assert_eq!(steps.last().unwrap(), "100s/s");
        assert_eq!((Speed::MIN.slower(), Speed::MAX.faster()), (Speed::MIN, Speed::MAX));
    }

    #[test]
    fn twenty_ticks_a_second() {
        assert_eq!(Speed::for_tick(SimDuration::from_millis(1)).per_second(), SimDuration::from_millis(10));
        assert_eq!(Speed::for_tick(SimDuration::from_nanos(100)).per_second(), SimDuration::from_micros(2));
        assert_eq!(Speed::for_tick(SimDuration::ZERO), Speed::MIN);
        assert_eq!(Speed::for_tick(SimDuration::MAX), Speed::MAX);
    }

    #[test]
    fn nothing_is_lost_between_frames() {
        let (mut pacer, speed) = (Pacer::default(), Speed::MIN);
        pacer.advance(Duration::ZERO, speed);
        let frames = (1..=300).map(|n| Duration::from_nanos(n * 10_000_000));
        let total: SimDuration = frames.map(|now| pacer.advance(now, speed)).sum();
        assert_eq!(total, SimDuration::from_micros(3));
    }

    #[test]
    fn a_pause_and_a_stall_do_not_jump() {
        let (mut pacer, speed) = (Pacer::default(), Speed::for_tick(SimDuration::from_millis(1)));
        assert_eq!(pacer.advance(Duration::from_secs(100), speed), SimDuration::ZERO);
        assert_eq!(pacer.advance(Duration::from_secs(200), speed), SimDuration::from_millis(5));
        pacer.pause();
        assert_eq!(pacer.advance(Duration::from_mins(5), speed), SimDuration::ZERO);
    }
}
