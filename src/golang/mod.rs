//! The front end for Go programs: from source text to goroutines that the machine runs.
//!
//! ```text
//!   text --> syntax: tree --> check: types, mistakes --> compile: bytecode --> vm: goroutines
//!                                   ^                        ^                   ^
//!                               library (Go source)          '---- native (Rust)-'
//! ```

mod build;
pub mod check;
pub mod code;
pub mod compile;
pub mod constant;
mod example;
pub mod folder;
mod header;
pub mod library;
pub mod listing;
pub mod load;
pub mod native;
pub mod package;
pub mod source;
pub mod syntax;
mod testmain;
pub mod types;
pub mod vm;

pub use build::{Rejected, VERSION, build};
