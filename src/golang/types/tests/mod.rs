//! Facts about types, from Go 1.27.

mod assigning;
mod finding;
mod inferring;
mod naming;
mod satisfying;
