//! How a run ended.

use serde::{Deserialize, Serialize};

use super::{Object, WaitReason};
use crate::base::ids::{FuncId, GoId};
use crate::base::time::SimTime;

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// `main` returned; the other goroutines ended with it.
    MainReturned,
    /// Every goroutine is parked and nothing can wake one: `all goroutines are asleep - deadlock!`
    Deadlock {
        /// Who waits for what, by goroutine id (no system goroutines).
        stuck: Vec<Stuck>,
    },
    /// A goroutine panicked, which ends the program with status 2.
    Panic {
        /// Who.
        g: GoId,
        /// The panic's text, without `panic: `.
        message: String,
    },
    /// The runtime gave up (`fatal error: …`), which cannot be recovered.
    Fatal {
        /// The text after `fatal error: `.
        message: String,
        /// Whose doing it was, if somebody's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        g: Option<GoId>,
    },
    /// A goroutine called `os.Exit`.
    Exited {
        /// The exit status.
        code: i32,
    },
    /// One of the limits was reached.
    Limit {
        /// Which.
        limit: Limit,
        /// Its value.
        value: u64,
    },
    /// The run was asked to go no further than this time.
    Until {
        /// Then.
        time: SimTime,
    },
}

/// One goroutine of a deadlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stuck {
    /// Who.
    pub g: GoId,
    /// What it runs.
    pub func: FuncId,
    /// Why it waits.
    pub reason: WaitReason,
    /// On what.
    pub on: Object,
    /// Who holds that, where somebody does.
    pub holder: Option<GoId>,
}

/// What a run may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Limit {
    /// Simulated time, in nanoseconds.
    Time,
    /// Steps of the simulator (what it takes from its calendar, and what goroutines ask of the runtime).
    Events,
    /// Goroutines alive at once.
    Goroutines,
    /// Steps without any simulated time passing: the program goes round in a circle that costs nothing.
    StepsAtOneInstant,
}

impl Limit {
    /// The key in a scenario's `[machine.limits]` that raises it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Events => "events",
            Self::Goroutines => "goroutines",
            Self::StepsAtOneInstant => "steps_at_one_instant",
        }
    }
}

impl Outcome {
    /// The stable name used in reports and in `[expect]`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::MainReturned => "ok",
            Self::Deadlock { .. } => "deadlock",
            Self::Panic { .. } => "panic",
            Self::Fatal { .. } => "fatal",
            Self::Exited { .. } => "exit",
            Self::Limit { .. } => "limit",
            Self::Until { .. } => "until",
        }
    }
}
