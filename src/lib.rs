//! gopark shows how Go schedules work: a simulated multi-core machine runs Go's G/M/P work-stealing scheduler, and a
//! terminal view draws what happens and says why.
//!
//! ```text
//!   scenario file, Go source --> program, golang: what each goroutine does next
//!                        |
//!                        v
//!                       sim: clock -> cores -> threads (M) -> P -> goroutines (G)
//!                        |
//!                        |  events: the only thing that leaves
//!                        v
//!   a recording ----> trace: recording -> world at time t (a fold over events) -> statistics
//!                        |                            |
//!                        v                            v
//!                       tui                        report
//! ```
//!
//! **Invariants**
//! - Everything that is shown is derived from events. Stepping back, seeking and opening a recording are one mechanism.
//! - A run is a pure function of scenario and seed: the same bytes of recording on every machine.
//! - Every decision carries its reason, and what was looked at in vain before, in its event.
//! - States, events and functions are called what Go's runtime calls them.
//! - Dependencies point one way: [`base`] and [`event`] are leaves; [`sim`] knows no file and no terminal; [`trace`]
//!   knows no simulator; [`tui`] knows neither simulator nor scenario; [`simulate`] and [`cli`] put both sides together.
//!
//! | module | what it holds |
//! |---|---|
//! | [`base`] | simulated time, ids, random streams, diagnostics |
//! | [`event`] | everything that can happen, and why |
//! | [`sim`] | the machine: kernel, scheduler, channels, mutexes, timers, network |
//! | [`program`] | what goroutines do: `[[task]]` tables |
//! | [`golang`] | what goroutines do: Go programs, read, checked, compiled and run |
//! | [`scenario`] | scenario files, read and checked; the built-in ones; expectations |
//! | [`simulate`] | from a scenario to a recording |
//! | [`trace`] | recordings, the world at any time, statistics, words for what happened |
//! | [`report`] | a run as text and as JSON; mistakes in files |
//! | [`tui`] | the view |
//! | [`cli`] | the command |
//!
//! A run without a terminal:
//!
//! ```
//! use gopark::scenario::{Scenario, builtin};
//! use gopark::simulate::{Overrides, Plan};
//!
//! let builtin = builtin::find("io-wait").expect("there is such a scenario");
//! let scenario = Scenario::parse(builtin.source).expect("it is valid");
//! let plan = Plan::new(builtin.name, scenario, &Overrides::default());
//! let timeline = plan.run();
//! assert_eq!(timeline.stats().makespan.to_string(), "4.06s");
//! assert!(plan.judge(&timeline).iter().all(|verdict| verdict.passed));
//! ```

pub mod base;
pub mod cli;
pub mod event;
pub mod golang;
pub mod program;
pub mod report;
pub mod scenario;
pub mod settings;
pub mod sim;
pub mod simulate;
pub mod trace;
pub mod tui;
