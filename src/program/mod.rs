//! Front ends: what goroutines do.

pub mod workload;
