//! gopark shows how Go schedules work: a simulated multi-core machine runs Go's G/M/P work-stealing scheduler, and a
//! terminal view draws what happens and says why.

pub mod base;
pub mod cli;
pub mod event;
pub mod program;
pub mod report;
pub mod scenario;
pub mod sim;
pub mod simulate;
pub mod trace;
pub mod tui;
