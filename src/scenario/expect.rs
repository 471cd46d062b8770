//! What a scenario expects of its run, and whether a run lived up to it.
//!
//! **Invariant**: knows no recording and no statistics; whoever has them fills in [`Measured`]. Whole numbers only.

use std::fmt;
use std::ops::Range;

use crate::base::time::SimDuration;

macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $unit:ident;)*) => {
        /// What is measured.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure {
            $($(#[$doc])* $name,)*
        }

        impl Measure {
            /// All of them, in the order in which reports show them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The keys in `[expect]`, in the same order; and `stdout`, which is no number.
            pub const KEYS: &'static [&'static str] = &[$($key,)* "stdout"];

            /// The key in `[expect]`.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// What its number counts.
            pub const fn unit(self) -> Unit {
                match self { $(Self::$name => Unit::$unit,)* }
            }
        }
    };
}

measures! {
    /// How the run ended.
    Outcome = "outcome", Outcome;
    /// When the run ended.
    Makespan = "makespan", Time;
    /// CPU time that goroutines ran, of all that the cores had from the start to the end.
    Utilisation = "utilisation", Share;
    /// The most goroutines that were running on cores at the same time.
    Parallelism = "parallelism", Count;
    /// Goroutines that existed over the whole run, `main` included, the runtime's own not.
    Goroutines = "goroutines", Count;
    /// Threads that existed at the end, the main thread and sysmon included.
    Threads = "threads", Count;
    /// How often a P began to run a goroutine.
    Switches = "switches", Count;
    /// How often a core turned to a thread.
    ContextSwitches = "context_switches", Count;
    /// How often a thief found something.
    Steals = "steals", Count;
    /// How many goroutines thieves took in all.
    Stolen = "stolen", Count;
    /// How often a goroutine was stopped while it could have gone on.
    Preemptions = "preemptions", Count;
    /// How often a P without a thread was given to one.
    Handoffs = "handoffs", Count;
    /// How often a P was taken from a thread in a syscall.
    Retakes = "retakes", Count;
    /// How often a full local queue moved half of its goroutines to the global one.
    Overflows = "overflows", Count;
    /// How often a core had nothing left of the quota.
    Throttles = "throttles", Count;
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nanoseconds, written as a duration.
    Time,
    /// Things.
    Count,
    /// A thousandth, written as a percentage.
    Share,
    /// No number, but the name of an outcome.
    Outcome,
}

/// One line of `[expect]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Of what.
    pub measure: Measure,
    /// What it should be.
    pub wanted: Wanted,
    /// Where the file says so; none for `outcome`, which is `ok` where the file does not say otherwise.
    pub span: Option<Range<usize>>,
}

/// What something should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// This outcome, by its stable name.
    Outcome(&'static str),
    /// At most so many.
    AtMost(u64),
    /// At least so many.
    AtLeast(u64),
    /// Less.
    Below(u64),
    /// More.
    Above(u64),
    /// Exactly so many.
    Exactly(u64),
    /// From the first to the second, both included.
    Within(u64, u64),
}

/// What a run was like; see [`Measure`] for what each number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants of the same names in Measure say it")]
pub struct Measured {
    pub outcome: &'static str,
    pub makespan: SimDuration,
    /// In thousandths.
    pub utilisation: u64,
    pub parallelism: u64,
    pub goroutines: u64,
    pub threads: u64,
    pub switches: u64,
    pub context_switches: u64,
    pub steals: u64,
    pub stolen: u64,
    pub preemptions: u64,
    pub handoffs: u64,
    pub retakes: u64,
    pub overflows: u64,
    pub throttles: u64,
}

/// One expectation held against a run.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Verdict {
    /// The key in `[expect]`.
    pub key: &'static str,
    /// What was expected: `<= 41ms`.
    pub expected: String,
    /// What was found: `40.2ms`.
    pub found: String,
    /// Whether that is as expected.
    pub passed: bool,
}

/// Holds every expectation against a run.
pub fn judge(expectations: &[Expectation], measured: &Measured) -> Vec<Verdict> {
    expectations.iter().map(|expectation| expectation.judge(measured)).collect()
}

impl Expectation {
    /// Holds it against a run.
    pub fn judge(&self, measured: &Measured) -> Verdict {
        let passed = match self.wanted {
            Wanted::Outcome(name) => name == measured.outcome,
            wanted => wanted.holds(measured.number(self.measure)),
        };
        Verdict { key: self.measure.key(), expected: self.to_string(), found: measured.found(self.measure), passed }
    }
}

impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |number| shown(number, self.measure.unit());
        match self.wanted {
            Wanted::Outcome(name) => f.write_str(name),
            Wanted::AtMost(number) => write!(f, "<= {}", show(number)),
            Wanted::AtLeast(number) => write!(f, ">= {}", show(number)),
            Wanted::Below(number) => write!(f, "< {}", show(number)),
            Wanted::Above(number) => write!(f, "> {}", show(number)),
            Wanted::Exactly(number) => f.write_str(&show(number)),
            Wanted::Within(low, high) => write!(f, "{}..{}", show(low), show(high)),
        }
    }
}

impl Wanted {
    /// Whether a number is as wanted.
    const fn holds(self, number: u64) -> bool {
        match self {
            Self::Outcome(_) => false,
            Self::AtMost(most) => number <= most,
            Self::AtLeast(least) => number >= least,
            Self::Below(bound) => number < bound,
            Self::Above(bound) => number > bound,
            Self::Exactly(wanted) => number == wanted,
            Self::Within(low, high) => low <= number && number <= high,
        }
    }
}

impl Measured {
    /// The number of a measure; 0 for the outcome, which has none.
    pub const fn number(&self, measure: Measure) -> u64 {
        match measure {
            Measure::Outcome => 0,
            Measure::Makespan => self.makespan.nanos(),
            Measure::Utilisation => self.utilisation,
            Measure::Parallelism => self.parallelism,
            Measure::Goroutines => self.goroutines,
            Measure::Threads => self.threads,
            Measure::Switches => self.switches,
            Measure::ContextSwitches => self.context_switches,
            Measure::Steals => self.steals,
            Measure::Stolen => self.stolen,
            Measure::Preemptions => self.preemptions,
            Measure::Handoffs => self.handoffs,
            Measure::Retakes => self.retakes,
            Measure::Overflows => self.overflows,
            Measure::Throttles => self.throttles,
        }
    }

    /// A measure in words.
    fn found(&self, measure: Measure) -> String {
        match measure {
            Measure::Outcome => self.outcome.to_owned(),
            _ => shown(self.number(measure), measure.unit()),
        }
    }
}

/// A number with its unit.
fn shown(number: u64, unit: Unit) -> String {
    match unit {
        Unit::Time => SimDuration::from_nanos(number).to_string(),
        Unit::Share if number.is_multiple_of(10) => format!("{}%", number / 10),
        Unit::Share => format!("{}.{}%", number / 10, number % 10),
        Unit::Count | Unit::Outcome => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(measure: Measure, wanted: Wanted, measured: Measured) -> (String, String, bool) {
        let verdict = Expectation { measure, wanted, span: None }.judge(&measured);
        (verdict.expected, verdict.found, verdict.passed)
    }

    #[test]
    fn times_are_compared_and_shown_as_durations() {
        let measured = Measured { makespan: SimDuration::from_micros(40_500), ..Measured::default() };
        let at_most = Wanted::AtMost(41_000_000);
        assert_eq!(verdict(Measure::Makespan, at_most, measured), ("<= 41ms".into(), "40.5ms".into(), true));
        let within = Wanted::Within(40_000_000, 40_400_000);
        assert_eq!(verdict(Measure::Makespan, within, measured), ("40ms..40.4ms".into(), "40.5ms".into(), false));
    }

    #[test]
    fn shares_and_counts_and_outcomes() {
        let measured = Measured { utilisation: 875, steals: 3, outcome: "deadlock", ..Measured::default() };
        let share = verdict(Measure::Utilisation, Wanted::AtLeast(900), measured);
        assert_eq!(share, (">= 90%".into(), "87.5%".into(), false));
        assert_eq!(verdict(Measure::Steals, Wanted::Exactly(3), measured), ("3".into(), "3".into(), true));
        let outcome = verdict(Measure::Outcome, Wanted::Outcome("ok"), measured);
        assert_eq!(outcome, ("ok".into(), "deadlock".into(), false));
    }

    #[test]
    fn bounds_include_what_they_say() {
        assert!(Wanted::Within(2, 3).holds(2) && Wanted::Within(2, 3).holds(3) && !Wanted::Within(2, 3).holds(4));
        assert!(!Wanted::Below(3).holds(3) && !Wanted::Above(3).holds(3));
        assert!(Wanted::AtMost(3).holds(3) && Wanted::AtLeast(3).holds(3));
    }
}
