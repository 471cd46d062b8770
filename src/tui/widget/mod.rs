//! Small drawings without state.

pub mod big;
pub mod canvas;
pub mod chip;
pub mod heading;
pub mod pen;
