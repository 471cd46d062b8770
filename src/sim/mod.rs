//! The simulated machine: cores run threads (M), threads hold Ps, Ps run goroutines (G).
//!
//! **Invariants**: a pure function of configuration, program and seed: no input or output, no thread, no clock, no
//! float, no order that depends on hashing.

pub mod config;
pub mod costs;
pub mod objects;
pub mod program;
