//! Simulated time: whole nanoseconds since the start of the run, and spans of them.
//!
//! **Invariants**: no floats; an instant and a span are different types; nothing here reads a clock.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub, SubAssign};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An instant of the run, in nanoseconds since its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SimTime(u64);

/// A span of simulated time, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SimDuration(u64);

/// Why a text is not a duration. Display says what would have been right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DurationError {
    /// Nothing but blanks.
    #[error("a duration is missing; write a number and a unit, as in `100ms`")]
    Empty,
    /// It does not begin with a digit.
    #[error("not a duration; write a number and a unit (ns, us, ms, s, m, h), as in `100ms` or `1.5s`")]
    NotANumber,
    /// A number without a unit.
    #[error("the unit is missing; write one of ns, us, ms, s, m, h, as in `100ms`")]
    NoUnit,
    /// Letters that are no unit.
    #[error("unknown unit; the units are ns, us, ms, s, m, h")]
    UnknownUnit,
    /// More digits than a nanosecond has.
    #[error("finer than a nanosecond; durations are whole nanoseconds")]
    TooFine,
    /// More than 2⁶⁴ nanoseconds.
    #[error("too long; the longest duration is about 584 years")]
    TooLong,
}

impl SimTime {
    /// The start of the run.
    pub const ZERO: Self = Self(0);
    /// The end of all time.
    pub const MAX: Self = Self(u64::MAX);

    /// The instant this many nanoseconds after the start.
    pub const fn from_nanos(ns: u64) -> Self {
        Self(ns)
    }

    /// Nanoseconds since the start.
    pub const fn nanos(self) -> u64 {
        self.0
    }

    /// The span from `earlier` to this instant; zero if `earlier` is later.
    pub const fn since(self, earlier: Self) -> SimDuration {
        SimDuration(self.0.saturating_sub(earlier.0))
    }

    /// The instant this far before, but not before the start.
    #[must_use]
    pub const fn before(self, span: SimDuration) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl SimDuration {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// The longest span.
    pub const MAX: Self = Self(u64::MAX);

    /// So many nanoseconds.
    pub const fn from_nanos(ns: u64) -> Self {
        Self(ns)
    }

    /// So many microseconds.
    pub const fn from_micros(us: u64) -> Self {
        Self(us.saturating_mul(1_000))
    }

    /// So many milliseconds.
    pub const fn from_millis(ms: u64) -> Self {
        Self(ms.saturating_mul(1_000_000))
    }

    /// So many seconds.
    pub const fn from_secs(s: u64) -> Self {
        Self(s.saturating_mul(1_000_000_000))
    }

    /// In nanoseconds.
    pub const fn nanos(self) -> u64 {
        self.0
    }

    /// Whether it is no time at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// This span less another, or zero.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add<SimDuration> for SimTime {
    type Output = Self;
    fn add(self, span: SimDuration) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl AddAssign<SimDuration> for SimTime {
    fn add_assign(&mut self, span: SimDuration) {
        *self = *self + span;
    }
}

impl Add for SimDuration {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for SimDuration {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for SimDuration {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.saturating_sub(other)
    }
}

impl SubAssign for SimDuration {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Mul<u64> for SimDuration {
    type Output = Self;
    fn mul(self, times: u64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl Sum for SimDuration {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        spans.fold(Self::ZERO, Add::add)
    }
}

/// Unit names with their length in nanoseconds, coarsest first. `us` is printed as ASCII so that it fits anywhere.
const UNITS: [(&str, u64); 8] = [
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1_000),
    ("µs", 1_000),
    ("μs", 1_000),
    ("ns", 1),
];

/// Printed in the coarsest of s, ms, us, ns that leaves a whole part, with no more digits than needed: `1.5ms`.
impl fmt::Display for SimDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, length) = match self.0 {
            1..1_000 => ("ns", 1),
            1_000..1_000_000 => ("us", 1_000),
            1_000_000..1_000_000_000 => ("ms", 1_000_000),
            _ => ("s", 1_000_000_000),
        };
        let (whole, rest) = (self.0 / length, self.0 % length);
        if rest == 0 {
            return f.pad(&format!("{whole}{unit}"));
        }
        let width = length.ilog10() as usize;
        let digits = format!("{rest:0width$}");
        f.pad(&format!("{whole}.{}{unit}", digits.trim_end_matches('0')))
    }
}

impl fmt::Display for SimTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        SimDuration(self.0).fmt(f)
    }
}

/// Reads what Go's `time.ParseDuration` reads (`300ms`, `1.5h`, `2m30s`), without signs; `0` needs no unit.
impl FromStr for SimDuration {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        let mut rest = text.trim();
        match rest {
            "" => return Err(DurationError::Empty),
            "0" => return Ok(Self::ZERO),
            _ => {}
        }
        let mut total: u64 = 0;
        while !rest.is_empty() {
            let number_end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let (number, tail) = rest.split_at(number_end);
            let unit_end = tail.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(tail.len());
            let (unit, after) = tail.split_at(unit_end);
            total = total.checked_add(part(number, unit.trim())?).ok_or(DurationError::TooLong)?;
            rest = after;
        }
        Ok(Self(total))
    }
}

/// One number with its unit, in nanoseconds.
fn part(number: &str, unit: &str) -> Result<u64, DurationError> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() || fraction.contains('.') {
        return Err(DurationError::NotANumber);
    }
    if unit.is_empty() {
        return Err(DurationError::NoUnit);
    }
    let (_, length) = UNITS.iter().find(|(name, _)| *name == unit).ok_or(DurationError::UnknownUnit)?;
    let whole: u64 = match whole {
        "" => 0,
        digits => digits.parse().map_err(|_| DurationError::TooLong)?,
    };
    let whole_ns = whole.checked_mul(*length).ok_or(DurationError::TooLong)?;
    whole_ns.checked_add(fraction_ns(fraction, *length)?).ok_or(DurationError::TooLong)
}

/// The nanoseconds of a decimal fraction of a unit.
fn fraction_ns(fraction: &str, unit_ns: u64) -> Result<u64, DurationError> {
    let digits = fraction.trim_end_matches('0');
    if digits.is_empty() {
        return Ok(0);
    }
    let scale = u32::try_from(digits.len()).ok().and_then(|n| 10_u128.checked_pow(n)).ok_or(DurationError::TooFine)?;
    let value = digits.parse::<u128>().map_err(|_| DurationError::TooFine)?;
    let scaled = value.checked_mul(u128::from(unit_ns)).ok_or(DurationError::TooFine)?;
    if scaled % scale != 0 {
        return Err(DurationError::TooFine);
    }
    u64::try_from(scaled / scale).map_err(|_| DurationError::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ns(text: &str) -> u64 {
        text.parse::<SimDuration>().unwrap().nanos()
    }

    #[test]
    fn reads_go_durations() {
        assert_eq!(ns("100ms"), 100_000_000);
        assert_eq!(ns("1.5us"), 1_500);
        assert_eq!(ns("2µs"), 2_000);
        assert_eq!(ns("1m30s"), 90_000_000_000);
        assert_eq!(ns("0"), 0);
        assert_eq!(ns(" .5s "), 500_000_000);
        assert_eq!(ns("18446744073709551615ns"), u64::MAX);
    }

    #[test]
    fn says_what_is_wrong() {
        let error = |text: &str| text.parse::<SimDuration>().unwrap_err();
        assert_eq!(error(""), DurationError::Empty);
        assert_eq!(error("ms"), DurationError::NotANumber);
        assert_eq!(error("-1ms"), DurationError::NotANumber);
        assert_eq!(error("100"), DurationError::NoUnit);
        assert_eq!(error("3 days"), DurationError::UnknownUnit);
        assert_eq!(error("1.5ns"), DurationError::TooFine);
        assert_eq!(error("18446744073709551616ns"), DurationError::TooLong);
        assert_eq!(error("1.2.3ms"), DurationError::NotANumber);
    }

    #[test]
    fn prints_the_shortest_exact_form() {
        let print = |ns| SimDuration::from_nanos(ns).to_string();
        assert_eq!(print(0), "0s");
        assert_eq!(print(999), "999ns");
        assert_eq!(print(1_500_000), "1.5ms");
        assert_eq!(print(1_000_000_001), "1.000000001s");
    }

    proptest::proptest! {
        #[test]
        fn what_is_printed_is_read_back(ns: u64) {
            let span = SimDuration::from_nanos(ns);
            proptest::prop_assert_eq!(span.to_string().parse(), Ok(span));
        }

        #[test]
        fn no_text_panics(text in ".*") {
            let _ = text.parse::<SimDuration>();
        }
    }
}
