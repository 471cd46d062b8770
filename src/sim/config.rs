//! What a machine is: cores, Ps, costs, seed, start-up, limits, and what is changed from outside while it runs.

use crate::base::quota::{CpuMax, Quota};
use crate::base::time::{SimDuration, SimTime};
use crate::sim::costs::{Costs, Preset};

/// The machine and the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Number of cores, 1 to [`Config::MAX_CORES`].
    pub cores: u16,
    /// CPU time that all cores together may use for the program.
    pub quota: CpuMax,
    /// Number of Ps, 1 to [`Config::MAX_PROCS`].
    pub gomaxprocs: u16,
    /// Whether somebody has set GOMAXPROCS: then it does not follow the quota (`customGOMAXPROCS`).
    pub custom_gomaxprocs: bool,
    /// What operations cost.
    pub costs: Costs,
    /// Seed of every random stream.
    pub seed: u64,
    /// How the program starts.
    pub startup: Startup,
    /// How long the kernel lets a thread run while others wait for its core.
    pub time_slice: SimDuration,
    /// How long a thread has run at least before a woken thread may take its core.
    pub wakeup_granularity: SimDuration,
    /// Slots of a local run queue; 256 in Go. Even, at least 2.
    pub ring: u16,
    /// Where a run ends at the latest.
    pub limits: Limits,
    /// What is changed from outside, by time; of one time in this order.
    pub changes: Vec<Change>,
}

/// How the program starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Startup {
    /// Main is the only goroutine.
    Clean,
    /// The runtime's own goroutines 2 to 6 exist, as when a real program reaches `main.main`.
    Real,
}

/// What a run may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Simulated time.
    pub time: SimDuration,
    /// Steps of the simulator.
    pub events: u64,
    /// Goroutines alive at once; the runtime's own do not count.
    pub goroutines: u32,
    /// Threads, sysmon included; Go's own limit is 10000 and exceeding it is a fatal error there too.
    pub threads: u16,
    /// Steps at one instant.
    pub steps_at_one_instant: u64,
}

/// Something is changed from outside while the program runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub time: SimTime,
    /// What, and to what.
    pub setting: Setting,
}

/// What can be changed while the program runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The number of cores, 1 to [`Config::MAX_CORES`]; the highest go and come. The program still sees as many as at
    /// the start, and GOMAXPROCS stays what it is.
    Cores(u16),
    /// CPU time that all cores together may use. GOMAXPROCS follows within a second, unless somebody has set it.
    Quota(CpuMax),
    /// What operations cost that begin from then on.
    Costs {
        /// What the table is called: a preset, and single costs that differ from it.
        name: String,
        /// The table.
        costs: Box<Costs>,
    },
    /// Every random stream begins anew, from this seed.
    Seed(u64),
    /// GOMAXPROCS, 1 to [`Config::MAX_PROCS`].
    Gomaxprocs(u16),
}

impl Setting {
    /// What the table of costs is called, if that is what is changed.
    pub fn costs_name(&self) -> Option<&str> {
        match self {
            Self::Costs { name, .. } => Some(name),
            Self::Cores(_) | Self::Quota(_) | Self::Seed(_) | Self::Gomaxprocs(_) => None,
        }
    }
}

impl Config {
    /// The most cores a machine can have.
    pub const MAX_CORES: u16 = 1024;
    /// The most Ps.
    pub const MAX_PROCS: u16 = 1024;

    /// `defaultGOMAXPROCS`: as many Ps as cores, but no more than the quota can keep busy, rounded up, and two.
    pub fn default_gomaxprocs(cores: u16, quota: CpuMax) -> u16 {
        let limit = |quota: Quota| u16::try_from(quota.cpus()).unwrap_or(u16::MAX).max(2);
        quota.quota().map_or(cores, |quota| limit(quota).min(cores))
    }

    /// GOMAXPROCS becomes what it is by default, unless somebody has set it.
    pub fn follow(&mut self) {
        if !self.custom_gomaxprocs {
            self.gomaxprocs = Self::default_gomaxprocs(self.cores, self.quota);
        }
    }

    /// Somebody sets GOMAXPROCS.
    pub const fn set_gomaxprocs(&mut self, procs: u16) {
        self.gomaxprocs = procs;
        self.custom_gomaxprocs = true;
    }

    /// Whether there is a quota at some time.
    pub fn has_quota(&self) -> bool {
        let later = self.changes.iter().any(|change| matches!(change.setting, Setting::Quota(CpuMax::Quota(_))));
        !self.quota.is_unlimited() || later
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            cores: 4,
            quota: CpuMax::Unlimited,
            gomaxprocs: 4,
            custom_gomaxprocs: false,
            costs: Costs::preset(Preset::Nominal),
            seed: 1,
            startup: Startup::Clean,
            time_slice: SimDuration::from_millis(4),
            wakeup_granularity: SimDuration::from_millis(1),
            ring: 256,
            limits: Limits::default(),
            changes: Vec::new(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: SimDuration::from_secs(3_600),
            events: 1_000_000_000,
            goroutines: 10_000_000,
            threads: 10_000,
            steps_at_one_instant: 10_000_000,
        }
    }
}
