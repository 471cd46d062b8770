//! Printed results.

pub mod diagnostic;
pub mod json;
pub mod limit;
mod places;
pub mod text;

use crate::scenario::Verdict;
use crate::trace::timeline::Timeline;

/// A run that is over, and what was expected of it.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The run.
    pub timeline: &'a Timeline,
    /// What was expected; empty if nothing was.
    pub expectations: &'a [Verdict],
}

impl Run<'_> {
    /// Whether every expectation was met.
    pub fn passed(&self) -> bool {
        self.expectations.iter().all(|expectation| expectation.passed)
    }
}
