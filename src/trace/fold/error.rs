//! Why an event does not fit the world it is applied to.

use std::fmt;

use crate::base::ids::{ChanId, CoreId, GoId, MId, MutexId, PId};
use crate::base::time::SimTime;

/// Why an event cannot have happened in this world. Only a damaged recording has such events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// It is earlier than the one before.
    #[error("time runs backwards, from {before} to {now}")]
    TimeBackwards {
        /// The time of the event before.
        before: SimTime,
        /// The time of this one.
        now: SimTime,
    },
    /// It lacks somebody whom events of its kind need.
    #[error("the event names no {0}, but its kind needs one")]
    Missing(&'static str),
    /// It names somebody who does not exist.
    #[error("{0} does not exist")]
    Unknown(Thing),
    /// It names somebody whose state does not allow it.
    #[error("{0} {1}")]
    Conflict(Thing, &'static str),
}

/// Whom an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A goroutine.
    G(GoId),
    /// A thread.
    M(MId),
    /// A P.
    P(PId),
    /// A core.
    Core(CoreId),
    /// A mutex.
    Mutex(MutexId),
    /// A channel.
    Chan(ChanId),
    /// The global run queue.
    Global,
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::G(g) => write!(f, "G{g}"),
            Self::M(m) => write!(f, "M{m}"),
            Self::P(p) => write!(f, "P{p}"),
            Self::Core(core) => write!(f, "core {core}"),
            Self::Mutex(mutex) => write!(f, "mutex {mutex}"),
            Self::Chan(chan) => write!(f, "channel {chan}"),
            Self::Global => f.write_str("the global queue"),
        }
    }
}
