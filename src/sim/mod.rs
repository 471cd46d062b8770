//! The simulated machine: cores run threads (M), threads hold Ps, Ps run goroutines (G).
//!
//! ```text
//!   calendar --> kernel (cores, threads) --> scheduler steps of one thread --> events
//!                   ^                              |  costs: the thread burns them on its core
//!                   +------------------------------+
//! ```
//!
//! A thread is a little machine of its own: a `state::Step` says what it does next, and how much CPU time it has to
//! burn before that. Each step is atomic and happens when its cost has been paid. Files are named after the
//! runtime's own or after the runtime function they hold; `README.md` in this folder tells the protocols.
//!
//! **Invariants**: a pure function of configuration, program and seed: no input or output, no thread, no clock, no
//! float, no order that depends on hashing. Events are the only thing that leaves.

mod calendar;
mod chan;
mod change;
mod cond;
pub mod config;
pub mod costs;
pub mod counters;
mod deadlock;
mod engine;
mod find;
mod handoff;
mod invariant;
mod kernel;
mod locked;
mod maxprocs;
mod mutex;
mod netpoll;
pub mod objects;
mod operate;
mod proc;
mod procresize;
pub mod program;
mod quantum;
pub mod quota;
mod runq;
mod rwmutex;
mod select;
mod sema;
pub mod sink;
pub mod snapshot;
mod start;
mod state;
mod steal;
mod stw;
mod sudog;
mod syscall;
mod sysmon;
mod timer;
mod timers;
pub mod view;
mod waitgroup;
mod wake;

pub use engine::Sim;
pub use start::SYSTEM_GOROUTINES;
