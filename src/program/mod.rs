//! Front ends: what goroutines do.
