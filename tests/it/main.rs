//! The one integration test binary. Modules go from the machine's rules up to whole processes.

mod fold;
mod rules_order;
mod rules_time;
mod scenario_invalid;
mod script;
