//! The recording of a run, the world at any time of it, and statistics: all of it derived from events.
//!
//! **Invariant**: nothing in here knows the simulator or a terminal.

pub mod fold;
pub mod recording;
pub mod world;
