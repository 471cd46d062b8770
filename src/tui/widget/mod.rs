//! Small drawings without state.

pub mod chip;
pub mod heading;
pub mod pen;
