//! The one integration test binary. Modules go from the machine's rules up to whole processes.

mod conformance;
mod fold;
mod rules_order;
mod rules_procs;
mod rules_threads;
mod rules_time;
mod scenario_invalid;
mod script;
mod trace_fold;
mod trace_random;
mod trace_script;
