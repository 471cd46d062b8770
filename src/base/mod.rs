//! Leaves that everything else stands on: ids, simulated time, CPU quotas, random streams, diagnostics.
//!
//! **Invariant**: nothing in here knows any other module of the program.

pub mod diag;
pub mod ids;
pub mod quota;
pub mod rng;
pub mod time;
