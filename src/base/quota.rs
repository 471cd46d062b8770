//! How much CPU time a container may use: the kernel's `cpu.max`.
//!
//! ```text
//!   50ms/100ms   at most 50 ms of CPU time in each 100 ms, all cores together: half a core
//!   300ms        in each 100 ms, for that is the usual period: three cores
//!   none         as much as there are cores
//! ```
//!
//! **Invariants**: whole microseconds, as in the kernel; a period is 1 ms to 1 s long; a quota is at least 1 ms.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::time::{DurationError, SimDuration};

/// What a container may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CpuMax {
    /// All there is.
    #[default]
    Unlimited,
    /// So much in each period.
    Quota(Quota),
}

/// So much CPU time in each period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Quota {
    cpu_us: NonZeroU32,
    period_us: NonZeroU32,
}

/// Why a text is no quota. Display says what would have been right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuotaError {
    /// Of the CPU time or of the period.
    #[error("write CPU time in each period, as in `50ms/100ms`, or `none`")]
    Duration(#[from] DurationError),
    /// A period that the kernel refuses.
    #[error("a period is 1ms to 1s long, as in `50ms/100ms`")]
    Period,
    /// CPU time that the kernel refuses.
    #[error("a quota is at least 1ms of CPU time in each period, and at most 1024s")]
    Cpu,
    /// More digits than a microsecond has.
    #[error("quota and period are whole microseconds")]
    TooFine,
}

impl Quota {
    /// The period where none is written.
    pub const PERIOD: SimDuration = SimDuration::from_millis(100);
    const LEAST: SimDuration = SimDuration::from_millis(1);
    const LONGEST: SimDuration = SimDuration::from_secs(1);
    const MOST: SimDuration = SimDuration::from_secs(1_024);

    /// So much CPU time in each period.
    ///
    /// # Errors
    /// If the kernel would not take it.
    pub fn new(cpu: SimDuration, period: SimDuration) -> Result<Self, QuotaError> {
        if !(Self::LEAST..=Self::LONGEST).contains(&period) {
            return Err(QuotaError::Period);
        }
        if !(Self::LEAST..=Self::MOST).contains(&cpu) {
            return Err(QuotaError::Cpu);
        }
        let micros = |span: SimDuration| {
            let whole = span.nanos().is_multiple_of(1_000).then_some(span.nanos() / 1_000);
            whole.and_then(|us| NonZeroU32::new(u32::try_from(us).ok()?)).ok_or(QuotaError::TooFine)
        };
        Ok(Self { cpu_us: micros(cpu)?, period_us: micros(period)? })
    }

    /// CPU time in each period.
    pub const fn cpu(self) -> SimDuration {
        SimDuration::from_micros(self.cpu_us.get() as u64)
    }

    /// How long a period is.
    pub const fn period(self) -> SimDuration {
        SimDuration::from_micros(self.period_us.get() as u64)
    }

    /// So many cores can be busy all the time, rounded up.
    pub const fn cpus(self) -> u32 {
        self.cpu_us.get().div_ceil(self.period_us.get())
    }

    /// So many cores can be busy all the time, of 1000 parts of one.
    pub const fn cpus_permille(self) -> u64 {
        self.cpu_us.get() as u64 * 1_000 / self.period_us.get() as u64
    }
}

impl CpuMax {
    /// The quota, if there is one.
    pub const fn quota(self) -> Option<Quota> {
        match self {
            Self::Unlimited => None,
            Self::Quota(quota) => Some(quota),
        }
    }

    /// Whether there is no quota.
    pub const fn is_unlimited(&self) -> bool {
        matches!(self, Self::Unlimited)
    }
}

impl FromStr for CpuMax {
    type Err = QuotaError;

    fn from_str(text: &str) -> Result<Self, QuotaError> {
        if text.trim() == "none" {
            return Ok(Self::Unlimited);
        }
        let (cpu, period) = match text.split_once('/') {
            Some((cpu, period)) => (cpu, period.trim().parse()?),
            None => (text, Quota::PERIOD),
        };
        Quota::new(cpu.trim().parse()?, period).map(Self::Quota)
    }
}

impl fmt::Display for CpuMax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unlimited => f.write_str("none"),
            Self::Quota(quota) => quota.fmt(f),
        }
    }
}

impl fmt::Display for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.cpu(), self.period())
    }
}

impl From<Quota> for (u32, u32) {
    fn from(quota: Quota) -> Self {
        (quota.cpu_us.get(), quota.period_us.get())
    }
}

impl TryFrom<(u32, u32)> for Quota {
    type Error = QuotaError;

    fn try_from((cpu, period): (u32, u32)) -> Result<Self, QuotaError> {
        Self::new(SimDuration::from_micros(cpu.into()), SimDuration::from_micros(period.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quota(text: &str) -> Quota {
        text.parse::<CpuMax>().expect("valid").quota().expect("a quota")
    }

    #[test]
    fn what_is_written_is_read() {
        for (text, shown) in [("50ms/100ms", "50ms/100ms"), (" 1.5s / 1s ", "1.5s/1s"), ("300ms", "300ms/100ms")] {
            assert_eq!(quota(text).to_string(), shown);
            assert_eq!(quota(shown), quota(text));
        }
        assert_eq!("none".parse(), Ok(CpuMax::Unlimited));
        assert_eq!(CpuMax::Unlimited.to_string(), "none");
    }

    #[test]
    fn cores_are_rounded_up() {
        let cpus = ["50ms/100ms", "100ms", "101ms/100ms", "250ms", "1024s/1ms"].map(|text| quota(text).cpus());
        assert_eq!(cpus, [1, 1, 2, 3, 1_024_000]);
        assert_eq!(quota("250ms").cpus_permille(), 2_500);
    }

    #[test]
    fn what_the_kernel_refuses_is_refused() {
        let error = |text: &str| text.parse::<CpuMax>().expect_err("no quota");
        assert_eq!(error("50ms/2s"), QuotaError::Period);
        assert_eq!(error("50ms/999us"), QuotaError::Period);
        assert_eq!(error("999us/10ms"), QuotaError::Cpu);
        assert_eq!(error("1025s"), QuotaError::Cpu);
        assert_eq!(error("1000001ns/10ms"), QuotaError::TooFine);
        assert_eq!(error("2"), QuotaError::Duration(DurationError::NoUnit));
        assert_eq!(error("/100ms"), QuotaError::Duration(DurationError::Empty));
        assert_eq!(error("max"), QuotaError::Duration(DurationError::NotANumber));
    }
}
