//! What is counted in every run, observed or not. (An observed run's full statistics come from its events.)

use crate::base::time::SimDuration;

/// The counts of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Time each core spent running goroutines, in nanoseconds; by core id.
    pub busy: Vec<SimDuration>,
    /// Goroutines started on a P (`GoStart`).
    pub switches: u64,
    /// Cores that turned from one thread to another.
    pub context_switches: u64,
    /// Goroutines preempted.
    pub preemptions: u64,
    /// Successful steals.
    pub steals: u64,
    /// Goroutines taken by them.
    pub stolen: u64,
    /// Ps given to a thread by `handoffp`.
    pub handoffs: u64,
    /// Ps that sysmon took from threads in syscalls.
    pub retakes: u64,
    /// Overflows of a ring into the global queue.
    pub overflows: u64,
    /// Times that a core had nothing left of the quota.
    pub throttles: u64,
    /// Threads, sysmon included. They are never destroyed.
    pub threads: u32,
    /// Goroutines created by the program, main included.
    pub created: u64,
    /// Of those, ended by themselves; main, with which the program ends, is not among them.
    pub finished: u64,
}

impl Counters {
    pub(super) fn new(cores: u16) -> Self {
        Self { busy: vec![SimDuration::ZERO; usize::from(cores)], ..Self::default() }
    }
}
