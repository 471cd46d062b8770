//! How far a goroutine may compute before the machine looks at the others.
//!
//! What a goroutine does to memory between two looks happens at once, at the first of them. So goroutines that share
//! memory look at each other often while several run, after times that vary, so that whatever they do to it interleaves
//! in ever different ways; the seed decides in which.

use crate::base::ids::MId;
use crate::base::time::SimDuration;
use crate::sim::Sim;
use crate::sim::program::Program;
use crate::sim::sink::Sink;

/// The least and, nearly, twice of that the most time, while goroutines run on other cores.
const TOGETHER: u32 = 512;
/// The most time for one that runs alone.
const ALONE: SimDuration = SimDuration::from_micros(20);
/// And the least, however soon somebody may come.
const AT_LEAST: SimDuration = SimDuration::from_micros(1);

impl<P: Program, S: Sink> Sim<P, S> {
    /// The most CPU time that the goroutine on this thread may use now.
    pub(super) fn quantum(&mut self, m: MId) -> SimDuration {
        if !P::SHARES_MEMORY {
            return SimDuration::MAX;
        }
        if self.others_run(m) {
            let more = self.quanta.u32() & (TOGETHER - 1);
            return SimDuration::from_nanos(u64::from(TOGETHER + more));
        }
        self.calendar.next_time().since(self.now).clamp(AT_LEAST, ALONE)
    }

    /// Whether a goroutine runs on another core.
    fn others_run(&self, m: MId) -> bool {
        let alone = self.sched.pidle.len() + 1 >= usize::from(self.gomaxprocs);
        let runs = |other: MId| other != m && self.ms[other.index()].curg.is_some();
        !alone && self.cores.iter().any(|core| core.m.is_some_and(runs))
    }
}
