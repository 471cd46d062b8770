//! How the events of a recording are kept in memory: packed, and found by time, by place, by kind and by whom they are
//! about.
//!
//! ```text
//!   block    512 events, packed one after the other          codec.rs, log.rs
//!   summary  of a block: its first time, the marks in it     log.rs
//!   chapter  of 64 blocks: who is in which of them           subjects.rs
//! ```

pub mod codec;
pub mod log;
pub mod mark;
pub mod subjects;
pub mod varint;
