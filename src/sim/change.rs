//! What somebody outside changes while the program runs: cores, costs, the seed; GOMAXPROCS is passed on to `stw.rs`, the
//! quota to `quota.rs`.
//!
//! ```text
//!   cores down   the highest go: their threads go to an idle core, else to the tail of the kernel's run queue
//!   cores up     they come back, or are new: threads that wait get them, lowest core first
//!   costs        what is being paid for already keeps its price
//!   seed         every stream begins anew: threads', the quanta's, the program's
//! ```
//!
//! The program does not notice: `runtime.NumCPU` is what it was at the start, and so is what the runtime derives from it.
//! Only a quota it looks at again (`maxprocs.rs`).

use crate::base::ids::CoreId;
use crate::base::rng::{Rng, Stream};
use crate::event::Kind;
use crate::sim::Sim;
use crate::sim::config::Setting;
use crate::sim::costs::Costs;
use crate::sim::program::Program;
use crate::sim::sink::Sink;
use crate::sim::state::Core;

impl<P: Program, S: Sink> Sim<P, S> {
    /// A configured change is due.
    pub(super) fn change(&mut self, index: u32) {
        let at = index as usize;
        match self.cfg.changes[at].setting.clone() {
            Setting::Gomaxprocs(procs) => self.change_procs(procs),
            Setting::Quota(quota) => self.change_quota(quota),
            Setting::Cores(cores) => self.change_cores(cores),
            Setting::Costs { costs, .. } => self.change_costs(at, *costs),
            Setting::Seed(seed) => self.change_seed(seed),
        }
    }

    fn change_cores(&mut self, cores: u16) {
        let cores = cores.max(1);
        let before = std::mem::replace(&mut self.online, cores);
        if self.cores.len() < usize::from(cores) {
            self.cores.resize_with(cores.into(), Core::default);
            self.counters.busy.resize_with(cores.into(), Default::default);
        }
        self.emit_as(None, None, None, Kind::CoresChange { cores });
        for core in (cores..before).map(CoreId::new) {
            self.vacate(core);
        }
        for core in (before..cores).map(CoreId::new) {
            self.fill_core(core);
        }
    }

    fn change_costs(&mut self, at: usize, costs: Costs) {
        let earlier = self.cfg.changes[..at].iter().filter(|change| matches!(change.setting, Setting::Costs { .. }));
        let costs_before = earlier.count() as u16;
        self.cfg.costs = costs;
        self.emit_as(None, None, None, Kind::CostsChange { costs: costs_before });
    }

    fn change_seed(&mut self, seed: u64) {
        self.cfg.seed = seed;
        self.quanta = Rng::new(seed, Stream::Quanta);
        for (m, number) in self.ms.iter_mut().zip(0..) {
            m.rng = Rng::new(seed, Stream::Thread(number));
        }
        self.program.reseed(seed);
        self.emit_as(None, None, None, Kind::SeedChange { seed });
    }
}
