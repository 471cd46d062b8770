//! The large recording: about ten million events of 64 Ps and a hundred thousand goroutines, and random places in it.

use gopark::simulate::Plan;

use crate::work::plan;

/// Rounds of each goroutine: about ten million events.
const ROUNDS: u32 = 4;
/// Goroutines of each sort.
const CLIENTS: u32 = 60_000;
const LOCKERS: u32 = 10_000;
const PAIRS: u32 = 15_000;

/// What is recorded.
pub(crate) fn crowd() -> Plan {
    let all = ROUNDS * (CLIENTS + LOCKERS + 2 * PAIRS);
    let numbers = [("n", ROUNDS), ("clients", CLIENTS), ("lockers", LOCKERS), ("pairs", PAIRS), ("all", all)];
    plan(include_str!("crowd.toml"), &numbers)
}

/// Numbers from a linear congruential generator.
pub(crate) fn dice(below: u64) -> impl FnMut() -> u64 {
    let mut state = 1_u64;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) % below
    }
}
