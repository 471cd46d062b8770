//! GOMAXPROCS follows the container's quota, as since Go 1.25 (`sysmonUpdateGOMAXPROCS`, `updateMaxProcsGoroutine`).
//!
//! ```text
//!   sysmon, once a second: is the default another number now? --> wakes goroutine 5
//!   goroutine 5: stops the world, changes GOMAXPROCS, parks
//! ```
//!
//! Nothing of this happens once somebody has set GOMAXPROCS, nor on a machine that never has a quota. A clean start has
//! no goroutine 5: sysmon makes the change itself there.

use crate::base::ids::MId;
use crate::base::time::SimDuration;
use crate::event::{Kind, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::config::Config;
use crate::sim::program::Program;
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Next, Step};
use crate::sim::wake::SYSMON;

/// How often sysmon looks at the quota, at most.
const INTERVAL: SimDuration = SimDuration::from_secs(1);
/// The goroutine that makes the change waits for this reason.
pub(super) const IDLE: WaitReason = WaitReason::MaxProcsUpdaterIdle;

impl<P: Program, S: Sink> Sim<P, S> {
    /// `sysmonUpdateGOMAXPROCS`, if it is time.
    pub(super) fn watch_quota(&mut self) {
        let lately = self.sched.lastgomaxprocs.is_some_and(|last| last + INTERVAL > self.now);
        if !self.sched.in_container || lately {
            return;
        }
        self.sched.lastgomaxprocs = Some(self.now);
        let procs = Config::default_gomaxprocs(self.cfg.cores, self.cfg.quota);
        if self.cfg.custom_gomaxprocs || procs == self.gomaxprocs {
            return;
        }
        let Some(gp) = self.sched.max_procs_g else {
            self.emit(SYSMON, Kind::SetMaxProcs { procs });
            return self.queue_change(procs);
        };
        let g = &mut self.gs[gp.index()];
        if matches!(g.status, GStatus::Waiting(IDLE, _)) {
            g.next = Next::UpdateProcs(procs);
            self.injectglist(SYSMON, vec![gp], WakeCause::QuotaChanged);
        }
    }

    /// The rest of `updateMaxProcsGoroutine`: it has been woken to change GOMAXPROCS.
    pub(super) fn update_max_procs(&mut self, m: MId, procs: u16) {
        if self.cfg.custom_gomaxprocs || procs == self.gomaxprocs {
            self.procs_updated(m);
        } else {
            self.resize(m, procs, Next::UpdateProcs(procs));
        }
    }

    /// It parks again.
    pub(super) fn procs_updated(&mut self, m: MId) {
        self.set_next(m, Next::Park(IDLE));
        self.then(m, Step::Run);
    }
}
