//! The recording of a run, the world at any time of it, and statistics: all of it derived from events.
//!
//! **Invariant**: nothing in here knows the simulator or a terminal.

pub mod activity;
pub mod ask;
pub mod census;
pub mod explain;
pub mod findings;
pub mod fold;
pub mod format;
pub mod inspect;
pub mod keyframe;
pub mod recording;
pub mod spans;
pub mod stats;
pub mod store;
pub mod system;
pub mod table;
pub mod timeline;
mod track;
pub mod why;
pub mod world;
