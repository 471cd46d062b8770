//! Printed results.

pub mod diagnostic;
