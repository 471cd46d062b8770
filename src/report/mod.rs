//! Printed results.

pub mod diagnostic;
pub mod json;
pub mod limit;
pub mod text;

use crate::trace::timeline::Timeline;

/// A run that is over, and what was expected of it.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The run.
    pub timeline: &'a Timeline,
    /// What was expected; empty if nothing was.
    pub expectations: &'a [Expectation],
}

/// One line of `[expect]` and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Expectation {
    /// Its key, such as `makespan`.
    pub key: String,
    /// What should have been, as the scenario says it.
    pub expected: String,
    /// What was.
    pub found: String,
    /// Whether that is all right.
    pub passed: bool,
}

impl Run<'_> {
    /// Whether every expectation was met.
    pub fn passed(&self) -> bool {
        self.expectations.iter().all(|expectation| expectation.passed)
    }
}
